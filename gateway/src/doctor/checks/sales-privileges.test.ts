import { type SandboxOptions, startSandbox } from '@p2c/sandbox';
import { describe, expect, it } from 'vitest';
import { openContext } from '../open-context.ts';
import { runChecks } from '../run-checks.ts';
import { refuses, rewrites } from '../testing/differences.ts';
import { type Difference, startOtherTenant } from '../testing/other-tenant.ts';
import { neededPrivileges, salesPrivilegeChecks } from './sales-privileges.ts';

/** What is found of the privileges in a tenant that answers otherwise. */
async function find(difference: Difference, lacks: SandboxOptions['lacks'] = {}) {
  await using sandbox = await startSandbox({ salesPort: 0, financeOperationsPort: 0, lacks });
  await using tenant = await startOtherTenant(sandbox.sales.serviceRoot);
  tenant.differ(difference);
  const access = {
    ...sandbox.credentials,
    authority: sandbox.authority,
    scope: `${new URL(sandbox.sales.serviceRoot).origin}/.default`,
  };
  await using opened = openContext({
    sales: { serviceRoot: tenant.serviceRoot, ...access },
    financeOperations: { serviceRoot: sandbox.financeOperations.serviceRoot, ...access },
    company: 'usmf',
    businessUnits: {},
    ownership: undefined,
    mayWrite: false,
  });
  const checks = salesPrivilegeChecks.map((check) => ({ ...check, after: [] }));
  return (await runChecks(checks, opened.context)).flatMap(({ findings }) => findings);
}

const held = { url: /RetrieveUserPrivileges/ };

describe('privileges of the application user', () => {
  it('are each told when they are missing, by their names in Sales', async () => {
    const names = Object.entries(neededPrivileges).flatMap(([table, types]) =>
      types.map((type) => `prv${type}${table.charAt(0).toUpperCase()}${table.slice(1)}`),
    );
    expect(names.length).toBeGreaterThan(30);
    const lacks = { sales: { privileges: names.filter((name) => name !== 'prvReadQuote') } };
    const findings = await find(() => undefined, lacks);
    expect(findings).toEqual(
      lacks.sales.privileges.map((name) => ({
        kind: 'missing',
        what: expect.stringMatching(new RegExp(`^${name} is missing`)),
        mend: expect.stringMatching(/at organization level/),
      })),
    );
  });

  it('that reach no further than its business unit are too narrow', async () => {
    const findings = await find(
      rewrites(
        held,
        /"Depth":"Global"(,"PrivilegeId":"[^"]*","BusinessUnitId":"[^"]*","PrivilegeName":"prvReadAccount")/g,
        '"Depth":"Local"$1',
      ),
    );
    expect(findings).toEqual([
      {
        kind: 'missing',
        what: 'prvReadAccount reaches only as far as Local.',
        mend: 'Give the application user a security role with Read on account at organization level.',
      },
    ]);
  });

  it('that two roles give count as far as the deeper one reaches', async () => {
    const findings = await find(
      rewrites(
        held,
        /(\{"Depth":")Global("[^{]*"PrivilegeName":"prvReadAccount"[^}]*\}),/g,
        '$1Basic$2,$1Global$2,$1Local$2,',
      ),
    );
    expect(findings).toEqual([{ kind: 'ok', detail: '11 tables' }]);
  });

  it('that two roles give too narrowly are told by the deeper one', async () => {
    const findings = await find(
      rewrites(
        held,
        /(\{"Depth":")Global("[^{]*"PrivilegeName":"prvReadAccount"[^}]*\}),/g,
        '$1Basic$2,$1Deep$2,$1Local$2,',
      ),
    );
    expect(findings).toMatchObject([
      { kind: 'missing', what: 'prvReadAccount reaches only as far as Deep.' },
    ]);
  });

  it('of a table that has none of its own are those of another, and not asked for', async () => {
    const findings = await find(
      rewrites({ url: /LogicalName='quotedetail'/ }, /"Privileges":\[.*\]/g, '"Privileges":[]'),
    );
    expect(findings).toEqual([{ kind: 'ok', detail: '11 tables' }]);
  });

  it('that are not told are not known', async () => {
    expect(await find(rewrites(held, /\[.*\]/g, '[]'))).toEqual([
      { kind: 'unknown', why: 'Sales tells no privileges of its user.' },
    ]);
    expect(await find(refuses(held, 404))).toEqual([
      { kind: 'unknown', why: expect.stringMatching(/does not tell the privileges.*404/) },
    ]);
  });
});
