import { fold } from '../edm/fold.ts';
import type { Stored } from '../edm/stored.ts';
import type { SqlCondition } from '../filter/to-sql.ts';
import type { EntitySet } from '../model/model.ts';
import { type Columns, columnOf, columnsOf } from './columns.ts';
import type { Database } from './database.ts';

/** A record as stored. `values` holds the properties that were asked for. */
export interface StoredRecord {
  /** Number of the row in its table, never given twice. */
  readonly id: bigint;
  readonly version: bigint;
  readonly values: Readonly<Record<string, Stored>>;
  /** What the expressions of the query gave, in their order; absent when there were none. */
  readonly expressions?: readonly Stored[];
}

export type StoredValues = Readonly<Record<string, Stored>>;

export interface FindOptions {
  readonly where: SqlCondition;
  /** Properties to read; all when absent. */
  readonly select?: readonly string[];
  /** SQL expressions over `t` to evaluate beside them. */
  readonly expressions?: readonly string[];
  /** SQL of the order, without the words `order by`. */
  readonly orderBy?: string;
  readonly limit?: number;
  readonly offset?: number;
}

/** The table of one entity set. */
export interface RecordStore {
  readonly set: EntitySet;
  insert(values: StoredValues, version: bigint): bigint;
  update(id: bigint, values: StoredValues, version: bigint): void;
  remove(id: bigint): void;
  find(options: FindOptions): StoredRecord[];
  /** The record whose properties equal these values, texts without regard to case; all its properties, or those named. */
  findByKey(key: StoredValues, select?: readonly string[]): StoredRecord | undefined;
  /** The first so many records whose properties equal these values. */
  findAllByKey(key: StoredValues, select: readonly string[] | undefined, limit: number): StoredRecord[];
  /** Number of records that meet the condition, counting no further than `limit`. */
  count(where: SqlCondition, limit?: number): number;
  /** Holds records to a key, and finds them by it. */
  indexKey(properties: readonly string[]): void;
  dropKey(properties: readonly string[]): void;
  /** How SQLite will find these rows: one line per step of the query plan. */
  explain(options: FindOptions): string[];
}

interface InsertStatement {
  readonly properties: readonly string[];
  readonly columns: readonly (readonly [property: string, columns: Columns])[];
  readonly sql: string;
}

/** Statements of a table that are kept as text; every page of a list has another one. */
const wholeRowsMax = 100;

/**
 * Opens the table of a set, creating it, or adding the columns that the model has gained since. `indexed` columns serve
 * conditions and orders, `sparse` ones, which are mostly null, conditions alone.
 */
