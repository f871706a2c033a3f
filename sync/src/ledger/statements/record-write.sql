insert into writes (run_id, planned, entity, at, kind, system, request, number, fields)
values (:runId, :planned, :entity, :at, :kind, :system, :request, :number, :fields)
