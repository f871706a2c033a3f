update records set lease_until = 0 where lease_until > 0
