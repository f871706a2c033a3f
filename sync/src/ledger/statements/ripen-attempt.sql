update attempted_writes set not_before = min(not_before, :now) where id = :id
