import type { EntityKey, ODataRecord, RecordValues } from '@p2c/odata';
import type { RecordRef, System } from './record-ref.ts';

/** What both systems hold, target read before source. */
export interface Observed {
  /** With the columns of `sourceQuery(template)`, facts and dependencies; undefined where the source holds no such record. */
  readonly source: ODataRecord | undefined;
  /** With the columns of `targetQuery(template)`; undefined where the target holds no such record. */
  readonly target: ODataRecord | undefined;
  /** The lines of a document, on both sides. */
  readonly lines?: ObservedLines | undefined;
}

export interface ObservedLines {
  readonly source: readonly ODataRecord[];
  readonly target: readonly ODataRecord[];
}

/** Why a record is where it is; `code` is stable and in docs/errors.md. */
export interface Reason {
  readonly code: string;
  readonly message: string;
  /** The source or target property concerned. */
  readonly field?: string;
}

/** One property of a planned write, for dry runs and the audit trail. */
export interface FieldChange {
  readonly property: string;
  /** What the target holds, printed; undefined on create. */
  readonly from: string | undefined;
  readonly to: string | undefined;
  /** What decided: `accounts-to-customers.yaml:31 name = OrganizationName`. */
  readonly rule: string;
}

export interface PlannedWrite {
  readonly operation: 'create' | 'update' | 'delete';
  readonly system: System;
  readonly entitySet: string;
  readonly key: EntityKey;
  /** Exactly the properties to send, in wire form. An update holds only owned properties that differ. */
  readonly values: RecordValues;
  /** The version of the target that was observed: sent as If-Match. */
  readonly ifMatch: string | undefined;
  readonly changes: readonly FieldChange[];
}

/** What a document needs, header first: carried out as one, or not at all. */
export interface PlannedChangeSet {
  readonly operation: 'change-set';
  readonly system: System;
  /** That of the header. */
  readonly entitySet: string;
  readonly key: EntityKey;
  readonly writes: readonly PlannedWrite[];
  /** Those of the header, and those of the lines as `line 3 SalesPrice`. */
  readonly changes: readonly FieldChange[];
}

/**
 * The owned values of a record in canonical form, by target property: once a plan is carried out, both systems agree
 * on them. The ledger keeps them as the base of the next comparison. Those of a line stand under `line 3 SalesPrice`. JSON as
 * it stands.
 */
export type OwnedValues = Readonly<Record<string, string | null>>;

/** The decision on one record. Pure data: the engine carries it out. */
export type Plan =
  /** Nothing differs. `fingerprint` is a hash of the owned values in canonical form and the mapping version. */
  | { readonly kind: 'settled'; readonly fingerprint: string; readonly owned: OwnedValues }
  | {
      readonly kind: 'write';
      readonly write: PlannedWrite | PlannedChangeSet;
      readonly fingerprint: string;
      readonly owned: OwnedValues;
    }
  /** The rules say that the record is not sent; `waitsFor`: the copy in Sales whose next write may change that. */
  | { readonly kind: 'not-sent'; readonly reason: Reason; readonly waitsFor?: RecordRef | undefined }
  /** Something else must be there first; it is looked at again when that happens, and now and then. */
  | { readonly kind: 'waiting'; readonly reason: Reason; readonly waitsFor?: RecordRef | undefined }
  /** A person must change the record, the mapping or the other system. */
  | { readonly kind: 'parked'; readonly reason: Reason };
