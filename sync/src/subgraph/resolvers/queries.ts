import { withoutAddresses } from '@p2c/subgraph-runtime';
import { SyncError } from '../../errors.ts';
import type { QueryResolvers, SyncSourceState } from '../../generated/resolvers.ts';
import { coded } from '../coded.ts';
import { fromSyncEntity, toSyncEntity } from '../entities.ts';
import { checkFirst, decodeId, toConnection } from '../paging.ts';
import { presentRun, presentWrite } from '../present.ts';

type Field<Name extends keyof QueryResolvers> = Exclude<QueryResolvers[Name], undefined>;

export const syncRuns: Field<'syncRuns'> = (
  _parent,
  { first, after, entity, kind, state, dryRun },
  { ledger },
) =>
  coded(async () => {
    const limit = checkFirst(first);
    const rows = await ledger.runs({
      limit: limit + 1,
      entity: entity ? fromSyncEntity(entity) : undefined,
      kind: kind ?? undefined,
      state: state ?? undefined,
      dryRun: dryRun ?? undefined,
      beforeId: decodeId('runs', after),
    });
    return toConnection('runs', rows, limit, after, ({ id }) => id, presentRun);
  });

export const syncRun: Field<'syncRun'> = (_parent, { id }, { ledger }) =>
  coded(async () => {
    const run = /^\d{1,15}$/.test(id) ? await ledger.run(Number(id)) : undefined;
    return run ? presentRun(run) : null;
  });

export const syncWrites: Field<'syncWrites'> = (
  _parent,
  { number, entity, kind, system, from, until, first, after },
  { ledger },
) =>
  coded(async () => {
    const limit = checkFirst(first);
    const [fromMs, untilMs] = [instantOf(from), instantOf(until)];
    if (fromMs !== undefined && untilMs !== undefined && fromMs >= untilMs)
      throw new SyncError('INVALID_ARGUMENT', `Expected from before until, got ${from} and ${until}.`);
    const rows = await ledger.writes({
      limit: limit + 1,
      beforeId: decodeId('writes', after),
      number: number || undefined,
      entity: entity ? fromSyncEntity(entity) : undefined,
      kind: kind ?? undefined,
      system: system ?? undefined,
      from: fromMs,
      until: untilMs,
    });
    return toConnection('writes', rows, limit, after, ({ id }) => id, presentWrite);
  });

const instantOf = (time: string | null | undefined): number | undefined =>
  time === null || time === undefined ? undefined : Date.parse(time);

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
