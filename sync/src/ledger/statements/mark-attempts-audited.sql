update attempted_writes set audited = 1
where audited = 0 and entity = :entity and key = :key and id = coalesce(:id, id)
