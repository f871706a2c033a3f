insert into lines (entity_set, key, entity, document) values (:entitySet, :key, :entity, :document)
on conflict (entity_set, key) do update set entity = excluded.entity, document = excluded.document
