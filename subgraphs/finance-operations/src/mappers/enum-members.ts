import type { CustomerHold, ProductType, QuotationStatus } from '../generated/resolvers.ts';

/** `CustVendorBlocked` by the name that the schema gives its members. */
export const holdMembers: Readonly<Record<CustomerHold, string>> = {
  NO: 'No',
  INVOICE: 'Invoice',
  ALL: 'All',
  PAYMENT: 'Payment',
  REQUISITION: 'Requisition',
  NEVER: 'Never',
  PURCHASE_ORDER: 'PurchaseOrder',
};

/** `EcoResProductType`. */
export const productTypeMembers: Readonly<Record<ProductType, string>> = { ITEM: 'Item', SERVICE: 'Service' };

/** `SalesQuotationStatus`. */
export const statusMembers: Readonly<Record<QuotationStatus, string>> = {
  CREATED: 'Created',
  SENT: 'Sent',
  CONFIRMED: 'Confirmed',
  LOST: 'Lost',
  CANCELLED: 'Cancelled',
  RESET: 'Reset',
  MODIFIED: 'Modified',
  SUBMITTED: 'Submitted',
  APPROVED: 'Approved',
  REVISED: 'Revised',
};

interface Members {
  readonly members: Readonly<Record<string, string>>;
  readonly names: ReadonlyMap<string, string>;
}

const both = (members: Readonly<Record<string, string>>): Members => ({
  members,
  names: new Map(Object.entries(members).map(([name, member]) => [member, name])),
});

/** The enums of F&O that are enums of the schema, by their unqualified names; others are plain member names. */
export const shownEnums: ReadonlyMap<string, Members> = new Map([
  ['CustVendorBlocked', both(holdMembers)],
  ['EcoResProductType', both(productTypeMembers)],
  ['SalesQuotationStatus', both(statusMembers)],
]);
