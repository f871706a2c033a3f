import type { Caller, Row } from './call.ts';
import { createQuoteScene, ids, type QuoteScene } from './quote-scene.ts';

/** How an order or an invoice, its lines and their lookup are called. */
export interface DocumentNames {
  readonly set: 'salesorders' | 'invoices';
  readonly lines: string;
  readonly parent: string;
  readonly lineId: string;
  /** The navigation from the document to its lines. */
  readonly navigation: string;
}

export const orderNames: DocumentNames = {
  set: 'salesorders',
  lines: 'salesorderdetails',
  parent: 'salesorderid',
  lineId: 'salesorderdetailid',
  navigation: 'order_details',
};

export const invoiceNames: DocumentNames = {
  set: 'invoices',
  lines: 'invoicedetails',
  parent: 'invoiceid',
  lineId: 'invoicedetailid',
  navigation: 'invoice_details',
};

export interface DocumentScene extends QuoteScene {
  /** Creates a record and gives its identifier. Throws what it is refused with. */
  make(table: string, values: object): Promise<string>;
  /** An order or an invoice for the account on the price list. */
  document(names: DocumentNames, changes?: object): Promise<string>;
  documentLine(names: DocumentNames, documentId: string, changes?: object): Promise<string>;
  documentLines(names: DocumentNames, documentId: string): Promise<readonly Row[]>;
}

/** What the catalogue of the quote scene is needed for by orders and invoices. */
export async function createDocumentScene(sales: Caller): Promise<DocumentScene> {
  const scene = await createQuoteScene(sales);
  const make = async (table: string, values: object): Promise<string> => {
    const { status, headers, text } = await sales.post(table, values);
    if (status !== 204) throw new Error(`${table}: ${text}`);
    return /\(([^)]+)\)$/.exec(headers.get('odata-entityid') ?? '')?.[1] ?? '';
  };
  return {
    ...scene,
    make,
    document: ({ set }, changes = {}) =>
      make(set, {
        name: 'Document',
        'customerid_account@odata.bind': `/accounts(${ids.account})`,
        'pricelevelid@odata.bind': `/pricelevels(${ids.list})`,
        ...changes,
      }),
    documentLine: ({ set, lines, parent }, documentId, changes = {}) =>
      make(lines, {
        [`${parent}@odata.bind`]: `/${set}(${documentId})`,
        'productid@odata.bind': `/products(${ids.product})`,
        'uomid@odata.bind': `/uoms(${scene.unit})`,
        quantity: 2,
        ...changes,
      }),
    documentLines: async ({ lines, parent }, documentId) =>
      (await sales.get(`${lines}?$filter=_${parent}_value eq ${documentId}&$orderby=sequencenumber`)).json
        .value,
  };
}

/** A line that is no product of the catalogue. */
export const writeIn = {
  'productid@odata.bind': undefined,
  'uomid@odata.bind': undefined,
  isproductoverridden: true,
  productdescription: 'Delivery',
  quantity: 1,
  priceperunit: 20,
};
