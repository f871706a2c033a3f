import type { FilterExpression, ODataClient, ODataRecord, RequestOptions } from '@p2c/odata';
import {
  afterPosition,
  decodeCursor,
  encodeCursor,
  type ListOrder,
  type OrderColumn,
  orderBy,
} from './cursor.ts';
import { allOf, isNothing } from './filters.ts';
import { codedError } from './graphql-errors.ts';
import type { Selection } from './pushdown.ts';

/** Most records that one page of a connection holds. */
export const pageSizeMax = 200;
const pageSizeDefault = 20;

export interface ConnectionRequest {
  readonly client: ODataClient;
  readonly entitySet: string;
  readonly selection: Selection;
  readonly filter: FilterExpression | undefined;
  readonly order: ListOrder;
  readonly first: number | null | undefined;
  readonly after: string | null | undefined;
  /** Whether `totalCount` was selected: counting costs, so it is asked for only then. */
  readonly counted: boolean;
  readonly options: RequestOptions;
}

export interface RecordPage {
  readonly edges: readonly { readonly cursor: string; readonly record: ODataRecord }[];
  readonly pageInfo: PageInfoFields;
  readonly totalCount: { readonly value: number; readonly exact: boolean } | null;
}

export interface PageInfoFields {
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
  readonly startCursor: string | null;
  readonly endCursor: string | null;
}

/**
 * One page of a list by keyset: the request asks for the records behind the cursor's position, so a page costs the
 * same wherever it lies and no record is skipped when others come or go. One more record than asked for tells
 * whether there is a next page. The count is of the whole list, so behind a cursor it is a request of its own.
 */
export async function readPage(request: ConnectionRequest): Promise<RecordPage> {
  const { client, entitySet, filter, order, after, counted, options } = request;
  const first = checkFirst(request.first);
  const position = after === null || after === undefined ? undefined : decodeCursor(order, after);
  if (isNothing(filter))
    return toPage(order, [], first, position !== undefined, counted ? { value: 0, exact: true } : null);

  const countApart = counted && position !== undefined;
  const [page, count] = await Promise.all([
    client.list(
      {
        entitySet,
        ...withOrderColumns(request.selection, order),
        ...filterOf(allOf([filter, position && afterPosition(order, position)])),
        orderby: orderBy(order),
        top: first + 1,
        ...(counted && !countApart && { count: true }),
      },
      options,
    ),
    countApart
      ? client.list(
          { entitySet, select: [order.key.property], ...filterOf(filter), top: 1, count: true },
          options,
        )
      : undefined,
  ]);
  const total = (count ?? page).count;
  return toPage(order, page.records, first, position !== undefined, total ?? null);
}

function checkFirst(first: number | null | undefined): number {
  const given = first ?? pageSizeDefault;
  if (given >= 1 && given <= pageSizeMax) return given;
  throw codedError('INVALID_ARGUMENT', `\`first\` must be from 1 to ${pageSizeMax}; got ${given}.`, {
    field: 'first',
    expected: `1 to ${pageSizeMax}`,
    got: String(given),
  });
}

function withOrderColumns({ select, expand }: Selection, { column, key }: ListOrder) {
  const properties = new Set([...select, key.property, ...(column ? [column.property] : [])]);
  return { select: [...properties], ...(expand.length > 0 && { expand }) };
}

function filterOf(filter: FilterExpression | undefined) {
  return filter === undefined ? {} : { filter };
}

function toPage(
  order: ListOrder,
  records: readonly ODataRecord[],
  first: number,
  hasPreviousPage: boolean,
  totalCount: RecordPage['totalCount'],
): RecordPage {
  const edges = records.slice(0, first).map((record) => ({ cursor: cursorOf(order, record), record }));
  const pageInfo = {
    hasNextPage: records.length > first,
    hasPreviousPage,
    startCursor: edges[0]?.cursor ?? null,
    endCursor: edges.at(-1)?.cursor ?? null,
  };
  return { edges, pageInfo, totalCount };
}

function cursorOf(order: ListOrder, record: ODataRecord): string {
  const textOf = ({ property }: OrderColumn) => {
    const value = record[property];
    return value === null || value === undefined ? null : String(value);
  };
  return encodeCursor(order, {
    value: order.column ? textOf(order.column) : null,
    key: textOf(order.key) ?? '',
  });
}
