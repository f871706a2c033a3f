import type { DatabaseSync } from 'node:sqlite';
import { recordChanges, repeatChanges } from './recorded-changes.ts';
import type { TransactionNotes } from './transaction-notes.ts';

/** Waits for something in the middle of a transaction. */
export type Pause = <T>(during: () => Promise<T>) => Promise<T>;

/** The steps of a transaction, and what is put off to its end. */
export interface TransactionSteps {
  begin(): void;
  commit(): void;
  rollback(): void;
  /** Rolls back, and gives what was noted beside the rows. */
  setAside(): TransactionNotes;
  /** Begins anew with what was noted before: what is defined is so first, as changes may be allowed by it. */
  takeUp(notes: TransactionNotes): void;
  /** Told when the changes are back in the database. */
  restored(): void;
}

/**
 * A transaction over several turns of the event loop. SQLite knows one transaction of a connection, and everybody else
 * would look into it: so in each pause the changes are taken out, and at its end put back.
 */
export async function runLongTransaction<T>(
  database: DatabaseSync,
  { begin, commit, rollback, setAside, takeUp, restored }: TransactionSteps,
  work: (pause: Pause) => Promise<T>,
): Promise<T> {
  begin();
  let recorded = recordChanges(database);
  const pause: Pause = async (during) => {
    const changes = recorded.take();
    const notes = setAside();
    try {
      return await during();
    } finally {
      takeUp(notes);
      recorded = recordChanges(database);
      repeatChanges(database, changes);
      restored();
    }
  };
  try {
    const result = await work(pause);
    commit();
    return result;
  } catch (error) {
    rollback();
    throw error;
  } finally {
    recorded.end();
  }
}
