import type { DatabaseSync } from 'node:sqlite';
import { recordChanges, repeatChanges } from './recorded-changes.ts';

/** Waits for something in the middle of a transaction. */
export type Pause = <T>(during: () => Promise<T>) => Promise<T>;

/** The steps of a transaction, and what is put off to its end. */
export interface TransactionSteps {
  begin(): void;
  commit(): void;
  rollback(): void;
  /** Told when the changes are back in the database. */
  restored(): void;
  /** Carries out a definition, and notes it among those of the transaction. */
  execute(sql: string): void;
  /** What the transaction has defined so far: a recording of rows does not hold it. */
  readonly definitions: readonly string[];
  readonly deferred: Map<string, () => void>;
}

/**
 * A transaction over several turns of the event loop. SQLite knows one transaction of a connection, and everybody else
 * would look into it: so in each pause the changes are taken out, and at its end put back.
 */
export async function runLongTransaction<T>(
  database: DatabaseSync,
  { begin, commit, rollback, restored, execute, definitions, deferred }: TransactionSteps,
  work: (pause: Pause) => Promise<T>,
): Promise<T> {
  begin();
  let recorded = recordChanges(database);
  const pause: Pause = async (during) => {
    const changes = recorded.take();
    const waiting = [...deferred];
    const defined = [...definitions];
    rollback();
    try {
      return await during();
    } finally {
      begin();
      recorded = recordChanges(database);
      // First of all: what an index no longer forbids may be among the changes.
      for (const sql of defined) execute(sql);
      repeatChanges(database, changes);
      restored();
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
