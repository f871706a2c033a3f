import { startSandbox } from '@p2c/sandbox';
import { describe, expect, it } from 'vitest';
import { openContext } from '../open-context.ts';
import { refuses, rewrites } from '../testing/differences.ts';
import { type Difference, startOtherTenant } from '../testing/other-tenant.ts';
import { trialName } from '../trials/trial-name.ts';
import { trialRecordChecks } from './trial-records.ts';

/** What is found, without trial writes, in a tenant with these price lists that answers otherwise. */
async function find(difference: Difference, names: readonly string[] = []) {
  await using sandbox = await startSandbox({ salesPort: 0, financeOperationsPort: 0 });
  await using tenant = await startOtherTenant(sandbox.sales.serviceRoot);
  const access = {
    ...sandbox.credentials,
    authority: sandbox.authority,
    scope: `${new URL(sandbox.sales.serviceRoot).origin}/.default`,
  };
  await using opened = openContext({
    sales: { serviceRoot: tenant.serviceRoot, ...access },
    financeOperations: {
      serviceRoot: sandbox.financeOperations.serviceRoot,
      ...sandbox.credentials,
      authority: sandbox.authority,
    },
    company: 'usmf',
    businessUnits: {},
    ownership: undefined,
    mayWrite: false,
  });
  for (const name of names) await opened.context.sales.create('pricelevels', { name });
  tenant.differ(difference);
  return await trialRecordChecks.before.run(opened.context);
}

const searched = /invoices\?.*startswith/;
const untold = { kind: 'unknown', why: expect.stringMatching(/^invoices cannot be searched/) };

describe('what trials left behind', () => {
  it('is not called none where a table could not be searched', async () => {
    expect(await find(refuses({ url: searched }, 403))).toEqual([untold]);
  });

  it('is told beside the tables that could not be searched', async () => {
    expect(await find(refuses({ url: searched }, 403), [`${trialName} prices`])).toMatchObject([
      { kind: 'warning', what: expect.stringMatching(/^1 are left: pricelevels\(/) },
      untold,
    ]);
  });

  it('is not looked for without an end where a page leads to itself', async () => {
    const endless = rewrites(
      { url: searched },
      '"value":[',
      '"@odata.nextLink":"invoices?$filter=startswith(name,\'x\')","value":[',
    );
    await expect(find(endless)).rejects.toThrow(/more than 1000 pages/);
  });
});
