import { SyncError } from '../errors.ts';
import type { RecordPosition } from '../ledger/ledger.ts';

const firstMax = 1_000;

/** `first` as a number of rows; one more is read to know whether a page follows. */
export function checkFirst(first: number): number {
  if (Number.isInteger(first) && first >= 1 && first <= firstMax) return first;
  throw new SyncError('INVALID_ARGUMENT', `Expected first from 1 to ${firstMax}, got ${first}.`);
}

/** Names a list and its order: a cursor leads on in the list that gave it and in no other. */
export type ListName = 'runs' | 'writes' | 'run-writes' | `records-${string}`;

export const encodeCursor = (list: ListName, position: string | number): string =>
  Buffer.from(`s:${list}:${position}`).toString('base64url');

/** The position behind a cursor, of a list ordered by keys; undefined without a cursor. */
export function decodeKey(list: ListName, cursor: string | null | undefined): string | undefined {
  return decodeCursor(list, cursor, keyText);
}

/** The position behind a cursor, of a list ordered by id. */
export function decodeId(list: ListName, cursor: string | null | undefined): number | undefined {
  const text = decodeCursor(list, cursor, idText);
  return text === undefined ? undefined : Number(text);
}

/** The position behind a cursor, of records in another order than that of their keys. */
export function decodePosition(
  list: ListName,
  cursor: string | null | undefined,
): RecordPosition | undefined {
  const text = decodeCursor(list, cursor, positionText);
  if (text === undefined) return undefined;
  const [rank, sorted, key] = JSON.parse(text) as [number, string, string];
  return { rank, text: sorted, key };
}

/** A key of a record: GUIDs and business numbers are far shorter, and neither holds control characters. */
const keyText = /^[^\p{Cc}\ufffd]{1,200}$/u;
/** A number, and two texts as JSON prints them. */
const positionText =
  /^\[\d{1,15},"(?:[^"\\\p{Cc}\ufffd]|\\["\\]){0,200}","(?:[^"\\\p{Cc}\ufffd]|\\["\\]){1,200}"\]$/u;
const idText = /^\d{1,15}$/;

/** Takes only what `encodeCursor` gives: decoding passes over stray characters, so the text must come out again. */
function decodeCursor(
  list: ListName,
  cursor: string | null | undefined,
  position: RegExp,
): string | undefined {
  if (cursor === null || cursor === undefined) return undefined;
  const text = Buffer.from(cursor, 'base64url').toString();
  const prefix = `s:${list}:`;
  const decoded = text.startsWith(prefix) ? text.slice(prefix.length) : '';
  if (position.test(decoded) && encodeCursor(list, decoded) === cursor) return decoded;
  throw new SyncError(
    'INVALID_CURSOR',
    'The cursor cannot be used: a page of this list did not give it. Begin again without `after`.',
  );
}

/** A connection over rows of which one more than asked for was read. */
export function toConnection<Row, Node>(
  list: ListName,
  rows: readonly Row[],
  first: number,
  after: string | null | undefined,
  cursorOf: (row: Row) => string | number,
  present: (row: Row) => Node,
) {
  const edges = rows
    .slice(0, first)
    .map((row) => ({ cursor: encodeCursor(list, cursorOf(row)), node: present(row) }));
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
