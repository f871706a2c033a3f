import type { WriteKind } from './ledger/ledger.ts';
import type { OwnedValues, PlannedChangeSet, PlannedWrite, Reason } from './plan.ts';
import type { RecordRef } from './record-ref.ts';

/** How one look at a record ended; the engine decides what follows from each. */
export type Outcome =
  | { readonly kind: 'settled'; readonly link: Link; readonly wrote: Carried | undefined }
  /** Until the record changes, or the copy in Sales that it waits for is written. */
  | {
      readonly kind: 'not-sent';
      readonly reason: Reason;
      readonly waitsFor: RecordRef | undefined;
      readonly link: Partial<Link>;
    }
  /** Until the record changes, or that which is in its way rests. */
  | {
      readonly kind: 'parked';
      readonly reason: Reason;
      readonly waitsFor?: RecordRef | undefined;
      readonly link: Partial<Link>;
    }
  /** Something else must be there first: it is looked at again when that comes, and now and then. */
  | {
      readonly kind: 'depends';
      readonly reason: Reason;
      readonly waitsFor: RecordRef | undefined;
      readonly link: Partial<Link>;
    }
  /** To be tried again: at once a bounded number of times, then by backoff, or when the system allows. */
  | {
      readonly kind: 'waiting';
      readonly reason: Reason;
      readonly afterMs?: number;
      /** What broke, for the log. */
      readonly error?: unknown;
      /** A write whose answer was lost: it may have been carried out. */
      readonly sent?: Carried;
      readonly link: Partial<Link>;
    }
  /** Another worker has the record by now; nothing was sent, and its outcome counts. */
  | { readonly kind: 'superseded' };

/** What the ledger learns of the pair. */
export interface Link {
  readonly company: string;
  readonly number: string;
  readonly targetKey: string;
  readonly base: OwnedValues;
}

/** A write that was sent. */
export interface Carried {
  /** Under which the ledger kept it before it was sent. */
  readonly attempt: number;
  readonly kind: WriteKind;
  readonly write: PlannedWrite | PlannedChangeSet;
}
