import { withoutAddresses } from '@p2c/subgraph-runtime';
import type { QueryResolvers, SyncSourceState } from '../../generated/resolvers.ts';
import { coded } from '../coded.ts';
import { fromSyncEntity, toSyncEntity } from '../entities.ts';
import { checkFirst, decodeId, decodeKey, toConnection } from '../paging.ts';
import { presentRun, presentWrite } from '../present.ts';

type Field<Name extends keyof QueryResolvers> = Exclude<QueryResolvers[Name], undefined>;

export const syncRuns: Field<'syncRuns'> = (_parent, { first, after, entity }, { ledger }) =>
  coded(async () => {
    const limit = checkFirst(first);
    const beforeId = decodeId('runs', after);
    const rows = await ledger.runs({
      limit: limit + 1,
      ...(entity ? { entity: fromSyncEntity(entity) } : {}),
      ...(beforeId === undefined ? {} : { beforeId }),
    });
    return toConnection('runs', rows, limit, after, ({ id }) => id, presentRun);
  });

export const syncRun: Field<'syncRun'> = (_parent, { id }, { ledger }) =>
  coded(async () => {
    const run = /^\d{1,15}$/.test(id) ? await ledger.run(Number(id)) : undefined;
    return run ? presentRun(run) : null;
  });

export const syncWrites: Field<'syncWrites'> = (_parent, { number, first, after }, { ledger }) =>
  coded(async () => {
    const limit = checkFirst(first);
    const beforeId = decodeId('writes', after);
    const rows = await ledger.writes({
      limit: limit + 1,
      ...(beforeId === undefined ? {} : { beforeId }),
      ...(number ? { number } : {}),
    });
    return toConnection('writes', rows, limit, after, ({ id }) => id, presentWrite);
  });

export const syncRecords: Field<'syncRecords'> = (
  _parent,
  { entity, states, first, after },
  { ledger, clock },
) =>
  coded(async () => {
    const limit = checkFirst(first);
    const filter = { entity: fromSyncEntity(entity), states: states ?? undefined, now: clock.now() };
    const afterKey = decodeKey(`records-${entity}`, after);
    const [rows, value] = await Promise.all([
      ledger.list({ ...filter, limit: limit + 1, ...(afterKey === undefined ? {} : { afterKey }) }),
      ledger.count(filter),
    ]);
    return {
      ...toConnection(
        `records-${entity}`,
        rows,
        limit,
        after,
        ({ key }) => key,
        (record) => record,
      ),
      totalCount: { value, exact: true },
    };
  });

export const syncOverview: Field<'syncOverview'> = (_parent, _args, { ledger, clock, sources }) =>
  coded(async () => {
    const { oldestDirtyAt, ...counts } = await ledger.overview(clock.now());
    return {
      ...counts,
      lagMs: oldestDirtyAt === undefined ? 0 : Math.min(2_147_483_647, clock.now() - oldestDirtyAt),
      sources: sources.map((source) => {
        const { name, state, lastSuccessAt, lastError } = source.status();
        return {
          name,
          state: state satisfies SyncSourceState,
          lastSuccessAt: lastSuccessAt === undefined ? null : new Date(lastSuccessAt).toISOString(),
          lastError: lastError === undefined ? null : withoutAddresses(lastError),
        };
      }),
    };
  });

export const ownershipRules: Field<'ownershipRules'> = (_parent, { entity }, { rules }) =>
  rules.rules
    .filter((rule) => !entity || rule.entity === fromSyncEntity(entity))
    .map((rule) => ({
      ...rule,
      entity: toSyncEntity(rule.entity),
      mutation: rule.mutation ?? null,
      condition: rule.condition ?? null,
    }));
