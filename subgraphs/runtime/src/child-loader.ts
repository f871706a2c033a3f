import {
  type EntityType,
  type FilterExpression,
  type ODataClient,
  ODataError,
  type ODataRecord,
  type OrderBy,
} from '@p2c/odata';
import DataLoader from 'dataloader';
import { columnsOf, foldKey } from './entity-loader.ts';
import { mergeSelections, type Selection } from './pushdown.ts';
import { readOptions } from './request-options.ts';
import type { RequestContext } from './subgraph.ts';
import { createUnderWay } from './under-way.ts';

/** Loads the records that belong to a parent, in their order. One per request and relation. */
export interface ChildLoader {
  /** `parent` is the value of the lookup that the children hold. */
  load(parent: string, selection: Selection): Promise<readonly ODataRecord[]>;
  /** Forgets the children of a parent: the next load reads them anew. */
  clear(parent: string): void;
}

export interface ChildLoaderOptions {
  readonly client: ODataClient;
  readonly entityType: EntityType;
  /** The property of the children that names their parent: `_quoteid_value`. */
  readonly parentProperty: string;
  /** Order among the children of one parent. */
  readonly order: readonly OrderBy[];
  /** Which of the children are meant. */
  readonly filter?: FilterExpression;
  readonly request: RequestContext;
}

/** As many records as Dataverse puts on a page at most. */
const pageSize = 5_000;
/** Pages that are read for the children of one batch of parents. */
const pagesMax = 20;

/** Records of a usual page: so much work follows on a load of children. */
const pageRecords = 20;

interface Wanted {
  readonly parent: string;
  readonly selection: Selection;
}

/**
 * The children of all parents asked for in one tick become one OData request with the union of their columns: the
 * number of requests does not grow with the number of records below a page. They are grouped by parent here, so their
 * order holds within each parent however the system sorts the parents.
 */
export function createChildLoader(options: ChildLoaderOptions): ChildLoader {
  const { client, entityType, parentProperty, order, filter, request } = options;
  const known = new Map<string, { records: readonly ODataRecord[]; columns: ReadonlySet<string> }>();

  const underWay = createUnderWay<readonly ODataRecord[]>();

  const loader = new DataLoader<Wanted, readonly ODataRecord[]>((wanted) => loadBatch(wanted), {
    cache: false,
  });

  const loadBatch = async (wanted: readonly Wanted[]): Promise<(readonly ODataRecord[])[]> => {
    const selection = mergeSelections([...new Set(wanted.map((each) => each.selection))]);
    const keys = new Map(wanted.map(({ parent }) => [fold(parent), [parent]]));
    const found = await readChildren([...keys.values()], selection);
    const byParent = Map.groupBy(found, (record) => fold(String(record[parentProperty] ?? '')));
    const columns = columnsOf(selection);
    return wanted.map(({ parent }) => {
      const records = byParent.get(fold(parent)) ?? [];
      known.set(fold(parent), { records, columns });
      return records;
    });
  };

  const readChildren = async (
    parents: readonly string[][],
    { select, expand }: Selection,
  ): Promise<ODataRecord[]> => {
    const query = {
      entitySet: entityType.entitySet,
      select: [...new Set([parentProperty, ...select])],
      ...(expand.length > 0 && { expand }),
      by: [parentProperty],
      keys: parents,
      ...(filter && { filter }),
      orderby: [{ property: parentProperty, direction: 'asc' as const }, ...order],
      maxPageSize: pageSize,
    };
    const records: ODataRecord[] = [];
    let pages = 0;
    for await (const page of client.readKeys(query, readOptions(request))) {
      // One by one: a page may hold more records than a call takes arguments.
      for (const record of page.records) records.push(record);
      pages += 1;
      if (pages === pagesMax && page.nextLink !== undefined) {
        throw new ODataError(
          'BAD_REQUEST',
          `More than ${pagesMax * pageSize} ${entityType.entitySet} belong to the ${parents.length} records: ask for fewer at a time.`,
        );
      }
    }
    return records;
  };

  const find = (parent: string, selection: Selection): Promise<readonly ODataRecord[]> => {
    const columns = columnsOf(selection);
    const before = known.get(fold(parent));
    if (before !== undefined && columns.isSubsetOf(before.columns)) return Promise.resolve(before.records);
    return underWay.share(fold(parent), columns, () => loader.load({ parent, selection }));
  };

  return {
    async load(parent, selection) {
      const records = await find(parent, selection);
      // Whoever gets them makes a page of them.
      const turn = request.budget?.turn(1 + Math.min(records.length, pageRecords));
      if (turn) await turn;
      return records;
    },
    clear(parent) {
      known.delete(fold(parent));
      underWay.forget(fold(parent));
    },
  };
}

function fold(parent: string): string {
  return foldKey([parent]);
}
