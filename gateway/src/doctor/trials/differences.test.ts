import { type Sandbox, startSandbox } from '@p2c/sandbox';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Finding } from '../check.ts';
import { type OpenContext, openContext } from '../open-context.ts';
import { countRows } from '../testing/count-rows.ts';
import { rewrites } from '../testing/differences.ts';
import { type OtherTenant, startOtherTenant } from '../testing/other-tenant.ts';
import { allTrials } from './all-trials.ts';
import { atBench } from './bench.ts';
import { financeOperationsDifferences } from './differences/finance-operations.ts';
import { salesReadingDifferences } from './differences/sales-reading.ts';
import { salesWritingDifferences } from './differences/sales-writing.ts';
import type { WriteTrial } from './trial.ts';

const rows = [...salesReadingDifferences, ...salesWritingDifferences, ...financeOperationsDifferences];

describe('a tenant in which one assumed fact is otherwise', () => {
  let sandbox: Sandbox;
  let tenants: Record<'sales' | 'financeOperations', OtherTenant>;
  let opened: OpenContext;
  let before: Awaited<ReturnType<typeof countRows>>;

  beforeAll(async () => {
    sandbox = await startSandbox({
      salesPort: 0,
      financeOperationsPort: 0,
      serviceProtection: true,
      // The batch job would make totals current between two looks.
      salesTotalsSeconds: 0,
    });
    tenants = {
      sales: await startOtherTenant(sandbox.sales.serviceRoot),
      financeOperations: await startOtherTenant(sandbox.financeOperations.serviceRoot),
    };
    // Tokens are those of the system behind.
    const access = (root: string) => ({
      ...sandbox.credentials,
      authority: sandbox.authority,
      scope: `${new URL(root).origin}/.default`,
    });
    opened = openContext({
      sales: { serviceRoot: tenants.sales.serviceRoot, ...access(sandbox.sales.serviceRoot) },
      financeOperations: {
        serviceRoot: tenants.financeOperations.serviceRoot,
        ...access(sandbox.financeOperations.serviceRoot),
      },
      company: 'usmf',
      businessUnits: {},
      ownership: undefined,
      mayWrite: true,
    });
    await opened.context.sales.create('systemusers', { fullname: 'Ann Agent' });
    before = await countRows(opened.context);
  });
  afterAll(async () => {
    await opened[Symbol.asyncDispose]();
    for (const tenant of Object.values(tenants)) await tenant[Symbol.asyncDispose]();
    await sandbox.stop();
  });

  it('is there for every trial', () => {
    expect(rows.map(({ assumption }) => assumption).sort()).toEqual(
      allTrials.map(({ assumption }) => assumption).sort(),
    );
  });

  it.each(rows.map((row) => [row.assumption, row] as const))(
    'is told by the trial of %s, which leaves nothing behind',
    async (id, { system, differs, says }) => {
      const trial = allTrials.find(({ assumption }) => assumption === id);
      if (trial === undefined) throw new Error(`There is no trial of ${id}.`);
      tenants[system].differ(differs);
      const findings: Finding[] = await (trial.how === 'read'
        ? trial.run(opened.context).then((finding) => [finding])
        : atBench(opened.context, trial.run)
      ).finally(() => tenants[system].differ(undefined));
      expect(findings).toEqual([
        { kind: 'warning', what: expect.stringMatching(says), mend: expect.stringMatching(/\S/) },
      ]);
      expect(await countRows(opened.context)).toEqual(before);
    },
  );

  it('in which invoices may be made is told from the metadata: none is tried', async () => {
    const trial = allTrials.find(({ assumption }) => assumption === 'fo-read-only-entity');
    const isEntity = { url: /PublicEntities\('SalesInvoiceHeaderV2'\)/ };
    const writable = rewrites(isEntity, '"IsReadOnly":true', '"IsReadOnly":false');
    const tried: string[] = [];
    tenants.financeOperations.differ((request, ask) => {
      if (request.method === 'POST') tried.push(request.url);
      return writable(request, ask);
    });
    const findings = await atBench(opened.context, (bench) => (trial as WriteTrial).run(bench)).finally(() =>
      tenants.financeOperations.differ(undefined),
    );
    expect(findings).toMatchObject([{ kind: 'warning', what: expect.stringMatching(/says the metadata/) }]);
    expect(tried).toEqual([]);
  });
});
