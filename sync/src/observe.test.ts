import type { ODataClient, ODataRecord } from '@p2c/odata';
import { expect, it } from 'vitest';
import { loadRules } from './mapping/load-rules.ts';
import { models, schemas } from './mapping/testing/shipped-rules.ts';
import { must } from './must.ts';
import { createFlow, readTarget } from './observe.ts';
import { refuseEverything } from './testing/fake-sales.ts';

/** Products of Sales, found by an equality that knows neither case nor accents. */
function productsNumbered(...numbers: readonly string[]) {
  const records = numbers.map((productnumber): ODataRecord => ({ productid: productnumber, productnumber }));
  const sales: ODataClient = {
    ...refuseEverything('SALES'),
    system: 'SALES',
    model: models.SALES,
    list: async ({ top = 1 }) => ({ records: records.slice(0, top) }),
  };
  const financeOperations: ODataClient = {
    ...refuseEverything('FINANCE_OPERATIONS'),
    system: 'FINANCE_OPERATIONS',
    model: models.FINANCE_OPERATIONS,
  };
  const template = must(loadRules({ schemas, models }).templates.get('Product'), 'a template for products');
  const companies = { companyOf: () => 'usmf', companies: ['usmf'] };
  const flow = createFlow(template, { SALES: sales, FINANCE_OPERATIONS: financeOperations }, companies);
  return async (number: string) =>
    (await readTarget(flow, { company: 'usmf', number }))?.productnumber as string | undefined;
}

it.each([
  { held: ['T0001'], asked: 'T0001', found: 'T0001' },
  { held: ['t0001 '], asked: 'T0001', found: 't0001 ' },
  { held: ['t0001', 'T0001'], asked: 'T0001', found: 'T0001' },
  { held: ['Cafe'], asked: 'Caf\u00e9', found: undefined },
  { held: ['Cafe', 'CAFE', 'CAF\u00c9'], asked: 'Caf\u00e9', found: 'CAF\u00c9' },
])('of products numbered $held, $asked is $found', async ({ held, asked, found }) => {
  expect(await productsNumbered(...held)(asked)).toBe(found);
});
