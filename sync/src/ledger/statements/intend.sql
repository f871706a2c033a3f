insert into intents (system, entity_set, key, created_at, not_before) values (:system, :entitySet, :key, :now, :notBefore)
