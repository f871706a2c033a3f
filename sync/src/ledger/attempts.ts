import type { Entity, RecordRef } from '../record-ref.ts';
import type { AuditedWrite } from './ledger.ts';

/** A write that is about to be sent. */
export interface Attempt {
  /** As the audit trail will show it. */
  readonly write: Omit<AuditedWrite, 'id' | 'planned' | 'at' | 'entity'>;
  /** The copy that it is sent to. */
  readonly company: string | undefined;
  readonly number: string | undefined;
  /** Of a document the lines that it may leave behind, by their numbers. */
  readonly lines: readonly number[];
  /** From then on the request cannot arrive any more. */
  readonly notBefore: number;
}

/** The lines that attempts may have left behind in a document. */
export interface AttemptedLine {
  /** The number of the document, folded. */
  readonly number: string;
  readonly line: number;
}

/**
 * The writes of sync whose outcome is not known. Each stands here before its request leaves, so that no crash and no
 * lost answer makes sync forget what it may have done: the audit trail learns of it, and of a document the lines that it
 * may have made count as carried over. A lost request can still arrive; once it cannot, its record is looked at again.
 */
export interface Attempts {
  /**
   * Keeps a write and renews the lease, in one transaction; gives its identifier. Undefined when a newer lease exists:
   * then nothing may be sent.
   */
  attempt(
    ref: RecordRef,
    fence: number,
    attempt: Attempt,
    now: number,
    until: number,
  ): Promise<number | undefined>;
  /** The request was refused, or never left. */
  endAttempt(id: number): Promise<void>;
  /** The lines that attempts may have left behind in one document. */
  attemptedLines(entity: Entity, company: string, number: string): Promise<number[]>;
  /** The same of all documents of a company. */
  attemptedDocuments(entity: Entity, company: string): Promise<AttemptedLine[]>;
  /** Marks the records of attempts that cannot arrive any more as changed, once for each attempt; gives the records. */
  ripenAttempts(now: number): Promise<RecordRef[]>;
}
