import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { compareNumbers } from '../filter/arithmetic.ts';
import { matchesLike } from '../filter/like-pattern.ts';
import { type Pause, runLongTransaction } from './long-transaction.ts';
import { createStepLimit } from './step-limit.ts';
import { noNotes, type TransactionNotes } from './transaction-notes.ts';

/** Statements kept prepared; filters make many different ones. */
const statementsMax = 300;
/** Comparing so many characters with a pattern takes about as long as looking at a row. */
const charactersPerStep = 64;
/** Characters that one more text to compare is worth. */
const callCost = 32;

/** One SQLite database: prepared statements, transactions and named counters. */
export interface Database {
  /** A statement that gives integers as bigint. */
  prepare(sql: string): StatementSync;
  /** Carries out a statement that defines something. In a long transaction it is repeated after each pause. */
  execute(sql: string): void;
  /** Runs the work; SQL in it that calls `step(…)` more often, or looks at as many texts, throws TooManyStepsError. */
  withinSteps<T>(steps: number, work: () => T): T;
  /** Runs the work; all it changed is kept, or, when it throws, none of it. */
  transaction<T>(work: () => T): T;
  /**
   * A transaction over several turns of the event loop. The work waits for nothing but its pauses: in a pause all it has
   * changed is taken out of the database, so that others find what was there before, and put back at the end. Others
   * must change nothing meanwhile that the work changes.
   */
  longTransaction<T>(work: (pause: Pause) => Promise<T>): Promise<T>;
  /**
   * Does work once for all that ask for it under the same name, before the transaction is committed: sums over a
   * document are not worth doing for each of its lines. Outside of a transaction the work is done at once.
   */
  defer(name: string, work: () => void): void;
  /**
   * Does work that cannot be undone, and cannot fail, once the transaction under way is committed; never when it is rolled
   * back. Outside of a transaction it is done at once.
   */
  whenCommitted(work: () => void): void;
  /**
   * Tells whenever rows are no longer what they were, though nobody has written them: after a rollback, and at both ends of
   * a pause. Whoever keeps something in memory that was read from the database reads it anew then.
   */
  onRestored(listener: () => void): void;
  /** Does what is deferred now, because somebody is about to look at it. */
  settle(): void;
  /** The next value of a counter that is kept with the data. */
  next(counter: string, start: bigint): bigint;
  /** The last value that `next` gave, or `start - 1`. */
  current(counter: string, start: bigint): bigint;
  setValue(name: string, value: string | bigint): void;
  value(name: string): string | bigint | undefined;
  /** False once it has been closed: what then fails is no fault. */
  isOpen(): boolean;
  close(): void;
}

/** Opens a file, or a database in memory when no file is named. */
export function openDatabase(file: string | undefined): Database {
  const database = new DatabaseSync(file ?? ':memory:');
  database.exec('pragma journal_mode = wal; pragma synchronous = normal; pragma busy_timeout = 2000;');
  const stepLimit = createStepLimit();
  database.function('step', { varargs: true }, () => {
    stepLimit.take(1);
    return 1;
  });
  const looked = (characters: number) => stepLimit.take((callCost + characters) / charactersPerStep);
  database.function('matches_like', { deterministic: true }, (text, pattern) =>
    typeof text === 'string' && typeof pattern === 'string' && matchesLike(text, pattern, looked) ? 1 : 0,
  );
  database.function('compare_numbers', { varargs: true, deterministic: true }, (program, ...columns) =>
    compareNumbers(String(program), columns) ? 1 : 0,
  );
  database.exec('create table if not exists "$values" (name text primary key, value) without rowid');
  const statements = new Map<string, StatementSync>();
  let notes = noNotes();
  const listeners: (() => void)[] = [];
  let isInTransaction = false;

  function prepare(sql: string): StatementSync {
    const known = statements.get(sql);
    if (known) return known;
    // The oldest goes: clearing all would make a busy server prepare everything anew.
    for (const oldest of statements.keys()) {
      if (statements.size < statementsMax) break;
      statements.delete(oldest);
    }
    const statement = database.prepare(sql);
    statement.setReadBigInts(true);
    statements.set(sql, statement);
    return statement;
  }

  function setValue(name: string, value: string | bigint): void {
    prepare(
      'insert into "$values" values (?, ?) on conflict (name) do update set value = excluded.value',
    ).run(name, value);
  }

  function value(name: string): string | bigint | undefined {
    const found = prepare('select value from "$values" where name = ?').get(name)?.value;
    return typeof found === 'string' || typeof found === 'bigint' ? found : undefined;
  }

  function current(counter: string, start: bigint): bigint {
    const found = value(counter);
    return typeof found === 'bigint' ? found : start - 1n;
  }

  function settle(): void {
    for (const [name, work] of notes.deferred) {
      notes.deferred.delete(name);
      work();
    }
  }

  function restored(): void {
    for (const listener of listeners) listener();
  }

  function execute(sql: string): void {
    database.exec(sql);
    if (isInTransaction) notes.definitions.push(sql);
  }

  function begin(): void {
    database.exec('begin immediate');
    isInTransaction = true;
  }

  function commit(): void {
    settle();
    database.exec('commit');
    isInTransaction = false;
    const { committed } = notes;
    notes = noNotes();
    for (const work of committed) work();
  }

  function rollback(): void {
    notes = noNotes();
    isInTransaction = false;
    if (database.isTransaction) database.exec('rollback');
    restored();
  }

  function setAside(): TransactionNotes {
    const before = notes;
    rollback();
    return before;
  }

  function takeUp(before: TransactionNotes): void {
    begin();
    for (const sql of before.definitions) database.exec(sql);
    notes = before;
  }

  function transaction<T>(work: () => T): T {
    if (isInTransaction) return work();
    begin();
    try {
      const result = work();
      commit();
      return result;
    } catch (error) {
      rollback();
      throw error;
    }
  }

  return {
    prepare,
    execute,
    withinSteps: stepLimit.within,
    transaction,
    longTransaction: (work) =>
      runLongTransaction(database, { begin, commit, rollback, setAside, takeUp, restored }, work),
    onRestored: (listener) => {
      listeners.push(listener);
    },
    defer(name, work) {
      if (!isInTransaction) return work();
      notes.deferred.set(name, work);
    },
    whenCommitted(work) {
      if (!isInTransaction) return work();
      notes.committed.push(work);
    },
    settle,
    next(counter, start) {
      const given = current(counter, start) + 1n;
      setValue(counter, given);
      return given;
    },
    current,
    setValue,
    value,
    isOpen: () => database.isOpen,
    close: () => database.close(),
  };
}
