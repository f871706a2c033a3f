insert into records (entity, key, dirty_gen, first_dirty_at) values (:entity, :key, 1, :now)
on conflict (entity, key) do update set
  first_dirty_at = case when records.synced_gen < records.dirty_gen then records.first_dirty_at else excluded.first_dirty_at end,
  dirty_gen = records.dirty_gen + 1,
  attempts = 0,
  next_try_at = 0
