import { type ASTNode, GraphQLError } from 'graphql';
import type { System } from './write-ports.ts';

/** Every code a subgraph answers with, and what it means. docs/errors.md is checked against this table. */
export const subgraphErrorCodes = {
  CUSTOMER_NOT_FOUND:
    'The addressed system holds no customer under this key; the message names the query that asks the other one.',
  CONTACT_NOT_FOUND:
    'The addressed system holds no contact under this key; the message names the query that asks the other one.',
  PRODUCT_NOT_FOUND:
    'The addressed system holds no product under this key; the message names the query that asks the other one.',
  QUOTE_NOT_FOUND:
    'The addressed system holds no quote under this key; the message names the query that asks the other one.',
  LINE_NOT_FOUND: 'The document has no line with this number.',
  UNIT_NOT_FOUND:
    'The unit group of the product has no unit with this name, or no unit is known for it. Nothing was written.',
  PRICE_LIST_NOT_FOUND:
    'Sales has no price list with this name, or no valid one in the currency. Nothing was written.',
  QUOTE_NOT_DRAFT: 'This is possible on a draft quote only. Nothing was written.',
  QUOTE_NOT_ACTIVE: 'This is possible on an active quote only. Nothing was written.',
  QUOTE_CLOSED:
    'The quote is won or closed: it can no longer be changed or revised. Create another. Nothing was written.',
  QUOTE_EMPTY: 'The quote has no lines, so there is nothing to offer: add one first. Nothing was written.',
  COMPANY_UNKNOWN: 'The company is not among those that this gateway is configured for.',
  FIELD_NOT_OWNED:
    'The other system owns the field: use the mutation that the error names; where it names none, the field is changed in that system itself. Nothing was written.',
  STALE_VERSION:
    'The record was changed since the version given was read. Read it again. Nothing was written.',
  VALUE_TOO_LONG: 'The text is longer than the column can hold. Nothing was written.',
  INVALID_VALUE:
    'The value is malformed, out of range, not one of the options, or can never be meant (a quantity of 0, an e-mail address without @). Nothing was written.',
  REFERENCE_NOT_FOUND:
    'The value names a record that does not exist, such as an unknown customer group. Nothing was written.',
  DUPLICATE_KEY: 'Another record with this key exists. Nothing was written.',
  WRITE_REFUSED:
    'The system refused the write for a reason of its own, given in the message. Nothing was written.',
  WRITE_UNCONFIRMED:
    'The write was sent and its answer was lost: it may have been carried out. Sync finds out; read the record before repeating.',
  LEDGER_UNAVAILABLE: 'The write could not be recorded durably first, so it was not sent. Repeat it later.',
  SYSTEM_UNAVAILABLE: 'The system could not be reached or failed. Repeat later.',
  SYSTEM_THROTTLED: 'The system asks to slow down. Repeat after `retryAfterMs`.',
  SYSTEM_ACCESS_DENIED:
    'The system refused the credentials of the gateway, or its application user lacks a privilege.',
  SYSTEM_REQUEST_REFUSED: 'The system refused the request as malformed.',
  INVALID_CURSOR: 'The cursor is not one that this list handed out, or belongs to another order.',
  INVALID_ARGUMENT: 'An argument is outside of what the field accepts.',
  ANSWER_TOO_LARGE:
    'The answer would hold more objects or bytes than one operation may bring, or than all under way may hold together. Ask for smaller pages (`first`), or in several operations. With `outcome: UNKNOWN` the mutation may have been carried out: read the record before repeating it.',
  REQUEST_CANCELLED: 'The client left before the answer was ready.',
  SUBGRAPH_UNAVAILABLE: 'The process that serves this subgraph could not be reached.',
  INTERNAL_SERVER_ERROR: 'A defect of the gateway. The log has the cause under the request identifier.',
} as const;

export type SubgraphErrorCode = keyof typeof subgraphErrorCodes;

/** What an error tells beside its code and its sentence, as applies. */
export interface ErrorDetails {
  readonly system?: System;
  /** Input field as a path: `mainAddress.city`. */
  readonly field?: string;
  /** OData property: `address1_city`. */
  readonly property?: string;
  readonly expected?: string;
  readonly got?: string;
  readonly owner?: System;
  readonly mutation?: string;
  readonly rule?: string;
  readonly retryAfterMs?: number;
  /** Whether a write was carried out cannot be told: read the record before repeating it. */
  readonly outcome?: 'UNKNOWN';
  /** The further fields that were refused in the same call. */
  readonly others?: readonly (ErrorDetails & {
    readonly code: SubgraphErrorCode;
    readonly message: string;
  })[];
}

/** A GraphQL error with a code of the table above. */
export function codedError(
  code: SubgraphErrorCode,
  message: string,
  details: ErrorDetails = {},
  node?: ASTNode,
): GraphQLError {
  return new GraphQLError(message, { extensions: { code, ...details }, ...(node && { nodes: node }) });
}

/** The name of a system in a sentence. */
export function systemName(system: System): string {
  return system === 'SALES' ? 'Dynamics 365 Sales' : 'Dynamics 365 Finance & Operations';
}
