import type { RequestContext } from '@p2c/subgraph-runtime';
import DataLoader from 'dataloader';
import { foldNumber } from '../fold-number.ts';
import { type Ledger, type LedgerRecord, preferLive } from '../ledger/ledger.ts';
import type { Flow } from '../observe.ts';
import type { Entity } from '../record-ref.ts';
import type { SyncSubgraphOptions } from './subgraph.ts';

/** What the resolvers of one operation share. */
export interface SyncContext extends SyncSubgraphOptions {
  readonly request: RequestContext;
  flowOf(entity: Entity): Flow | undefined;
  /** By source key, a GUID of Sales. */
  byKey(entity: Entity, key: string): Promise<LedgerRecord | undefined>;
  /** By id `company:number`. */
  byId(entity: Entity, id: string): Promise<LedgerRecord | undefined>;
}

type Loader = DataLoader<string, LedgerRecord | undefined>;

/** Loaders live for one operation: one ledger query per batch and entity. */
export function createSyncContext(options: SyncSubgraphOptions): (request: RequestContext) => SyncContext {
  const { ledger, looks } = options;
  return (request) => {
    const keys = perEntity((entity) => keyLoader(ledger, entity));
    const ids = perEntity((entity) => idLoader(ledger, entity));
    return {
      ...options,
      request,
      flowOf: (entity) => looks.get(entity)?.flow,
      byKey: (entity, key) => keys(entity).load(key),
      byId: (entity, id) => ids(entity).load(id),
    };
  };
}

function perEntity(create: (entity: Entity) => Loader): (entity: Entity) => Loader {
  const loaders = new Map<Entity, Loader>();
  return (entity) => {
    const loader = loaders.get(entity) ?? create(entity);
    loaders.set(entity, loader);
    return loader;
  };
}

function keyLoader(ledger: Ledger, entity: Entity): Loader {
  return new DataLoader(async (keys) => {
    const records = await ledger.byKeys(
      entity,
      keys.map((key) => key.toLowerCase()),
    );
    const found = new Map(records.map((record) => [record.key, record]));
    return keys.map((key) => found.get(key.toLowerCase()));
  });
}

function idLoader(ledger: Ledger, entity: Entity): Loader {
  return new DataLoader(async (ids) => {
    const companies = Map.groupBy(ids, (id) => id.slice(0, id.indexOf(':')).toLowerCase());
    const records = await Promise.all(
      [...companies].map(([company, group]) =>
        ledger.byNumbers(
          entity,
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
  });
}
