select entity, key from records
where synced_gen < dirty_gen and next_try_at <= :now and lease_until <= :now
order by next_try_at limit :limit
