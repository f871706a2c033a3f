insert into runs (entity, kind, state, dry_run, started_at, total) values (:entity, :kind, 'RUNNING', :dryRun, :now, :total)
