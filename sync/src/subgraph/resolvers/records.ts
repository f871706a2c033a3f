import type { SyncRecordResolvers, SyncRunResolvers } from '../../generated/resolvers.ts';
import type { LedgerRecord } from '../../ledger/ledger.ts';
import type { Entity } from '../../record-ref.ts';
import { coded } from '../coded.ts';
import { toSyncEntity } from '../entities.ts';
import { checkFirst, decodeId, toConnection } from '../paging.ts';
import type { UnifiedParent } from '../parents.ts';
import { presentStatus, presentWrite } from '../present.ts';

export const syncRecordFields: SyncRecordResolvers = {
  entity: (record) => toSyncEntity(record.entity),
  sourceSystem: (record, _args, { flowOf }) => flowOf(record.entity)?.template.source.system ?? 'SALES',
  sourceKey: (record) => record.key,
  number: (record) => record.number ?? null,
  company: (record) => record.company ?? null,
  status: (record, _args, { flowOf, clock }) => presentStatus(record, flowOf(record.entity), clock.now()),
  customer: (record) => unifiedId(record, 'Customer'),
  contact: (record) => unifiedId(record, 'Contact'),
  product: (record) => unifiedId(record, 'Product'),
  quote: (record) => unifiedId(record, 'Quote'),
};

/** The reference of a record of that entity; null for one of another, or without a number. */
function unifiedId({ entity, company, number }: LedgerRecord, wanted: Entity): UnifiedParent | null {
  if (entity !== wanted || company === undefined || number === undefined) return null;
  return { id: `${company}:${number}` };
}

export const syncRunFields: SyncRunResolvers = {
  writes: (run, { first, after }, { ledger }) =>
    coded(async () => {
      const limit = checkFirst(first);
      const beforeId = decodeId('run-writes', after);
      const rows = await ledger.writes({
        runId: Number(run.id),
        limit: limit + 1,
        ...(beforeId === undefined ? {} : { beforeId }),
      });
      return toConnection('run-writes', rows, limit, after, ({ id }) => id, presentWrite);
    }),
};
