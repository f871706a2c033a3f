import type { Reason } from '../plan.ts';

/** Why a record is not written, as the planner sees it. docs/errors.md is printed from this table. */
export const reasonCodes = {
  NO_NUMBER: {
    kind: 'not-sent',
    description: 'The record has no number yet, so the other system cannot hold it.',
  },
  SOURCE_INACTIVE: {
    kind: 'not-sent',
    description:
      'The record is inactive and the other system does not hold it: it is not created. A copy that is there is kept in step.',
  },
  SOURCE_MERGED: {
    kind: 'not-sent',
    description:
      'The record was merged into another, which is carried over in its place. A copy of its own stays as it is.',
  },
  SOURCE_MISSING: {
    kind: 'not-sent',
    description: 'The source holds no such record. Nothing is deleted: a copy in the other system stays.',
  },
  ORIGINATES_IN_TARGET: {
    kind: 'not-sent',
    description: 'The record was created in the system that sync would write to, which owns all of it.',
  },
  CONTACT_IS_CUSTOMER: {
    kind: 'not-sent',
    description:
      'The contact has a quote of its own: it is a customer, and no contact person of another one.',
  },
  NO_PARENT_ACCOUNT: {
    kind: 'not-sent',
    description: 'The contact belongs to no account, so it is no contact person of a customer.',
  },
  QUOTE_NOT_ACTIVE: {
    kind: 'not-sent',
    description: 'The quote is a draft: it is sent once it is activated.',
  },
  QUOTE_CLOSED: {
    kind: 'not-sent',
    description: 'The quote is won or closed: nothing is written any more, and a copy stays as it is.',
  },
  CUSTOMER_IS_CONTACT: {
    kind: 'not-sent',
    description: 'The quote is for a person; persons are not customers of the other system yet.',
  },
  LINE_IS_WRITE_IN: {
    kind: 'not-sent',
    description: 'A line of the document is a write-in: only products of F&O can be sent.',
  },
  LINE_NOT_MAINTAINED_EXTERNALLY: {
    kind: 'not-sent',
    description: 'A line of the document has a product that does not come from F&O.',
  },
  LINE_NOT_PRICED: {
    kind: 'not-sent',
    description:
      'Sales found no price for a line: its product, unit or currency is not on the price list of the document.',
  },
  PARENT_NOT_SYNCED: {
    kind: 'waiting',
    description: 'The account that the contact belongs to is no customer of the other system yet.',
  },
  CUSTOMER_NOT_SYNCED: {
    kind: 'waiting',
    description: 'The customer of the document is not in the other system yet.',
  },
  LOOKUP_NOT_FOUND: {
    kind: 'waiting',
    description: 'The record that a lookup must point at is not in the other system (yet).',
  },
  NO_PRICE_LIST: {
    kind: 'waiting',
    description: 'Sales has no valid price list in the currency of the product.',
  },
  LINE_NUMBER_MISSING: { kind: 'parked', description: 'A line of the document has no number.' },
  LINE_NUMBER_AMBIGUOUS: { kind: 'parked', description: 'Two lines of the document have the same number.' },
  COMPANY_NOT_CARRIED: {
    kind: 'not-sent',
    description:
      'The record belongs to a company whose records are not carried over: products come from one company.',
  },
  COLUMN_UNREADABLE: {
    kind: 'parked',
    description:
      'The application user may not read a column that the mapping carries over; it would come as blank and erase the value of the copy.',
  },
  COMPANY_MISMATCH: {
    kind: 'parked',
    description:
      'The record belongs to another F&O company than the customer that it is about: give both an owner of the same company.',
  },
  COMPANY_UNKNOWN: {
    kind: 'parked',
    description: 'The configuration maps the record to no F&O company.',
  },
  KEY_CHANGED: {
    kind: 'parked',
    description:
      'The number or the company of the record changed; the key of its copy cannot be changed with it.',
  },
  NUMBER_TAKEN: {
    kind: 'parked',
    description:
      'Another record of the same number has the copy already. It is looked at again when that record lets go of it.',
  },
  VALUE_TOO_LONG: { kind: 'parked', description: 'A text is longer than the target property holds.' },
  VALUE_NOT_MAPPED: {
    kind: 'parked',
    description: 'A value has no counterpart in the value map of the template.',
  },
  VALUE_NOT_ALLOWED: {
    kind: 'parked',
    description: 'A value is outside of what the target property takes.',
  },
  REQUIRED_VALUE_MISSING: {
    kind: 'parked',
    description: 'The target needs a value that the source does not have.',
  },
} as const satisfies Record<string, { kind: 'not-sent' | 'parked' | 'waiting'; description: string }>;

export type ReasonCode = keyof typeof reasonCodes;

/** The end of a plan: nothing is written, for this reason. */
export function refused(
  code: ReasonCode,
  message: string,
  field?: string,
): { readonly kind: 'not-sent' | 'parked' | 'waiting'; readonly reason: Reason } {
  return { kind: reasonCodes[code].kind, reason: { code, message, ...(field !== undefined && { field }) } };
}
