select entity, key from records where waits_for = :ref
