import { equalsText, type ODataClient } from '@p2c/odata';
import { type Check, type Finding, missing, ok, warning } from '../check.ts';
import { readJson } from '../read-json.ts';
import { readRows } from '../read-rows.ts';

/** Settings and reference data of Sales that Microsoft's setup of prospect to cash asks for. */
export const salesSettingChecks: readonly Check[] = [
  {
    id: 'sales-pricing',
    system: 'SALES',
    need: 'Sales calculates prices and totals itself, with discounts by line.',
    after: ['sales-access'],
    run: ({ sales }) => pricing(sales),
  },
  {
    id: 'sales-products-active',
    system: 'SALES',
    need: 'Products that sync creates can stand on quotes at once.',
    after: ['sales-access'],
    run: ({ sales }) => productsActive(sales),
  },
  {
    id: 'sales-price-lists',
    system: 'SALES',
    need: 'Every currency of the products has a valid price list.',
    after: ['sales-read-pricelevels', 'finance-operations-read-SellableReleasedProducts'],
    run: priceLists,
  },
  {
    id: 'sales-business-units',
    system: 'SALES',
    need: 'The business units that stand for companies are there.',
    after: ['sales-access'],
    run: async ({ sales, companies }) => {
      const rows = await readRows(sales, { entitySet: 'businessunits', select: ['businessunitid'] });
      const known = new Set(rows.map(({ businessunitid }) => String(businessunitid).toLowerCase()));
      const lost = companies.businessUnits.filter((id) => !known.has(id));
      if (lost.length === 0) return ok(`${rows.length} business units`);
      return missing(`Sales has no business unit ${lost.join(', ')}.`, 'Correct --business-units.');
    },
  },
];

async function organization(client: ODataClient, column: string): Promise<unknown> {
  const { status, rows, refusal } = await readJson(client, `organizations?$select=${column}`);
  if (status >= 400) throw new Error(`The settings of the organization cannot be read (${refusal})`);
  return rows[0]?.[column];
}

/** Microsoft Learn, "Prospect to cash": system pricing calculation on, discount calculation by line item. */
async function pricing(client: ODataClient): Promise<Finding | Finding[]> {
  const mend = 'In Sales open Settings > Advanced settings > Administration > System settings > Sales';
  const isOn = await organization(client, 'oobpricecalculationenabled');
  const method = await organization(client, 'discountcalculationmethod');
  return [
    isOn === true ? ok() : missing('"Use system pricing calculation" is off.', `${mend}, and switch it on.`),
    // 0 = Line item, 1 = Per unit
    method === 0
      ? ok()
      : warning(
          'Discounts are calculated per unit.',
          `${mend}, and set "Discount calculation method" to Line item.`,
        ),
  ];
}

async function productsActive(client: ODataClient): Promise<Finding> {
  const startsAsDraft = await organization(client, 'createproductswithoutparentinactivestate');
  if (startsAsDraft === true) return ok();
  return warning(
    'Products are created as drafts: each must be activated in Sales, or with activateSalesProduct, before it stands on a quote.',
    'In System settings > Sales set "Create products in active state" to Yes.',
  );
}

async function priceLists({
  sales,
  financeOperations,
  companies,
  now,
}: Parameters<Check['run']>[0]): Promise<Finding> {
  const products = await readRows(financeOperations, {
    entitySet: 'SellableReleasedProducts',
    select: ['CurrencyCode'],
    filter: equalsText('FINANCE_OPERATIONS', 'dataAreaId', companies.productCompany),
  });
  const lists = await readRows(sales, {
    entitySet: 'pricelevels',
    select: ['begindate', 'enddate'],
    filter: { kind: 'compare', property: 'statecode', operator: 'eq', value: { type: 'int', value: 0 } },
    expand: [{ navigationProperty: 'transactioncurrencyid', select: ['isocurrencycode'] }],
  });
  const today = now().toISOString().slice(0, 10);
  const valid = lists.filter(
    ({ begindate, enddate }) =>
      (typeof begindate !== 'string' || begindate.slice(0, 10) <= today) &&
      (typeof enddate !== 'string' || enddate.slice(0, 10) >= today),
  );
  const currencies = new Set(
    valid.map(({ transactioncurrencyid: currency }) =>
      String((currency as { isocurrencycode?: unknown } | null)?.isocurrencycode).toUpperCase(),
    ),
  );
  const used = new Set(products.map(({ CurrencyCode: code }) => String(code).toUpperCase()).filter(Boolean));
  const without = [...used].filter((code) => !currencies.has(code));
  if (without.length === 0) return ok(`${used.size} currencies in use`);
  return warning(
    `No active price list that is valid today has the currency ${without.join(', ')}: products in it wait.`,
    'Add a price list in that currency in Sales, or let those products wait.',
  );
}
