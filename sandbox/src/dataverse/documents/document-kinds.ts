import type { StoredValues } from '../../store/record-store.ts';

/** What quotes, orders and invoices have in common, and the names under which each of the three has it. */
export interface DocumentKind {
  readonly kind: 'quote' | 'order' | 'invoice';
  readonly entitySet: string;
  /** The column of the identifier. */
  readonly id: string;
  readonly number: { readonly column: string; readonly prefix: string; readonly counter: string };
  readonly lines: LineTable;
  /** Whether prices can be locked against changes of the price list, and F&O may send a tax on the header. */
  readonly hasPriceLock: boolean;
  readonly hasMiscTax: boolean;
}

export interface LineTable {
  readonly entitySet: string;
  readonly id: string;
  /** The lookup of the document. */
  readonly parent: string;
  readonly name: string;
  /** The columns of a line that always say what the header says, by the column of the header. */
  readonly mirrored: Readonly<Record<string, string>>;
  /** The columns of a line that are taken from the header when it is created. */
  readonly inherited: Readonly<Record<string, string>>;
}

export const quoteKind: DocumentKind = {
  kind: 'quote',
  entitySet: 'quotes',
  id: 'quoteid',
  number: { column: 'quotenumber', prefix: 'QUO', counter: 'quoteNumber' },
  hasPriceLock: false,
  hasMiscTax: false,
  lines: {
    entitySet: 'quotedetails',
    id: 'quotedetailid',
    parent: '_quoteid_value',
    name: 'quotedetailname',
    mirrored: {
      statecode: 'quotestatecode',
      msdynce_hasexternallymaintainedproductsonly: 'msdynce_quotehasexternalmaintainedproductsonly',
    },
    inherited: { revisionnumber: 'msdynce_quoterevisionnumber' },
  },
};

export const orderKind: DocumentKind = {
  kind: 'order',
  entitySet: 'salesorders',
  id: 'salesorderid',
  number: { column: 'ordernumber', prefix: 'ORD', counter: 'orderNumber' },
  hasPriceLock: true,
  hasMiscTax: true,
  lines: {
    entitySet: 'salesorderdetails',
    id: 'salesorderdetailid',
    parent: '_salesorderid_value',
    name: 'salesorderdetailname',
    mirrored: {
      statecode: 'salesorderstatecode',
      ispricelocked: 'salesorderispricelocked',
      msdynce_hasexternallymaintainedproductsonly: 'msdynce_orderhasexternalmaintainedproductsonly',
    },
    inherited: { ordernumber: 'msdynce_ordernumber' },
  },
};

export const invoiceKind: DocumentKind = {
  kind: 'invoice',
  entitySet: 'invoices',
  id: 'invoiceid',
  number: { column: 'invoicenumber', prefix: 'INV', counter: 'invoiceNumber' },
  hasPriceLock: true,
  hasMiscTax: true,
  lines: {
    entitySet: 'invoicedetails',
    id: 'invoicedetailid',
    parent: '_invoiceid_value',
    name: 'invoicedetailname',
    mirrored: { statecode: 'invoicestatecode', ispricelocked: 'invoiceispricelocked' },
    inherited: { invoicenumber: 'msdynce_invoicenumber', msdynce_invoicedate: 'msdynce_invoicedate' },
  },
};

const lineTables: ReadonlySet<string> = new Set(
  [quoteKind, orderKind, invoiceKind].map(({ lines }) => lines.entitySet),
);

export function isLineTable({ name }: { readonly name: string }): boolean {
  return lineTables.has(name);
}

/** The columns of a line that repeat columns of its header. */
export function fromHeader(columns: Readonly<Record<string, string>>, header: StoredValues | undefined) {
  return Object.fromEntries(
    Object.entries(columns).map(([column, onLine]) => [onLine, header?.[column] ?? null] as const),
  );
}
