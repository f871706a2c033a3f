import type { Desk, Made } from '../desk.ts';
import { TrialStopped } from '../trial.ts';
import { trialName } from '../trial-name.ts';

/** A customer, a price list and a product of its own, as documents of Sales need them. */
export interface SalesScene {
  readonly desk: Desk;
  readonly account: Made;
  readonly list: Made;
  readonly product: Made;
  /** Of the product's unit group: its base unit. */
  readonly unit: string;
  /** `/transactioncurrencies(…)` */
  readonly currency: string;
  document(entitySet: 'quotes' | 'salesorders' | 'invoices', values?: object): Promise<Made>;
  /** A line with the product, unless the values say otherwise. */
  line(document: Made, values?: object): Promise<Made>;
}

const lineSets = { quotes: 'quotedetails', salesorders: 'salesorderdetails', invoices: 'invoicedetails' };
const parents = { quotes: 'quoteid', salesorders: 'salesorderid', invoices: 'invoiceid' };

/** A line that is no product of the catalogue. */
export const writeIn = {
  isproductoverridden: true,
  productdescription: trialName,
  quantity: 1,
  priceperunit: 20,
};

/** What a product on a line is, for lines that are built without the scene. */
export const productLine = ({ product, unit }: Pick<SalesScene, 'product' | 'unit'>) => ({
  'productid@odata.bind': `/${product.path}`,
  'uomid@odata.bind': `/uoms(${unit})`,
  quantity: 2,
});

export async function setSalesScene(desk: Desk): Promise<SalesScene> {
  const currency = await baseCurrency(desk);
  const group = await desk.make('uomschedules', { name: `${trialName} ${stamp()}`, baseuomname: 'ea' });
  const unit = await baseUnit(desk, group.id);
  const list = await desk.make('pricelevels', {
    name: `${trialName} ${stamp()}`,
    'transactioncurrencyid@odata.bind': currency,
  });
  const product = await makeProduct(desk, { group, unit, list, currency });
  const account = await desk.make('accounts', { name: trialName });
  return {
    desk,
    account,
    list,
    product,
    unit,
    currency,
    document: (entitySet, values = {}) =>
      desk.make(entitySet, {
        name: trialName,
        'customerid_account@odata.bind': `/${account.path}`,
        'pricelevelid@odata.bind': `/${list.path}`,
        ...values,
      }),
    line: (document, values = productLine({ product, unit })) => {
      const { lines, parent } = linesOf(document);
      return desk.make(lines, { [`${parent}@odata.bind`]: `/${document.path}`, ...values });
    },
  };
}

/** The set of a document's lines, and the lookup by which they hang on it. */
export function linesOf({ path }: Pick<Made, 'path'>): { lines: string; parent: string } {
  const entitySet = path.slice(0, path.indexOf('(')) as keyof typeof lineSets;
  return { lines: lineSets[entitySet], parent: parents[entitySet] };
}

/** The lines of a document by their number. */
export async function readLines(desk: Desk, document: Made): Promise<readonly Record<string, unknown>[]> {
  const { lines, parent } = linesOf(document);
  const { status, rows, refusal } = await desk.get(
    `${lines}?$filter=_${parent}_value eq ${document.id}&$orderby=sequencenumber`,
  );
  if (status >= 300) throw new TrialStopped(`The lines of ${document.path} cannot be read (${refusal})`);
  return rows;
}

export function makeProduct(
  desk: Desk,
  { group, unit, list, currency }: { group: Made; unit: string; list: Made; currency: string },
  values: object = {},
): Promise<Made> {
  return desk.make('products', {
    name: trialName,
    productnumber: `P2CD-${stamp()}`,
    price: 110.5,
    quantitydecimal: 1,
    msdynce_ismaintainedexternally: true,
    'defaultuomscheduleid@odata.bind': `/${group.path}`,
    'defaultuomid@odata.bind': `/uoms(${unit})`,
    'pricelevelid@odata.bind': `/${list.path}`,
    'transactioncurrencyid@odata.bind': currency,
    ...values,
  });
}

export async function baseUnit(desk: Desk, groupId: string): Promise<string> {
  const { rows } = await desk.get(`uoms?$select=uomid&$filter=_uomscheduleid_value eq ${groupId}`);
  const [row] = rows;
  if (row === undefined) throw new TrialStopped('A new unit group has no base unit.');
  return String(row.uomid);
}

async function baseCurrency(desk: Desk): Promise<string> {
  const { rows, refusal } = await desk.get('organizations?$select=_basecurrencyid_value');
  const id = rows[0]?._basecurrencyid_value;
  if (typeof id !== 'string') throw new TrialStopped(`The base currency is not told (${refusal})`);
  return `/transactioncurrencies(${id})`;
}

/** Keeps names apart that must be unique. */
export const stamp = (): string => Math.random().toString(36).slice(2, 10);
