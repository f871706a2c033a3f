-- Nothing is kept, and so nothing may be sent, once a newer lease exists.
insert into attempted_writes (entity, key, company, number_folded, lines, sent_at, not_before, run_id, kind, system, request, number, fields)
select :entity, :key, :company, :numberFolded, :lines, :now, :notBefore, :runId, :kind, :system, :request, :number, :fields
from records where entity = :entity and key = :key and fence = :fence
