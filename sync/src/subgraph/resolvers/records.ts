import type { SyncRecordResolvers, SyncRunResolvers } from '../../generated/resolvers.ts';
import { coded } from '../coded.ts';
import { checkFirst, decodeId, toConnection } from '../paging.ts';
import { presentStatus, presentWrite } from '../present.ts';

export const syncRecordFields: SyncRecordResolvers = {
  entity: () => 'CUSTOMER',
  sourceSystem: (_record, _args, { flow }) => flow.template.source.system,
  sourceKey: (record) => record.key,
  number: (record) => record.number ?? null,
  company: (record) => record.company ?? null,
  status: (record, _args, { flow, clock }) => presentStatus(record, flow, clock.now()),
  customer: (record) =>
    record.company === undefined || record.number === undefined
      ? null
      : { id: `${record.company}:${record.number}` },
};

export const syncRunFields: SyncRunResolvers = {
  writes: (run, { first, after }, { ledger }) =>
    coded(async () => {
      const limit = checkFirst(first);
      const beforeId = decodeId(after);
      const rows = await ledger.writes({
        runId: Number(run.id),
        limit: limit + 1,
        ...(beforeId === undefined ? {} : { beforeId }),
      });
      return toConnection(rows, limit, after, ({ id }) => id, presentWrite);
    }),
};
