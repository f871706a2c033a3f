select entity, key from records
where state = 'DEPENDS' and synced_gen >= dirty_gen and next_try_at <= :now
order by next_try_at limit :limit
