import type { RequestContext } from '@p2c/subgraph-runtime';
import DataLoader from 'dataloader';
import { foldNumber } from '../fold-number.ts';
import { type LedgerRecord, preferLive } from '../ledger/ledger.ts';
import type { SyncSubgraphOptions } from './subgraph.ts';

/** What the resolvers of one operation share. */
export interface SyncContext extends SyncSubgraphOptions {
  readonly request: RequestContext;
  /** By source key (GUID). */
  readonly byKey: DataLoader<string, LedgerRecord | undefined>;
  /** By customer id `company:number`. */
  readonly byCustomerId: DataLoader<string, LedgerRecord | undefined>;
}

/** Loaders live for one operation: one ledger query per batch. */
export function createSyncContext(options: SyncSubgraphOptions): (request: RequestContext) => SyncContext {
  const { ledger } = options;
  return (request) => ({
    ...options,
    request,
    byKey: new DataLoader(async (keys: readonly string[]) => {
      const found = new Map(
        (
          await ledger.byKeys(
            'Customer',
            keys.map((key) => key.toLowerCase()),
          )
        ).map((record) => [record.key, record]),
      );
      return keys.map((key) => found.get(key.toLowerCase()));
    }),
    byCustomerId: new DataLoader(async (ids: readonly string[]) => {
      const companies = Map.groupBy(ids, (id) => id.slice(0, id.indexOf(':')).toLowerCase());
      const records = await Promise.all(
        [...companies].map(([company, group]) =>
          ledger.byNumbers(
            'Customer',
            company,
            group.map((id) => id.slice(id.indexOf(':') + 1)),
          ),
        ),
      );
      // Backwards, so that the preferred one of several stays in the map.
      const found = new Map(
        records
          .flat()
          .toSorted(preferLive)
          .reverse()
          .map((record) => [foldNumber(`${record.company}:${record.number}`), record]),
      );
      return ids.map((id) => found.get(foldNumber(id)));
    }),
  });
}
