import type { Caller } from '../../../sandbox/src/test-support/call.ts';

/** What cases made, and how it goes again. */
export interface CleanUp {
  /** Notes the record at this path below the root. */
  keep(path: string): void;
  /** Deletes what was noted or found, the newest first. Answers what is left, with the reason; it never throws. */
  clear(): Promise<readonly string[]>;
}

/** Finds records that nobody noted, as those whose answer was lost. */
export type FindMore = (send: Caller['send']) => Promise<readonly string[]>;

export function createCleanUp(send: Caller['send'], findMore: FindMore): CleanUp {
  const paths = new Set<string>();

  async function remove(path: string): Promise<string | undefined> {
    try {
      const { status, text } = await send('DELETE', path);
      // What went with another record is gone, too.
      return status < 300 || status === 404 ? undefined : `${path}: ${status} ${text}`;
    } catch (error) {
      return `${path}: ${error}`;
    }
  }

  /** What one record holds back is free once the others are gone: the second round takes it. */
  async function removeAll(): Promise<readonly string[]> {
    const left: string[] = [];
    for (const _ of [1, 2]) {
      left.length = 0;
      for (const path of [...paths].reverse()) {
        const reason = await remove(path);
        if (reason === undefined) paths.delete(path);
        else left.push(reason);
      }
    }
    return left;
  }

  return {
    keep: (path) => void paths.add(path),
    async clear() {
      // Nothing was made, and what may be read need not be all.
      if (paths.size === 0) return [];
      const left = await removeAll();
      try {
        for (const path of await findMore(send)) paths.add(path);
      } catch (error) {
        return [...left, `what bears the mark of this run was not searched: ${error}`];
      }
      return paths.size === 0 ? [] : removeAll();
    },
  };
}
