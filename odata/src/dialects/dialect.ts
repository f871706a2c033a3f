import type { WriteOutcome } from '../client.ts';
import type { EntityKey } from '../entity-key.ts';
import type { EntityType } from '../model.ts';
import type { FilterExpression, ODataQuery } from '../query.ts';

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
  /** The class of the exception, where the system tells it: `…AxODataWriteException`. */
  readonly exception?: string;
}

/** The write that was refused; a creation has no key. */
export interface RefusedWrite {
  readonly type: EntityType | undefined;
  readonly key?: EntityKey;
}

/** Everything in which the two systems differ. The rest of the connector asks here and knows neither. */
export interface Dialect {
  readonly name: 'dataverse' | 'finance-operations';
  /** Characters of a URL behind the service root. */
  readonly urlLengthMax: number;
  /** The same for a GET within a batch. */
  readonly batchedUrlLengthMax: number;
  /** Conditions of one filter, every value of a list among them. */
  readonly conditionsMax: number;
  /** What stands for any text in the value of `eq`. */
  readonly wildcard: string | undefined;
  /** Query options that every request carries. */
  readonly alwaysOptions: readonly string[];
  readonly headers: Readonly<Record<string, string>>;
  /** `@odata.count` from here on is "at least". */
  readonly countMax: number;
  /** Whether a GET answered 500 may be asked again. */
  readonly retriesServerErrors: boolean;
  /** Whether create and update answer the record when asked with `Prefer: return=representation`. */
  readonly returnsRepresentation: boolean;
  /** Whether PATCH on a key that is not there creates the record. */
  readonly upserts: boolean;
  /** Whether there are delta links. */
  readonly tracksChanges: boolean;
  /** Operations that one batch may hold at most. */
  readonly batchOperationsMax: number;
  /** Preferences under which the requests of a batch stand for themselves. */
  readonly batchPreferences: readonly string[];
  /** Records that one CreateMultiple, UpdateMultiple or UpsertMultiple may name; 0 where there are none. */
  readonly bulkTargetsMax: number;
  /** Query options that a write carries so that plug-ins can tell its sender. */
  tagOptions(tag: string): string[];
  prefer(query: Pick<ODataQuery, 'maxPageSize'>): string[];
  printText(filter: Extract<FilterExpression, { kind: 'text' }>): string;
  printIn(filter: Extract<FilterExpression, { kind: 'in' }>): string;
  /** A condition that no record meets, for an empty list of keys. */
  printNothing(property: string): string;
  /** What a refused write means; undefined where the answer is no verdict on the values. */
  classifyRefusal(answer: HttpAnswer, error: ServiceError, write: RefusedWrite): WriteOutcome | undefined;
  /** Whether a 404 says that the entity set is not there, rather than the record. */
  isUnknownEntitySet(error: ServiceError): boolean;
  /** Whether the refusal of a bulk message says that the table does not know it. */
  isUnknownMessage(answer: HttpAnswer, error: ServiceError): boolean;
  isExpiredDeltaLink(answer: HttpAnswer, error: ServiceError): boolean;
}
