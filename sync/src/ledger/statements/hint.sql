-- A name counts for a record that has none.
insert into records (entity, key, dirty_gen, first_dirty_at, company, number, number_folded)
values (:entity, :key, 1, :now, :company, :number, :numberFolded)
on conflict (entity, key) do update set
  first_dirty_at = case when records.synced_gen < records.dirty_gen then records.first_dirty_at else excluded.first_dirty_at end,
  dirty_gen = records.dirty_gen + 1,
  company = case when records.number is null then coalesce(excluded.company, records.company) else records.company end,
  number = coalesce(records.number, excluded.number),
  number_folded = coalesce(records.number_folded, excluded.number_folded),
  attempts = 0,
  next_try_at = 0
