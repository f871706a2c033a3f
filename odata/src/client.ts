import type { EntityKey } from './entity-key.ts';
import type { ODataError } from './errors.ts';
import type { Lane } from './flow/lane.ts';
import type { Model } from './model.ts';
import type { ODataQuery } from './query.ts';
import type { KeyQuery } from './reading/plan-key-reads.ts';

/**
 * A record as it came over the wire, with two promises: Edm.Decimal and Edm.Int64 are exact strings ("1234.50"),
 * everything else is plain JSON. Records of an expanded navigation property are nested under its name.
 */
export interface ODataRecord {
  readonly '@odata.etag'?: string;
  readonly [property: string]: unknown;
}

/** What is written: Edm.Decimal as exact strings, lookups as `x@odata.bind`, enums as member names. */
export type RecordValues = Readonly<Record<string, unknown>>;

export interface Page {
  readonly records: readonly ODataRecord[];
  /** Number of matching records when the query asked for it; Dataverse stops at 5,000 (`exact: false`). */
  readonly count?: { readonly value: number; readonly exact: boolean };
  readonly nextLink?: string;
}

/**
 * How a write ended. Every outcome that a caller must decide on is a value; what breaks the promise of the
 * connection (network, 401, 5xx of the server itself, an answer that never came) is thrown as ODataError.
 */
export type WriteOutcome =
  | {
      readonly kind: 'written';
      /** Undefined where the system does not tell: after a bulk upsert. */
      readonly created: boolean | undefined;
      readonly record?: ODataRecord;
      readonly etag?: string;
      readonly entityId?: string;
    }
  /** 412: somebody wrote since the version named by ifMatch. */
  | { readonly kind: 'precondition-failed' }
  /** 404: no record under that key. */
  | { readonly kind: 'not-found' }
  /** A record with that key exists (Dataverse 412 0x80040237 / 0x80060892, F&O 500 "already exists"). */
  | { readonly kind: 'duplicate'; readonly message: string }
  /** The system refused the values: too long, not found in a related table, a business rule. */
  | {
      readonly kind: 'rejected';
      readonly code: string;
      readonly message: string;
      readonly property?: string;
      readonly missingReference?: boolean;
    }
  /** 429 or 503 with Retry-After: not carried out. */
  | { readonly kind: 'throttled'; readonly retryAfterMs: number };

/** One operation of a change set. */
export type ChangeOperation =
  | { readonly kind: 'create'; readonly entitySet: string; readonly values: RecordValues }
  | {
      readonly kind: 'update';
      readonly entitySet: string;
      readonly key: EntityKey;
      readonly values: RecordValues;
      /** A version, or '*' for any. */
      readonly ifMatch: string;
    }
  | {
      readonly kind: 'delete';
      readonly entitySet: string;
      readonly key: EntityKey;
      readonly ifMatch: string;
    };

/** One operation among many that stand for themselves. */
export type WriteOperation =
  | Exclude<ChangeOperation, { kind: 'delete' }>
  | {
      readonly kind: 'delete';
      readonly entitySet: string;
      readonly key: EntityKey;
      readonly ifMatch?: string;
    }
  /** By alternate key or identifier, without condition. Dataverse only. */
  | {
      readonly kind: 'upsert';
      readonly entitySet: string;
      readonly key: EntityKey;
      readonly values: RecordValues;
    };

/** How one operation among many ended. What a single write throws is a value here: the others have outcomes too. */
export type OperationOutcome =
  | WriteOutcome
  /** `error.mayHaveCommitted` tells whether it may have been carried out; it is not sent again. */
  | { readonly kind: 'broken'; readonly error: ODataError };

/** How a change set ended: all of it was carried out, or nothing of it. */
export type ChangeSetOutcome =
  | { readonly kind: 'written' }
  /** `operation` counts from 0: the one that was refused; undefined where the system refused the batch itself. */
  | (Exclude<WriteOutcome, { kind: 'written' }> & { readonly operation: number | undefined });

/** Changes since a delta link (Dataverse change tracking). */
export interface ChangePage {
  readonly changed: readonly ODataRecord[];
  /** Identifiers (GUID) of deleted records. */
  readonly deleted: readonly string[];
  readonly nextLink?: string;
  /** Present on the last page only: store it once the changes are durable. */
  readonly deltaLink?: string;
}

