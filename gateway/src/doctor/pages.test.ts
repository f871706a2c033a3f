import { startSandbox } from '@p2c/sandbox';
import { describe, expect, it } from 'vitest';
import { allChecks } from './all-checks.ts';
import type { Check } from './check.ts';
import { openContext } from './open-context.ts';
import { runChecks } from './run-checks.ts';
import { asks } from './testing/differences.ts';
import { startOtherTenant } from './testing/other-tenant.ts';

const ids = [
  'finance-operations-companies',
  'sales-business-units',
  'sales-price-lists',
  'sales-unique-account',
];

describe('doctor', () => {
  it('sees all rows of systems that answer in pages of one', async () => {
    await using sandbox = await startSandbox({
      salesPort: 0,
      financeOperationsPort: 0,
      // Else the key answers in place of the numbers.
      lacks: { sales: { alternateKeys: ['accounts'] } },
    });
    const findings = async (salesRoot: string, financeOperationsRoot: string) => {
      const access = (root: string) => ({
        ...sandbox.credentials,
        authority: sandbox.authority,
        scope: `${new URL(root).origin}/.default`,
      });
      await using opened = openContext({
        sales: { serviceRoot: salesRoot, ...access(sandbox.sales.serviceRoot) },
        financeOperations: {
          serviceRoot: financeOperationsRoot,
          ...access(sandbox.financeOperations.serviceRoot),
        },
        company: 'usmf',
        businessUnits: {},
        productCompany: 'demf',
        ownership: undefined,
        mayWrite: false,
      });
      const { context, models } = opened;
      const checks = allChecks(models, context.rules).filter(({ id }) => ids.includes(id));
      const alone = checks.map((check): Check => ({ ...check, after: [] }));
      const results = await runChecks(alone, context);
      return results.map(({ check, findings: found }) => [check.id, found]);
    };
    await using sales = await startOtherTenant(sandbox.sales.serviceRoot);
    await using financeOperations = await startOtherTenant(sandbox.financeOperations.serviceRoot);
    const inPages = asks({ url: /./ }, (request) => ({
      ...request,
      headers: { ...request.headers, prefer: 'odata.maxpagesize=1' },
    }));
    sales.differ(inPages);
    financeOperations.differ(inPages);
    const expected = await findings(sandbox.sales.serviceRoot, sandbox.financeOperations.serviceRoot);
    expect(expected.map(([id]) => id).sort()).toEqual([...ids].sort());
    expect(await findings(sales.serviceRoot, financeOperations.serviceRoot)).toEqual(expected);
  });
});
