import { expect } from 'vitest';
import type { Row } from '../../../../sandbox/src/test-support/call.ts';
import { once } from '../../wire/once.ts';
import type { WireService } from '../../wire/wire-service.ts';
import { create, createAccount, newNumber, read, rows, update } from '../support/records.ts';

/** What documents need, by identifier; the currency is an address. */
export interface Catalogue {
  readonly currency: string;
  readonly group: string;
  readonly unit: string;
  readonly list: string;
  readonly account: string;
  readonly speaker: string;
  readonly cable: string;
}

/** Unit group, price list and two products at 100 and 12.5, with a customer. */
export const catalogue = once(async (service): Promise<Catalogue> => {
  const [base] = await rows(
    service,
    'accounts?$select=_transactioncurrencyid_value&$top=1&$filter=_transactioncurrencyid_value ne null',
  );
  const currency = `/transactioncurrencies(${base?._transactioncurrencyid_value})`;
  const group = await create(service, 'uomschedules', {
    name: `${service.mark} group`,
    baseuomname: 'piece',
  });
  const [piece] = await rows(service, `uoms?$select=name&$filter=_uomscheduleid_value eq ${group}`);
  const unit = String(piece?.uomid);
  const list = await create(service, 'pricelevels', {
    name: `${service.mark} prices`,
    'transactioncurrencyid@odata.bind': currency,
  });
  const product = (name: string, price: number) =>
    makeProduct(service, { name, price, group, unit, list, currency });
  const account = await createAccount(service, { name: `${service.mark} customer` });
  const [speaker, cable] = [await product('Speaker', 100), await product('Cable', 12.5)];
  return { currency, group, unit, list, account, speaker, cable };
});

interface ProductValues extends Pick<Catalogue, 'group' | 'unit' | 'list' | 'currency'> {
  readonly name: string;
  readonly price: number;
}

/** An active product with its price on the list. A solution may keep the item itself, and products may begin as drafts. */
async function makeProduct(service: WireService, values: ProductValues): Promise<string> {
  const { name, price, group, unit, list, currency } = values;
  const id = await create(service, 'products', {
    name: `${service.mark} ${name}`,
    productnumber: newNumber(service),
    quantitydecimal: 2,
    price,
    'defaultuomscheduleid@odata.bind': `/uomschedules(${group})`,
    'defaultuomid@odata.bind': `/uoms(${unit})`,
    'pricelevelid@odata.bind': `/pricelevels(${list})`,
    'transactioncurrencyid@odata.bind': currency,
  });
  const items = await rows(service, `productpricelevels?$select=amount&$filter=_productid_value eq ${id}`);
  if (items.length === 0)
    await create(service, 'productpricelevels', {
      amount: price,
      'productid@odata.bind': `/products(${id})`,
      'pricelevelid@odata.bind': `/pricelevels(${list})`,
      'uomid@odata.bind': `/uoms(${unit})`,
    });
  const { statecode } = await read(service, `products(${id})?$select=statecode`);
  if (statecode !== 0) await update(service, `products(${id})`, { statecode: 0, statuscode: 1 });
  return id;
}

/** A kind of document: its set, its lines, and the lookup of lines to it. */
export interface DocumentKind {
  readonly table: string;
  readonly set: string;
  readonly lines: string;
  readonly key: string;
  readonly number: string;
}

export const quoteKind: DocumentKind = {
  table: 'quote',
  set: 'quotes',
  lines: 'quotedetails',
  key: 'quoteid',
  number: 'quotenumber',
};
export const orderKind: DocumentKind = {
  table: 'salesorder',
  set: 'salesorders',
  lines: 'salesorderdetails',
  key: 'salesorderid',
  number: 'ordernumber',
};
export const invoiceKind: DocumentKind = {
  table: 'invoice',
  set: 'invoices',
  lines: 'invoicedetails',
  key: 'invoiceid',
  number: 'invoicenumber',
};

/** A document of the customer on the price list. Answers its path. */
export async function makeDocument(
  service: WireService,
  { set }: DocumentKind,
  values: object = {},
): Promise<string> {
  const { account, list } = await catalogue(service);
  const id = await create(service, set, {
    name: `${service.mark} document`,
    'customerid_account@odata.bind': `/accounts(${account})`,
    'pricelevelid@odata.bind': `/pricelevels(${list})`,
    ...values,
  });
  return `${set}(${id})`;
}

/** A line of a document, of two speakers unless it says otherwise. Answers its path. */
export async function makeLine(
  service: WireService,
  kind: DocumentKind,
  document: string,
  values: object = {},
): Promise<string> {
  const answer = await service.post(kind.lines, await lineOf(service, kind, document, values));
  expect(answer.status, answer.text).toBe(204);
  return String(answer.headers.get('odata-entityid')).slice(service.root.length);
}

/** The values of such a line. */
export async function lineOf(
  service: WireService,
  kind: DocumentKind,
  document: string,
  values: object = {},
): Promise<object> {
  const { speaker, unit } = await catalogue(service);
  return {
    [`${kind.key}@odata.bind`]: `/${document}`,
    'productid@odata.bind': `/products(${speaker})`,
    'uomid@odata.bind': `/uoms(${unit})`,
    quantity: 2,
    ...values,
  };
}

/** Lookups that a line without a product does not have. */
export const writeIn = {
  'productid@odata.bind': undefined,
  'uomid@odata.bind': undefined,
  isproductoverridden: true,
  productdescription: 'Delivery',
  priceperunit: 20,
  quantity: 1,
};

/** The lines of a document, in their order. */
export const linesOf = (
  service: WireService,
  { lines, key }: DocumentKind,
  document: string,
): Promise<readonly Row[]> =>
  rows(service, `${lines}?$filter=_${key}_value eq ${idIn(document)}&$orderby=sequencenumber`);

export const idIn = (path: string): string => /\((.*)\)/.exec(path)?.[1] ?? '';

/** An active quote with a line. */
export async function activeQuote(service: WireService, values: object = {}): Promise<string> {
  const quote = await makeDocument(service, quoteKind, values);
  await makeLine(service, quoteKind, quote);
  await update(service, quote, { statecode: 1, statuscode: 2 });
  return quote;
}

export const quoteClosing = (quote: string, Status: number) => ({
  Status,
  QuoteClose: { subject: 'Decided', 'quoteid@odata.bind': `/${quote}` },
});

export const orderClosing = (order: string, Status: number) => ({
  Status,
  OrderClose: { subject: 'Done', 'salesorderid@odata.bind': `/${order}` },
});

/** A won quote with a line. */
export async function wonQuote(service: WireService): Promise<string> {
  const quote = await activeQuote(service);
  const answer = await service.post('WinQuote', quoteClosing(quote, 4));
  expect(answer.status, answer.text).toBe(204);
  return quote;
}

/** The order of a won quote, to be deleted before it. */
export async function orderOfQuote(service: WireService, quote: string): Promise<Row> {
  const answer = await service.post('ConvertQuoteToSalesOrder', {
    QuoteId: idIn(quote),
    ColumnSet: { AllColumns: true },
  });
  expect(answer.status, answer.text).toBe(200);
  service.keep(`salesorders(${answer.json.salesorderid})`);
  return answer.json;
}
