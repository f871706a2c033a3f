import { randomInt } from 'node:crypto';
import type { Outbox } from '../events/outbox.ts';
import { everyRow } from '../filter/to-sql.ts';
import { type Lacks, lackingModel } from '../model/lacking.ts';
import { type EntitySet, entitySetOf, type Model } from '../model/model.ts';
import { columnOf } from '../store/columns.ts';
import type { Database } from '../store/database.ts';
import { stateFewValues } from '../store/few-values.ts';
import { openRecordStore, type RecordStore } from '../store/record-store.ts';
import { raiseDataEvents } from './events/data-events.ts';
import { type EventEndpoints, openEndpoints } from './events/endpoints.ts';
import { emptyValue } from './protocol/empty-value.ts';
import type { Settings } from './settings.ts';
import { tableNameOf, tablesOf } from './tables.ts';

export interface FinanceOperationsOptions {
  /** Company that requests without cross-company=true are restricted to. */
  readonly defaultCompany: string;
  /** How the environment is set up at the start; see `Settings`. */
  readonly settings: Settings;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Takes the messages of events; without, there are none. */
  readonly outbox?: Outbox;
  /** What clients do not get to see or do. */
  readonly lacks?: Lacks;
}

/** An emulated Finance & Operations environment: its tables, its set-up and the company of the calling user. */
export interface Environment {
  readonly model: Model;
  readonly database: Database;
  readonly options: FinanceOperationsOptions;
  /** What can be set up while it runs. */
  settings: Settings;
  now(): number;
  /** The table behind an entity set; several sets may share one. */
  store(entitySet: string): RecordStore;
  /** Called with every change of a table, inside its transaction. */
  readonly watchers: Set<TableWatcher>;
  /** Where events go; absent in a copy of the data, which tells nobody. */
  readonly events: { readonly endpoints: EventEndpoints; readonly outbox: Outbox } | undefined;
}

export interface TableChange {
  readonly kind: 'created' | 'updated' | 'deleted';
  readonly table: string;
  readonly id: bigint;
}

export type TableWatcher = (change: TableChange) => void;

/** Opens the environment that a database holds, creating its tables when it is new. */
export function openEnvironment(
  model: Model,
  database: Database,
  options: FinanceOperationsOptions,
): Environment {
  const watchers = new Set<TableWatcher>();
  const stores = new Map(
    [...tablesOf(model)].map(([name, table]) => {
      const store = openRecordStore(database, table, indexesOf(model, name), companyOf(table));
      fillNewColumns(database, store);
      return [name, watched(store, watchers)];
    }),
  );
  stateFewValues(database, 'dataAreaId$folded');
  const { outbox } = options;
  const environment: Environment = {
    model: options.lacks ? lackingModel(model, options.lacks) : model,
    database,
    options,
    settings: options.settings,
    events: outbox && { endpoints: openEndpoints(database), outbox },
    now: options.now,
    watchers,
    store(name) {
      const found = stores.get(tableNameOf(name));
      if (!found) throw new Error(`There is no table ${name}.`);
      return found;
    },
  };
  if (outbox) watchers.add((change) => raiseDataEvents(environment, change));
  return environment;
}

/** The recVersion of a record that has just been inserted. */
export const firstRecVersion = 1n;

/** The recVersion after an update: any number but the one before. */
export function nextRecVersion(previous: bigint): bigint {
  const drawn = BigInt(randomInt(2, 2 ** 31));
  return drawn === previous ? drawn - 1n : drawn;
}

/** The columns by which other tables look into this one. */
function indexesOf(model: Model, table: string): readonly (readonly string[])[] {
  const indexes: Readonly<Record<string, readonly (readonly string[])[]>> = {
    CDSSalesOrderHeaders: [['dataAreaId', 'OrderingCustomerAccountNumber']],
    SellableReleasedProducts: [entitySetOf(model, 'ReleasedDistinctProductsV2').key],
    CustomersV3: [['dataAreaId', 'PartyNumber']],
    SalesInvoiceHeadersV2: [['dataAreaId', 'SalesOrderNumber']],
    ReleasedProductsV2: [['dataAreaId', 'ProductNumber']],
  };
  return indexes[table] ?? [];
}

/** By the company alone: behind it stand the rows in the order in which lists are paged, so that none has to be sorted. */
function companyOf(table: EntitySet): readonly string[] {
  return table.properties.has('dataAreaId') ? ['dataAreaId'] : [];
}

/** A column that the model has gained since the data was written is not null either. */
function fillNewColumns(database: Database, store: RecordStore): void {
  const { set } = store;
  const mark = `columns.${set.name}`;
  const count = BigInt(set.properties.size);
  if (database.value(mark) === count) return;
  database.setValue(mark, count);
  if (store.count(everyRow, 1) === 0) return;
  for (const property of set.properties.values()) {
    const { value, compared } = columnOf(set, property.name);
    for (const column of new Set([value, compared]))
      database
        .prepare(`update "${set.name}" set ${column} = ? where ${column} is null`)
        .run(emptyValue(property));
  }
}

function watched(store: RecordStore, watchers: ReadonlySet<TableWatcher>): RecordStore {
  const tell = (kind: TableChange['kind'], id: bigint) => {
    for (const watcher of watchers) watcher({ kind, table: store.set.name, id });
  };
  return {
    ...store,
    insert(values, version) {
      const id = store.insert(values, version);
      tell('created', id);
      return id;
    },
    update(id, values, version) {
      store.update(id, values, version);
      tell('updated', id);
    },
    remove(id) {
      tell('deleted', id);
      store.remove(id);
    },
  };
}

type EmptyRecord = Readonly<Record<string, Exclude<ReturnType<typeof emptyValue>, null>>>;

/** One for each set: they have up to two hundred columns, and every create begins with one. */
const emptyRecords = new WeakMap<EntitySet, EmptyRecord>();

/** A record with every column that nobody has set. */
export function emptyRecord(set: EntitySet): EmptyRecord {
  const known = emptyRecords.get(set);
  if (known) return known;
  const properties = [...set.properties.values()];
  const made = Object.fromEntries(properties.map((property) => [property.name, emptyValue(property)]));
  emptyRecords.set(set, made);
  return made;
}
