import type { DatabaseSync } from 'node:sqlite';
import { recordChanges, repeatChanges } from './recorded-changes.ts';

/** Waits for something in the middle of a transaction. */
export type Pause = <T>(during: () => Promise<T>) => Promise<T>;

/** The steps of a transaction, and what is put off to its end. */
export interface TransactionSteps {
  begin(): void;
  commit(): void;
  rollback(): void;
  readonly deferred: Map<string, () => void>;
}

/**
 * A transaction over several turns of the event loop. SQLite knows one transaction of a connection, and everybody else
 * would look into it: so in each pause the changes are taken out, and at its end put back.
 */
export async function runLongTransaction<T>(
  database: DatabaseSync,
  { begin, commit, rollback, deferred }: TransactionSteps,
  work: (pause: Pause) => Promise<T>,
): Promise<T> {
  begin();
  let recorded = recordChanges(database);
  const pause: Pause = async (during) => {
    const changes = recorded.take();
    const waiting = [...deferred];
    rollback();
    try {
      return await during();
    } finally {
      begin();
      recorded = recordChanges(database);
      repeatChanges(database, changes);
      for (const [name, later] of waiting) deferred.set(name, later);
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
