import type { WireService } from '../../wire/wire-service.ts';
import { buyer, lastingBuyer } from './customers.ts';
import { type Made, make } from './make.ts';
import { nextName } from './names.ts';
import { referenceData } from './reference-data.ts';

/** The sets of quotations and orders as prospect-to-cash uses them. */
export const kinds = {
  quotation: {
    headers: 'CDSSalesQuotationHeaders',
    lines: 'CDSSalesQuotationLines',
    number: 'SalesQuotationNumber',
    customer: 'RequestingCustomerAccountNumber',
    quantity: 'RequestedSalesQuantity',
    headerRow: 'SalesQuotationHeaderCDSEntity',
    lineRow: 'SalesQuotationLineCDSEntity',
  },
  order: {
    headers: 'CDSSalesOrderHeaders',
    lines: 'CDSSalesOrderLinesV2',
    number: 'SalesOrderNumber',
    customer: 'OrderingCustomerAccountNumber',
    quantity: 'OrderedSalesQuantity',
    headerRow: 'SalesOrderHeaderCDSEntity',
    lineRow: 'SalesOrderLineCDSEntity',
  },
} as const;
export type Kind = keyof typeof kinds;

/** A document that a case made. */
export interface MadeDocument extends Made {
  readonly number: string;
}

/** The least that a header is made of, with a number of its own. */
export async function headerBody(service: WireService, kind: Kind, changes: object = {}): Promise<object> {
  const { currency } = await referenceData(service);
  return {
    dataAreaId: service.company,
    [kinds[kind].number]: nextName(service, kind === 'order' ? 'S' : 'Q'),
    [kinds[kind].customer]: await buyer(service),
    CurrencyCode: currency,
    ...changes,
  };
}

export async function makeHeader(
  service: WireService,
  kind: Kind,
  changes: object = {},
  options: { stays?: boolean } = {},
): Promise<MadeDocument> {
  const lasting = options.stays ? { [kinds[kind].customer]: await lastingBuyer(service) } : {};
  const body = await headerBody(service, kind, { ...lasting, ...changes });
  const made = await make(service, kinds[kind].headers, body, options);
  return { ...made, number: String(made.row[kinds[kind].number]) };
}

/** The least that a line is made of: two of a product that the company sells. */
export async function lineBody(
  service: WireService,
  kind: Kind,
  document: string,
  changes: object = {},
): Promise<object> {
  const { product } = await referenceData(service);
  return {
    dataAreaId: service.company,
    [kinds[kind].number]: document,
    ProductNumber: product.number,
    [kinds[kind].quantity]: 2,
    ...changes,
  };
}

/** A line goes with its document. */
export const makeLine = async (
  service: WireService,
  kind: Kind,
  document: string,
  changes: object = {},
): Promise<Made> =>
  make(service, kinds[kind].lines, await lineBody(service, kind, document, changes), { stays: true });
