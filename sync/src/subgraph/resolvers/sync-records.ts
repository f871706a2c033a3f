import { SyncError, syncErrorCodes } from '../../errors.ts';
import { foldNumber } from '../../fold-number.ts';
import type { QueryResolvers, QuerySyncRecordsArgs } from '../../generated/resolvers.ts';
import type { Ledger, LedgerRecord, RecordFilter, RecordOrder, RecordPosition } from '../../ledger/ledger.ts';
import { reasonCodes as ruleCodes } from '../../mapping/reasons.ts';
import { coded } from '../coded.ts';
import { fromSyncEntity } from '../entities.ts';
import { checkFirst, decodeKey, decodePosition, type ListName, toConnection } from '../paging.ts';

export const syncRecords: Exclude<QueryResolvers['syncRecords'], undefined> = (
  _parent,
  args,
  { ledger, clock },
) =>
  coded(async () => {
    const limit = checkFirst(args.first);
    const filter = filterOf(args, clock.now());
    const [{ list, rows, positionOf }, value] = await Promise.all([
      readPage(ledger, filter, args, limit + 1),
      ledger.count(filter),
    ]);
    return {
      ...toConnection(list, rows, limit, args.after, positionOf, (record) => record),
      totalCount: { value, exact: true },
    };
  });

type Filter = Omit<RecordFilter, 'limit' | 'afterKey'>;

function filterOf(
  { entity, states, reasonCodes, number, company }: QuerySyncRecordsArgs,
  now: number,
): Filter {
  const unknown = reasonCodes?.filter((code) => !isReasonCode(code)) ?? [];
  if (unknown.length > 0)
    throw new SyncError(
      'INVALID_ARGUMENT',
      `Expected reason codes of docs/errors.md, got ${[...new Set(unknown)]
        .slice(0, shownMax)
        .map((code) => JSON.stringify(code))
        .join(', ')}.`,
    );
  return {
    entity: fromSyncEntity(entity),
    states: states ?? undefined,
    reasonCodes: reasonCodes ?? undefined,
    number: number ?? undefined,
    company: company?.toLowerCase(),
    now,
  };
}

/** Of what cannot be understood a message names only so much. */
const shownMax = 5;

const isReasonCode = (code: string) => Object.hasOwn(ruleCodes, code) || Object.hasOwn(syncErrorCodes, code);

interface PageOfRecords {
  readonly list: ListName;
  readonly rows: readonly LedgerRecord[];
  readonly positionOf: (record: LedgerRecord) => string;
}

/** A cursor leads on in the order that gave it. */
async function readPage(
  ledger: Ledger,
  filter: Filter,
  { entity, orderBy, after }: QuerySyncRecordsArgs,
  limit: number,
): Promise<PageOfRecords> {
  if (!orderBy) {
    const list: ListName = `records-${entity}`;
    const afterKey = decodeKey(list, after);
    const rows = await ledger.list({ ...filter, limit, ...(afterKey === undefined ? {} : { afterKey }) });
    return { list, rows, positionOf: ({ key }) => key };
  }
  const order: RecordOrder = { by: orderBy.field, descending: orderBy.direction === 'DESC' };
  const list: ListName = `records-${entity}-${order.by}-${order.descending ? 'DESC' : 'ASC'}`;
  const rows = await ledger.listOrdered({ ...filter, limit }, order, decodePosition(list, after));
  return { list, rows, positionOf: (record) => printPosition(positionOf(record, order)) };
}

const printPosition = ({ rank, text, key }: RecordPosition) => JSON.stringify([rank, text, key]);

/** As the ledger orders them. */
function positionOf(
  { key, number = '', lastSyncedAt = 0, firstDirtyAt = 0 }: LedgerRecord,
  { by }: RecordOrder,
): RecordPosition {
  switch (by) {
    case 'NUMBER':
      return { rank: 0, text: foldNumber(number), key };
    case 'LAST_SYNCED_AT':
      return { rank: lastSyncedAt, text: '', key };
    case 'PENDING_SINCE':
      return { rank: firstDirtyAt, text: '', key };
    default: {
      const unknown: never = by;
      throw new TypeError(`Expected an order, got ${JSON.stringify(unknown)}.`);
    }
  }
}