export interface RequestOptions {
  readonly signal?: AbortSignal;
  /** Sent as x-ms-client-request-id and written into the trace. */
  readonly requestId?: string;
  /** For whom it is made: decides how long it waits while the system is busy. @default 'interactive' */
  readonly lane?: Lane;
}

/** An answer as it came; header names in lower case. */
export interface ResourceAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: string;
}

/** A request that is sent as it stands. */
export interface ResourceRequest extends RequestOptions {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Stands behind the service root, begins with `/` and stands behind the host, or is a link of the system. */
  readonly target: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** One system, spoken to in its dialect. Reads are repeated by the policies; writes are sent once. */
export interface ODataClient {
  readonly system: 'SALES' | 'FINANCE_OPERATIONS';
  /** The model of the system, parsed from its CSDL. */
  readonly model: Model;
  /** One record, or undefined where there is none (404). */
  get(
    entitySet: string,
    key: EntityKey,
    options?: RequestOptions & Pick<ODataQuery, 'select' | 'expand'>,
  ): Promise<ODataRecord | undefined>;
  /** One page. */
  list(query: ODataQuery, options?: RequestOptions): Promise<Page>;
  /** All pages, following the next link. */
  pages(query: ODataQuery, options?: RequestOptions): AsyncIterable<Page>;
  /**
   * All records that have one of the keys, in as few requests as the system allows; each key is asked for once. Keys
   * compare as the system compares them, so the answer may hold more than was asked.
   */
  readKeys(query: KeyQuery, options?: RequestOptions): AsyncIterable<Page>;
  /** POST. The answer is read back (`Prefer: return=representation`), `select` limits it. */
  create(
    entitySet: string,
    values: RecordValues,
    options?: RequestOptions & { select?: readonly string[]; expand?: ODataQuery['expand'] },
  ): Promise<WriteOutcome>;
  /** PATCH of an existing record. `ifMatch` is a version, or '*' for any. */
  update(
    entitySet: string,
    key: EntityKey,
    values: RecordValues,
    options: RequestOptions & { ifMatch: string },
  ): Promise<WriteOutcome>;
  /** PATCH by alternate key without condition: creates or updates. Dataverse only. */
  upsert(
    entitySet: string,
    key: EntityKey,
    values: RecordValues,
    options?: RequestOptions,
  ): Promise<WriteOutcome>;
  delete(
    entitySet: string,
    key: EntityKey,
    options?: RequestOptions & { ifMatch?: string },
  ): Promise<WriteOutcome>;
  /** `$batch` with one change set: all operations in this order, or none. Sent once, like every write. */
  changeSet(operations: readonly ChangeOperation[], options?: RequestOptions): Promise<ChangeSetOutcome>;
  /**
   * Writes many records in as few requests as the system allows: by bulk messages, by batches, or singly. Each stands
   * for itself, in no promised order, and has its own outcome, in the place of its operation. Sent once, like every
   * write, but for a bulk message that the system has undone as a whole: its operations go singly in batches. With
   * `versions` every outcome carries the new version, where the system tells it; no bulk message does. Throws
   * BAD_REQUEST for an operation that cannot be sent, before anything is.
   */
  writeMany(
    operations: readonly WriteOperation[],
    options?: RequestOptions & { versions?: boolean },
  ): Promise<readonly OperationOutcome[]>;
  /** An unbound action, such as Dataverse's WinQuote. Sent once. `record` is the answer's body where there is one. */
  action(name: string, parameters: RecordValues, options?: RequestOptions): Promise<WriteOutcome>;
  /**
   * Change tracking: without `from` the first pass over all records, with it what changed since. Throws
   * ODataError with code DELTA_LINK_EXPIRED when the token is too old. Dataverse only.
   */
  changes(
    query: Pick<ODataQuery, 'entitySet' | 'select' | 'maxPageSize'>,
    from?: string,
    options?: RequestOptions,
  ): Promise<ChangePage>;
  /**
   * GET of what is no record: metadata, functions. `target` stands behind the service root, or begins with `/` and
   * stands behind the host. Every status is an answer; what breaks on the way is thrown as ODataError.
   */
  readResource(
    target: string,
    options?: RequestOptions & { readonly headers?: Readonly<Record<string, string>> },
  ): Promise<ResourceAnswer>;
  /**
   * A request without any of the dialect's decisions, to see what the system makes of it. Every status is an answer;
   * what breaks on the way is thrown as ODataError. What is no GET is sent once.
   */
  sendResource(request: ResourceRequest): Promise<ResourceAnswer>;
  close(): Promise<void>;
}
