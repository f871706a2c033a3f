/** The statements of the ledger, named by what they do. Conditional updates repeat their predicate, so that they hold on any isolation level. */
export const statements = {
  hint: `
    insert into records (entity, key, dirty_gen, first_dirty_at) values (:entity, :key, 1, :now)
    on conflict (entity, key) do update set
      first_dirty_at = case when records.synced_gen < records.dirty_gen then records.first_dirty_at else excluded.first_dirty_at end,
      dirty_gen = records.dirty_gen + 1,
      attempts = 0,
      next_try_at = 0`,
  lease: `
    update records set fence = fence + 1, lease_until = :until
    where entity = :entity and key = :key and synced_gen < dirty_gen and (lease_until <= :now or fence = :heldFence)
    returning *`,
  settle: `
    update records set
      state = :state, reason_code = :reasonCode, reason_message = :reasonMessage, reason_field = :reasonField,
      company = coalesce(:company, company), number = coalesce(:number, number), number_folded = coalesce(:numberFolded, number_folded),
      target_key = coalesce(:targetKey, target_key), base = coalesce(:base, base), fingerprint = coalesce(:fingerprint, fingerprint),
      synced_gen = coalesce(:syncedGen, synced_gen),
      first_dirty_at = case when coalesce(:syncedGen, synced_gen) >= dirty_gen then null else first_dirty_at end,
      attempts = case when :syncedGen is null then attempts + 1 else 0 end,
      next_try_at = :nextTryAt,
      last_synced_at = case when :state = 'SETTLED' then :now else last_synced_at end,
      lease_until = 0
    where entity = :entity and key = :key and fence = :fence`,
  due: `
    select entity, key from records
    where synced_gen < dirty_gen and next_try_at <= :now and lease_until <= :now
    order by next_try_at limit :limit`,
  overview: `
    select
      sum(synced_gen >= dirty_gen and state = 'SETTLED') as settled,
      sum(synced_gen < dirty_gen and not (state = 'WAITING' and next_try_at > :now)) as pending,
      sum(synced_gen < dirty_gen and state = 'WAITING' and next_try_at > :now) as waiting,
      sum(synced_gen >= dirty_gen and state = 'PARKED') as parked,
      sum(synced_gen >= dirty_gen and state = 'NOT_SENT') as notSent,
      min(case when synced_gen < dirty_gen then first_dirty_at end) as oldestDirtyAt
    from records`,
  intend:
    'insert into intents (system, entity_set, key, created_at, not_before) values (:system, :entitySet, :key, :now, :notBefore)',
  endIntent: 'delete from intents where id = :id',
  staleIntents:
    'select id, system, entity_set as entitySet, key from intents where not_before <= :now order by not_before limit :limit',
  endLeases: 'update records set lease_until = 0 where lease_until > 0',
  endIntentTimes: 'update intents set not_before = :now where not_before > :now',
  readCheckpoint: 'select position from checkpoints where source = :source',
  checkpoint: `
    insert into checkpoints (source, position, stored_at) values (:source, :position, :now)
    on conflict (source) do update set position = excluded.position, stored_at = excluded.stored_at`,
  startRun: `insert into runs (entity, kind, state, dry_run, started_at, total) values (:entity, :kind, 'RUNNING', :dryRun, :now, :total)`,
  countRun: `
    update runs set done = done + :done, settled = settled + :settled, written = written + :written, parked = parked + :parked,
      not_sent = not_sent + :notSent, failed = failed + :failed, total = coalesce(:total, total)
    where id = :id`,
  finishRun: `update runs set state = :state, finished_at = :now where id = :id and state = 'RUNNING'`,
  failUnfinishedRuns: `update runs set state = 'FAILED', finished_at = :now where state = 'RUNNING'`,
  run: 'select * from runs where id = :id',
  runs: 'select * from runs where id < :beforeId and (:entity is null or entity = :entity) order by id desc limit :limit',
  recordWrite: `
    insert into writes (run_id, planned, entity, at, kind, system, request, number, fields)
    values (:runId, :planned, :entity, :at, :kind, :system, :request, :number, :fields)`,
  trimWrites: `
    delete from writes where planned = :planned
      and id <= (select id from writes where planned = :planned order by id desc limit 1 offset :keep)`,
  writes: `
    select * from writes
    where id < :beforeId and (:number is null or number = :number)
      and (case when :runId is null then planned = 0 else run_id = :runId end)
    order by id desc limit :limit`,
} as const;

/** The condition of one state as clients see it; PENDING wins over what is stored. */
export const stateConditions: Readonly<
  Record<'SETTLED' | 'PENDING' | 'WAITING' | 'PARKED' | 'NOT_SENT', string>
> = {
  SETTLED: `(synced_gen >= dirty_gen and state = 'SETTLED')`,
  PENDING: `(synced_gen < dirty_gen and not (state = 'WAITING' and next_try_at > :now))`,
  WAITING: `(synced_gen < dirty_gen and state = 'WAITING' and next_try_at > :now)`,
  PARKED: `(synced_gen >= dirty_gen and state = 'PARKED')`,
  NOT_SENT: `(synced_gen >= dirty_gen and state = 'NOT_SENT')`,
};
