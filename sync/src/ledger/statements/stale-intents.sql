select id, system, entity_set as entitySet, key from intents where not_before <= :now order by not_before limit :limit
