/** Writes that come in the same instant as one transaction: the disk is waited for once, not once for each. */
export type GroupCommit = <T>(act: () => T) => Promise<T>;

export interface GroupCommitStore {
  /** One transaction. Rejects, undone as a whole, with whatever the act throws. */
  transact<T>(act: () => T): Promise<T>;
  exec(sql: string): void;
  /** Whether the transaction still stands: some errors end it as a whole (SQLite, "Automatic rollback"). */
  isTransaction(): boolean;
  /** What the caller of a write that failed is told: a lone one gets what `transact` rejects with. */
  refuse(error: unknown): unknown;
}

interface Member {
  readonly act: () => unknown;
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * BUSY, NOMEM, INTERRUPT, IOERR, CORRUPT, FULL and NOTADB tell of the store, not of one write. Some end the transaction by
 * themselves, after the others it is to be rolled back (SQLite, "Response To Errors Within A Transaction").
 */
const storeCodes: readonly number[] = [5, 7, 9, 10, 11, 13, 26];

type Ended = { readonly result: unknown } | { readonly error: unknown };

/**
 * Each write is still all or nothing, and is answered once it is durable; one that fails undoes itself and nobody
 * else, unless the store is in trouble.
 * They keep their order. A write that comes alone is a transaction of its own.
 */
export function createGroupCommit({ transact, exec, isTransaction, refuse }: GroupCommitStore): GroupCommit {
  let waiting: Member[] = [];

  const attempt = ({ act }: Member): Ended => {
    exec('savepoint member');
    try {
      const result = act();
      exec('release member');
      return { result };
    } catch (error) {
      if (isOfStore(error) || !isTransaction()) throw error;
      exec('rollback to member');
      exec('release member');
      return { error: refuse(error) };
    }
  };

  const commit = async () => {
    const group = waiting;
    waiting = [];
    try {
      const [only] = group;
      const ended =
        group.length === 1 && only !== undefined
          ? [{ result: await transact(only.act) }]
          : await transact(() => group.map(attempt));
      for (const [place, { resolve, reject }] of group.entries()) {
        const how = ended[place] as Ended;
        if ('error' in how) reject(how.error);
        else resolve(how.result);
      }
    } catch (error) {
      for (const { reject } of group) reject(error);
    }
  };

  return <T>(act: () => T) =>
    new Promise<T>((resolve, reject) => {
      waiting.push({ act, resolve: resolve as (result: unknown) => void, reject });
      // Behind all that the same event sets off.
      if (waiting.length === 1) queueMicrotask(() => void commit());
    });
}

function isOfStore(error: unknown): boolean {
  const { errcode } = error as { errcode?: number };
  return typeof errcode === 'number' && storeCodes.includes(errcode & 0xff);
}
