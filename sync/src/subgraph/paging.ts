import { SyncError } from '../errors.ts';

export interface Paged<Item> {
  readonly items: readonly Item[];
  readonly hasNextPage: boolean;
}

const firstMax = 1_000;

/** `first` as a number of rows; one more is read to know whether a page follows. */
export function checkFirst(first: number): number {
  if (Number.isInteger(first) && first >= 1 && first <= firstMax) return first;
  throw new SyncError('INVALID_ARGUMENT', `Expected first from 1 to ${firstMax}, got ${first}.`);
}

export const encodeCursor = (position: string | number): string =>
  Buffer.from(`s:${position}`).toString('base64url');

/** The position behind a cursor; a cursor of another list, or none of ours, is refused. */
export function decodeCursor(cursor: string | null | undefined): string | undefined {
  if (cursor === null || cursor === undefined) return undefined;
  const text = Buffer.from(cursor, 'base64url').toString();
  if (text.startsWith('s:')) return text.slice(2);
  throw new SyncError(
    'INVALID_ARGUMENT',
    'Expected a cursor that a page of this list gave, got another text.',
  );
}

/** A numeric position, for lists ordered by id. */
export function decodeId(cursor: string | null | undefined): number | undefined {
  const text = decodeCursor(cursor);
  if (text === undefined) return undefined;
  if (/^\d{1,15}$/.test(text)) return Number(text);
  throw new SyncError(
    'INVALID_ARGUMENT',
    'Expected a cursor that a page of this list gave, got another text.',
  );
}

/** A connection over rows of which one more than asked for was read. */
export function toConnection<Row, Node>(
  rows: readonly Row[],
  first: number,
  after: string | null | undefined,
  cursorOf: (row: Row) => string | number,
  present: (row: Row) => Node,
) {
  const edges = rows
    .slice(0, first)
    .map((row) => ({ cursor: encodeCursor(cursorOf(row)), node: present(row) }));
  return {
    edges,
    nodes: edges.map(({ node }) => node),
    pageInfo: {
      hasNextPage: rows.length > first,
      hasPreviousPage: after !== null && after !== undefined,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}
