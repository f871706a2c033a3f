insert into writes (run_id, planned, entity, at, kind, system, request, number, number_folded, fields)
values (:runId, :planned, :entity, :at, :kind, :system, :request, :number, fold_number(:number), :fields)
