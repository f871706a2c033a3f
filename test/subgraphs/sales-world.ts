import { randomUUID } from 'node:crypto';
import type { ODataClient, ODataRecord, RecordValues } from '@p2c/odata';

/** Makes the records that tests need beside the examples, each under a GUID of its own. */
export interface SalesWorld {
  /** Creates a record, and says why when Sales refuses it. */
  create(entitySet: string, values: RecordValues): Promise<string>;
  /** The first record with a value, with its key. */
  find(entitySet: string, property: string, value: string): Promise<ODataRecord | undefined>;
  account(number: string): Promise<string>;
  /** A contact of an account. */
  contact(number: string, account: string, values?: RecordValues): Promise<string>;
}

export function createSalesWorld(client: ODataClient): SalesWorld {
  const keyOf = (entitySet: string) => client.model.entitySets.get(entitySet)?.keys[0] ?? '';
  const create: SalesWorld['create'] = async (entitySet, values) => {
    const key = keyOf(entitySet);
    const id = randomUUID();
    const outcome = await client.create(entitySet, { [key]: id, ...values }, { select: [key] });
    if (outcome.kind !== 'written') throw new Error(`${entitySet}: ${JSON.stringify(outcome)}`);
    return id;
  };
  const find: SalesWorld['find'] = async (entitySet, property, value) => {
    const filter = { kind: 'compare', property, operator: 'eq', value: { type: 'string', value } } as const;
    const { records } = await client.list({ entitySet, filter, top: 1 });
    return records[0];
  };
  return {
    create,
    find,
    account: (number) => create('accounts', { accountnumber: number, name: `Name ${number}` }),
    contact: async (number, account, values = {}) => {
      const parent = await find('accounts', 'accountnumber', account);
      return create('contacts', {
        msdynce_contactnumber: number,
        lastname: `Name ${number}`,
        'parentcustomerid_account@odata.bind': `/accounts(${String(parent?.accountid)})`,
        ...values,
      });
    },
  };
}

/** A catalogue of its own beside that of the examples: numbers begin with `T-`. */
export interface Catalogue {
  readonly usd: string;
  readonly unitGroup: string;
  readonly priceList: string;
  /** Two products of F&O and one of Sales' own. */
  readonly products: Readonly<Record<'T-D1' | 'T-D2' | 'T-S1', string>>;
  /** A draft quote for an account, with a line for each product. */
  quote(number: string, account: string, lines: readonly string[], values?: RecordValues): Promise<string>;
}

export const catalogueNames = {
  unitGroup: 'Test units',
  unit: 't-ea',
  otherUnit: 't-box',
  priceList: '0 Test Retail',
} as const;

export async function createCatalogue({ create, find }: SalesWorld): Promise<Catalogue> {
  const currency = await find('transactioncurrencies', 'isocurrencycode', 'USD');
  const usd = String(currency?.transactioncurrencyid);
  const inUsd = { 'transactioncurrencyid@odata.bind': `/transactioncurrencies(${usd})` };
  const unitGroup = await create('uomschedules', {
    name: catalogueNames.unitGroup,
    baseuomname: catalogueNames.unit,
  });
  const ofGroup = { 'uomscheduleid@odata.bind': `/uomschedules(${unitGroup})` };
  const base = await find('uoms', 'name', catalogueNames.unit);
  const unit = base
    ? String(base.uomid)
    : await create('uoms', { name: catalogueNames.unit, quantity: '1', ...ofGroup });
  await create('uoms', {
    name: catalogueNames.otherUnit,
    quantity: '10',
    'baseuom@odata.bind': `/uoms(${unit})`,
    ...ofGroup,
  });
  await create('pricelevels', { ...inUsd, name: '0 Expired', enddate: '2020-01-31T00:00:00Z' });
  const priceList = await create('pricelevels', { ...inUsd, name: catalogueNames.priceList });
  const product = (productnumber: string, isFromFinance: boolean) =>
    create('products', {
      productnumber,
      name: `Product ${productnumber}`,
      quantitydecimal: 2,
      price: '12.5',
      msdynce_ismaintainedexternally: isFromFinance,
      'defaultuomid@odata.bind': `/uoms(${unit})`,
      'defaultuomscheduleid@odata.bind': `/uomschedules(${unitGroup})`,
      ...inUsd,
    });
  return {
    usd,
    unitGroup,
    priceList,
    products: {
      'T-D1': await product('T-D1', true),
      'T-D2': await product('T-D2', true),
      'T-S1': await product('T-S1', false),
    },
    async quote(number, account, lines, values = {}) {
      const customer = await find('accounts', 'accountnumber', account);
      const id = await create('quotes', {
        quotenumber: number,
        name: `Quote ${number}`,
        'customerid_account@odata.bind': `/accounts(${String(customer?.accountid)})`,
        'pricelevelid@odata.bind': `/pricelevels(${priceList})`,
        ...inUsd,
        ...values,
      });
      for (const [index, productId] of lines.entries()) {
        await create('quotedetails', {
          'quoteid@odata.bind': `/quotes(${id})`,
          'productid@odata.bind': `/products(${productId})`,
          'uomid@odata.bind': `/uoms(${unit})`,
          quantity: '2',
          sequencenumber: index + 1,
        });
      }
      return id;
    },
  };
}
