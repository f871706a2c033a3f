select key from lines where entity_set = :entitySet
