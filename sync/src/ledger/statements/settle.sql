update records set
  state = :state, reason_code = :reasonCode, reason_message = :reasonMessage, reason_field = :reasonField,
  company = coalesce(:company, company), number = coalesce(:number, number), number_folded = coalesce(:numberFolded, number_folded),
  target_key = coalesce(:targetKey, target_key), base = coalesce(:base, base),
  synced_gen = coalesce(:syncedGen, synced_gen),
  first_dirty_at = case when coalesce(:syncedGen, synced_gen) >= dirty_gen then null else first_dirty_at end,
  attempts = case when :syncedGen is null then attempts + 1 else 0 end,
  next_try_at = :nextTryAt,
  waits_for = :waitsFor,
  last_synced_at = case when :state = 'SETTLED' then :now else last_synced_at end,
  lease_until = 0
where entity = :entity and key = :key and fence = :fence
