insert into writes (run_id, planned, entity, at, kind, system, request, number, number_folded, fields)
select run_id, 0, entity, sent_at, kind, system, request, number, fold_number(number), fields from attempted_writes
where audited = 0 and entity = :entity and key = :key and id = coalesce(:id, id)
order by id
