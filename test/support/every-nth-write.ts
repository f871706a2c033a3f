import type { ODataClient } from '@p2c/odata';
import type { FaultAction, SandboxAdmin } from '@p2c/sandbox';

/** Counts the writes of all connections that it wraps, and has every n-th one struck on the wire. */
export interface EveryNthWrite {
  through(client: ODataClient, admin: SandboxAdmin): ODataClient;
  /** Writes so far, and how many of them were struck. */
  readonly counts: { readonly writes: number; readonly struck: number };
}

/** The actions take turns. The fault stands before its write is sent and strikes the first that looks like it. */
export function createEveryNthWrite(n: number, actions: readonly FaultAction['kind'][]): EveryNthWrite {
  const counts = { writes: 0, struck: 0 };
  return {
    counts,
    through(client, admin) {
      const before = async (method: string, path: string) => {
        counts.writes += 1;
        if (counts.writes % n !== 0) return;
        const kind = actions[counts.struck % actions.length];
        counts.struck += 1;
        await admin.addFault({ match: { method, path, times: 1 }, action: { kind } as FaultAction });
      };
      return {
        ...client,
        async create(entitySet, ...rest) {
          await before('POST', `/${entitySet}`);
          return client.create(entitySet, ...rest);
        },
        async update(entitySet, ...rest) {
          await before('PATCH', `/${entitySet}(`);
          return client.update(entitySet, ...rest);
        },
        async delete(entitySet, ...rest) {
          await before('DELETE', `/${entitySet}(`);
          return client.delete(entitySet, ...rest);
        },
        async writeMany(operations, ...rest) {
          // One of the requests that carry them, whichever it is.
          const [only, second] = operations;
          const entitySet = second === undefined && only ? `/${only.entitySet}` : '/';
          await before(only?.kind === 'update' && second === undefined ? 'PATCH' : 'POST', entitySet);
          return client.writeMany(operations, ...rest);
        },
        async changeSet(...given) {
          await before('POST', '/$batch');
          return client.changeSet(...given);
        },
      };
    },
  };
}
