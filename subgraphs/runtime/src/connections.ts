import type { FilterExpression, ODataClient, ODataRecord, Page, RequestOptions } from '@p2c/odata';
import {
  afterPosition,
  decodeCursor,
  encodeCursor,
  type ListOrder,
  type OrderColumn,
  orderBy,
  type Position,
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
  /** For a filter that lets more rows through than asked: which of them are meant. Their properties must be selected. */
  readonly recheck?: ((record: ODataRecord) => boolean) | undefined;
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

  const countApart = counted && (position !== undefined || request.recheck !== undefined);
  const [rows, count] = await Promise.all([
    readRows({ ...request, counted: counted && !countApart }, first, position),
    countApart
      ? client.list(
          { entitySet, select: [order.key.property], ...filterOf(filter), top: 1, count: true },
          options,
        )
      : undefined,
  ]);
  const total = (count ?? rows.page).count ?? null;
  const totalCount = total && { value: total.value, exact: total.exact && request.recheck === undefined };
  return toPage(order, rows.records, first, position !== undefined, totalCount);
}

/** Pages that are read for one page of the answer, where rows are checked again and may fall away. */
const pagesPerAnswerMax = 10;

/**
 * One row more than asked for, where there are as many. Rows that may fall away are read by the largest page whatever
 * was asked for: how far a list is searched must not depend on how little of it is wanted.
 */
async function readRows(
  request: ConnectionRequest,
  first: number,
  position: Position | undefined,
): Promise<{ page: Page; records: readonly ODataRecord[] }> {
  const { client, entitySet, filter, order, counted, options, recheck } = request;
  const top = (recheck === undefined ? first : pageSizeMax) + 1;
  const read = (behind: Position | undefined) =>
    client.list(
      {
        entitySet,
        ...withOrderColumns(request.selection, order),
        ...filterOf(allOf([filter, behind && afterPosition(order, behind)])),
        orderby: orderBy(order),
        top,
        ...(counted && { count: true }),
      },
      options,
    );
  let page = await read(position);
  if (recheck === undefined) return { page, records: page.records };
  const records = page.records.filter(recheck);
  for (let pages = 1; records.length <= first && page.records.length >= top; pages += 1) {
    if (pages === pagesPerAnswerMax) {
      throw codedError(
        'INVALID_ARGUMENT',
        `The filter matches too many records only by its wildcard "*"; no page was filled from ${pages} pages. Narrow the filter.`,
      );
    }
    const last = page.records.at(-1);
    page = await read(last && positionOf(order, last));
    // One by one: a page may hold more records than a call takes arguments.
    for (const record of page.records) if (recheck(record)) records.push(record);
  }
  return { page, records };
}

/** How many records a page shall hold: the default where nothing is said, INVALID_ARGUMENT beyond the bounds. */
export function checkFirst(first: number | null | undefined): number {
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

/** A page from the records behind the cursor: at least one more than asked for tells of a next page. */
export function toPage(
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
  return encodeCursor(order, positionOf(order, record));
}

function positionOf(order: ListOrder, record: ODataRecord): Position {
  const textOf = ({ property }: OrderColumn) => {
    const value = record[property];
    return value === null || value === undefined ? null : String(value);
  };
  return { value: order.column ? textOf(order.column) : null, key: textOf(order.key) ?? '' };
}
