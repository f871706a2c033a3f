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
  /** Of a line of a document the number of the line. */
  readonly line?: number;
  readonly property: string;
  /** What the target holds, printed; undefined on create. */
  readonly from: string | undefined;
  readonly to: string | undefined;
  /** What decided: `accounts-to-customers.yaml:31 name = OrganizationName`. */
  readonly rule: string;
}

export type PlannedWrite = PlannedCreate | PlannedChange;

/** A record that the target does not hold yet: its key is what makes a second one impossible. */
export interface PlannedCreate extends PlannedOperation {
  readonly operation: 'create';
}

export interface PlannedChange extends PlannedOperation {
  readonly operation: 'update' | 'delete';
  /** The version of the target that was observed: sent as If-Match. */
  readonly ifMatch: string;
}

interface PlannedOperation {
  readonly system: System;
  readonly entitySet: string;
  readonly key: EntityKey;
  /** Exactly the properties to send, in wire form. An update holds only owned properties that differ. */
  readonly values: RecordValues;
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
  /** Those of the header, then those of the lines. */
  readonly changes: readonly FieldChange[];
}

/** Owned values in canonical form, by target property. */
export type OwnedFields = Readonly<Record<string, string | null>>;

/**
 * The owned values of a record: once a plan is carried out, both systems agree on them. The ledger keeps them as the
 * base of the next comparison, as JSON.
 */
export interface OwnedValues {
  readonly header: OwnedFields;
  /** Of a document those of each line, by its number. */
  readonly lines: Readonly<Record<string, OwnedFields>>;
}

/** The decision on one record. Pure data: the engine carries it out. */
export type Plan =
  /** Nothing differs. */
  | { readonly kind: 'settled'; readonly owned: OwnedValues }
  | {
      readonly kind: 'write';
      readonly write: PlannedWrite | PlannedChangeSet;
      readonly owned: OwnedValues;
    }
  /** The rules say that the record is not sent; `waitsFor`: the copy in Sales whose next write may change that. */
  | { readonly kind: 'not-sent'; readonly reason: Reason; readonly waitsFor?: RecordRef | undefined }
  /** Something else must be there first; it is looked at again when that happens, and now and then. */
  | { readonly kind: 'waiting'; readonly reason: Reason; readonly waitsFor?: RecordRef | undefined }
  /** A person must change the record, the mapping or the other system; `waitsFor`: or the record that is in its way. */
  | { readonly kind: 'parked'; readonly reason: Reason; readonly waitsFor?: RecordRef | undefined };
