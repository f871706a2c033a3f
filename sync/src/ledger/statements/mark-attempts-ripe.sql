update attempted_writes set ripe = 1 where ripe = 0 and not_before <= :now
