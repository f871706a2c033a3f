import type { WriteOutcome } from '../client.ts';
import type { FilterExpression, Literal, ODataQuery } from '../query.ts';

/** An answer as the transport brings it; header names in lower case. */
export interface HttpAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: string;
}

/** An error body, read. */
export interface ServiceError {
  readonly code: string;
  readonly message: string;
}

/** Everything in which the two systems differ. The rest of the connector asks here and knows neither. */
export interface Dialect {
  readonly name: 'dataverse' | 'finance-operations';
  readonly urlLengthMax: number;
  /** How many keys one list may name: bounded by URL length and by the system's own limits. */
  readonly keysPerListMax: number;
  /** Query options that every request carries. */
  readonly alwaysOptions: readonly string[];
  readonly headers: Readonly<Record<string, string>>;
  /** `@odata.count` from here on is "at least". */
  readonly countMax: number;
  /** Whether a GET answered 500 may be asked again. */
  readonly retriesServerErrors: boolean;
  /** Whether create and update answer the record when asked with `Prefer: return=representation`. */
  readonly returnsRepresentation: boolean;
  prefer(query: Pick<ODataQuery, 'maxPageSize'>): string[];
  printText(filter: Extract<FilterExpression, { kind: 'text' }>): string;
  printIn(filter: Extract<FilterExpression, { kind: 'in' }>, print: (literal: Literal) => string): string;
  /** A condition that no record meets, for an empty list of keys. */
  printNothing(property: string): string;
  readError(answer: HttpAnswer): ServiceError;
  /** What a refused write means; undefined where the answer is no verdict on the write. */
  classifyRefusal(answer: HttpAnswer, error: ServiceError): WriteOutcome | undefined;
  isExpiredDeltaLink(answer: HttpAnswer, error: ServiceError): boolean;
}
