import type { Caller, Row } from './call.ts';

/** Unit group, price list, product and account, as a quote needs them; identifiers by name. */
export const ids = {
  group: '00000000-0000-4000-9000-000000000001',
  list: '00000000-0000-4000-9000-000000000002',
  product: '00000000-0000-4000-9000-000000000003',
  account: '00000000-0000-4000-9000-000000000004',
};

export interface QuoteScene {
  readonly unit: string;
  readonly usd: string;
  /** A draft quote for the account on the price list. */
  quote(changes?: object): Promise<string>;
  line(quoteId: string, changes?: object): Promise<string>;
  read(path: string): Promise<Row>;
  lines(quoteId: string): Promise<readonly Row[]>;
}

export async function createQuoteScene(sales: Caller): Promise<QuoteScene> {
  const make = async (table: string, values: object): Promise<string> => {
    const { status, headers, text } = await sales.post(table, values);
    if (status !== 204) throw new Error(`${table}: ${text}`);
    return /\(([^)]+)\)$/.exec(headers.get('odata-entityid') ?? '')?.[1] ?? '';
  };
  const read: QuoteScene['read'] = async (path) => (await sales.get(path)).json;
  const [currency] = (await sales.get("transactioncurrencies?$filter=isocurrencycode eq 'USD'")).json.value;
  const usd = `/transactioncurrencies(${currency?.transactioncurrencyid})`;
  await make('uomschedules', { uomscheduleid: ids.group, name: 'Default Unit', baseuomname: 'ea' });
  const [base] = (await sales.get(`uoms?$filter=_uomscheduleid_value eq ${ids.group}`)).json.value;
  const unit = String(base?.uomid);
  await make('pricelevels', { pricelevelid: ids.list, name: 'USD', 'transactioncurrencyid@odata.bind': usd });
  await make('products', {
    productid: ids.product,
    productnumber: 'D0001',
    name: 'Speaker',
    price: 110.5,
    quantitydecimal: 1,
    msdynce_ismaintainedexternally: true,
    'defaultuomscheduleid@odata.bind': `/uomschedules(${ids.group})`,
    'defaultuomid@odata.bind': `/uoms(${unit})`,
    'pricelevelid@odata.bind': `/pricelevels(${ids.list})`,
    'transactioncurrencyid@odata.bind': usd,
  });
  await make('accounts', { accountid: ids.account, name: 'Customer', accountnumber: 'A-1' });
  return {
    unit,
    usd,
    quote: (changes = {}) =>
      make('quotes', {
        name: 'Quote',
        'customerid_account@odata.bind': `/accounts(${ids.account})`,
        'pricelevelid@odata.bind': `/pricelevels(${ids.list})`,
        ...changes,
      }),
    line: (quoteId, changes = {}) =>
      make('quotedetails', {
        'quoteid@odata.bind': `/quotes(${quoteId})`,
        'productid@odata.bind': `/products(${ids.product})`,
        'uomid@odata.bind': `/uoms(${unit})`,
        quantity: 2,
        ...changes,
      }),
    read,
    lines: async (quoteId) =>
      (await sales.get(`quotedetails?$filter=_quoteid_value eq ${quoteId}&$orderby=sequencenumber`)).json
        .value,
  };
}
