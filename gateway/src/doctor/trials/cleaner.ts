import type { ODataClient } from '@p2c/odata';
import { describeBreak } from '../describe-break.ts';
import { sendJson } from '../read-json.ts';

export interface Cleaner {
  /** Notes a record, by its path: `accounts(…)`. */
  add(path: string): void;
  /** Deletes what was noted, the last one first. Gives the paths that are still there, each with the refusal. */
  clear(): Promise<readonly string[]>;
}

/** Deletes the records of trials in one system. */
export function createCleaner(client: ODataClient): Cleaner {
  const paths = new Set<string>();

  async function remove(path: string): Promise<string | undefined> {
    try {
      const target = client.system === 'SALES' ? path : `${path}?cross-company=true`;
      const { status, refusal } = await sendJson(client, { method: 'DELETE', target });
      // What went with another record, or never came to be.
      return status < 300 || status === 404 ? undefined : `${path} (${refusal})`;
    } catch (error) {
      return `${path} (${describeBreak(error)})`;
    }
  }

  return {
    add: (path) => void paths.add(path),
    async clear() {
      const left: string[] = [];
      // What one record holds back is free once the others are gone: the second round takes it.
      for (const _ of [1, 2]) {
        left.length = 0;
        for (const path of [...paths].reverse()) {
          const refusal = await remove(path);
          if (refusal === undefined) paths.delete(path);
          else left.push(refusal);
        }
      }
      return left;
    },
  };
}
