/** What a transaction has noted beside the rows that it changes, in the order in which it was noted. */
export interface TransactionNotes {
  /** Work to do once under each name before the commit. */
  readonly deferred: Map<string, () => void>;
  /** Statements that define something: a recording of rows does not hold them. */
  readonly definitions: string[];
  /** Work to do once all is committed. */
  readonly committed: (() => void)[];
}

export function noNotes(): TransactionNotes {
  return { deferred: new Map(), definitions: [], committed: [] };
}