export function openRecordStore(
  database: Database,
  set: EntitySet,
  indexed: readonly (readonly string[])[] = [],
  sparse: readonly string[] = [],
): RecordStore {
  const every = [...columnsOf(set).keys()];
  createTable(database, set, indexed, sparse);

  /** The columns of a query as SQL. That of all of them is long and asked for all the time. */
  const everyColumn = columnList(every);
  function columnList(properties: readonly string[]): string {
    return properties.map((property) => `, t.${columnOf(set, property).value} as "${property}"`).join('');
  }

  function assignments(values: StoredValues): { names: string[]; parameters: Stored[] } {
    const names: string[] = [];
    const parameters: Stored[] = [];
    for (const [property, value] of Object.entries(values)) {
      const { value: column, compared } = columnOf(set, property);
      names.push(column);
      parameters.push(value);
      if (compared === column) continue;
      names.push(compared);
      parameters.push(typeof value === 'string' ? fold(value) : value);
    }
    return { names, parameters };
  }

  /** The statement for these properties. Records of a table mostly have the same ones, and their names are long. */
  let known: InsertStatement | undefined;
  function insertOf(properties: readonly string[]): InsertStatement {
    const isKnown =
      known?.properties.length === properties.length &&
      properties.every((property, at) => property === known?.properties[at]);
    if (known && isKnown) return known;
    const columns = properties.map((property) => [property, columnOf(set, property)] as const);
    const names = columns.flatMap(([, { value, compared }]) =>
      value === compared ? [value] : [value, compared],
    );
    const marks = ['?', ...names.map(() => '?')].join(', ');
    const sql = `insert into "${set.name}" (${['"$version"', ...names].join(', ')}) values (${marks})`;
    known = { properties, columns, sql };
    return known;
  }

  /** Statements that read all columns, by what differs: their texts are long, and one that is known is found at once. */
  const wholeRows = new Map<string, string>();
  function selectSql(options: FindOptions): string {
    const { where, select, expressions = [], orderBy, limit, offset } = options;
    if (select || expressions.length > 0) return printSelect(options);
    const key = [where.sql, orderBy, limit, offset].join('|');
    const sql = wholeRows.get(key) ?? printSelect(options);
    if (wholeRows.size >= wholeRowsMax) wholeRows.clear();
    wholeRows.set(key, sql);
    return sql;
  }

  function printSelect({ where, select, expressions = [], orderBy, limit, offset }: FindOptions): string {
    const own = select ? columnList(select) : everyColumn;
    const list = expressions.reduce((before, expression, at) => `${before}, ${expression} as "$${at}"`, own);
    const order = orderBy ? ` order by ${orderBy}` : '';
    const page = limit === undefined ? '' : ` limit ${limit} offset ${offset ?? 0}`;
    return `select t."$id" as "$id", t."$version" as "$version"${list} from "${set.name}" t where ${where.sql}${order}${page}`;
  }

  function find(options: FindOptions): StoredRecord[] {
    const statement = database.prepare(selectSql(options));
    // As lists: an object for each row, with a name for each column, takes twice the time.
    statement.setReturnArrays(true);
    const { select = every, expressions = [], where } = options;
    const rows = statement.all(...where.parameters) as unknown as Stored[][];
    return rows.map((row) => {
      const values: Record<string, Stored> = {};
      for (const [at, property] of select.entries()) values[property] = row[at + 2] ?? null;
      const record = { id: BigInt(row[0] ?? 0), version: BigInt(row[1] ?? 0), values };
      return expressions.length > 0 ? { ...record, expressions: row.slice(select.length + 2) } : record;
    });
  }

  function findAllByKey(
    key: StoredValues,
    select: readonly string[] | undefined,
    limit: number,
  ): StoredRecord[] {
    const parts = Object.entries(key);
    const sql = parts.map(([property]) => `t.${columnOf(set, property).compared} = ?`).join(' and ');
    const parameters = parts.map(([property, value]) =>
      typeof value === 'string' && set.properties.get(property)?.type === 'Edm.String' ? fold(value) : value,
    );
    return find({ where: { sql, parameters }, ...(select ? { select } : {}), limit });
  }

  return {
    set,
    insert(values, version) {
      const { sql, columns } = insertOf(Object.keys(values));
      const parameters: Stored[] = [];
      for (const [property, { value, compared }] of columns) {
        const stored = values[property] ?? null;
        parameters.push(stored);
        if (compared !== value) parameters.push(typeof stored === 'string' ? fold(stored) : stored);
      }
      return BigInt(database.prepare(sql).run(version, ...parameters).lastInsertRowid);
    },
    update(id, values, version) {
      const { names, parameters } = assignments(values);
      const list = ['"$version"', ...names].map((name) => `${name} = ?`).join(', ');
      database.prepare(`update "${set.name}" set ${list} where "$id" = ?`).run(version, ...parameters, id);
    },
    remove(id) {
      database.prepare(`delete from "${set.name}" where "$id" = ?`).run(id);
    },
    find,
    findByKey: (key, select) => findAllByKey(key, select, 1)[0],
    findAllByKey,
    count(where, limit) {
      const inner = `select 1 from "${set.name}" t where ${where.sql}${limit === undefined ? '' : ` limit ${limit}`}`;
      const row = database.prepare(`select count(*) as n from (${inner})`).get(...where.parameters);
      return Number(row?.n);
    },
    indexKey: (properties) => createIndex(database, set, properties, 'unique'),
    dropKey: (properties) => database.execute(`drop index if exists "${set.name}.${properties.join('.')}"`),
    explain(options) {
      const rows = database
        .prepare(`explain query plan ${selectSql(options)}`)
        .all(...options.where.parameters);
      return rows.map((row) => String(row.detail));
    },
  };
}

function createTable(
  database: Database,
  set: EntitySet,
  indexed: readonly (readonly string[])[],
  sparse: readonly string[],
): void {
  const names = [...columnsOf(set).values()].flatMap(({ value, compared }) =>
    value === compared ? [value] : [value, compared],
  );
  // Columns have no type: SQLite then keeps every value as it is given.
  database.execute(
    `create table if not exists "${set.name}" ("$id" integer primary key autoincrement, "$version" integer not null, ${names.join(', ')})`,
  );
  const present = new Set(
    database
      .prepare(`select name from pragma_table_info('${set.name}')`)
      .all()
      .map((row) => `"${String(row.name)}"`),
  );
  for (const name of names) {
    if (!present.has(name)) database.execute(`alter table "${set.name}" add column ${name}`);
  }
  for (const key of [set.key, ...set.alternateKeys]) createIndex(database, set, key, 'unique');
  // With the key behind it an index gives the order in which lists are paged, too.
  for (const properties of indexed)
    createIndex(database, set, [...new Set([...properties, ...set.key])], 'none');
  for (const property of sparse) createIndex(database, set, [property], 'not-null');
  database.execute(`create index if not exists "${set.name}.$version" on "${set.name}" ("$version")`);
}

function createIndex(
  database: Database,
  set: EntitySet,
  properties: readonly string[],
  kind: 'unique' | 'none' | 'not-null',
): void {
  const columns = properties.map((property) => columnOf(set, property).compared).join(', ');
  const condition = kind === 'not-null' ? ` where ${columns} is not null` : '';
  const name = `${set.name}.${properties.join('.')}${kind === 'not-null' ? '.given' : ''}`;
  database.execute(
    `create ${kind === 'unique' ? 'unique ' : ''}index if not exists "${name}" on "${set.name}" (${columns})${condition}`,
  );
}
