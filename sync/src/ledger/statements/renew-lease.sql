update records set lease_until = max(lease_until, :until)
where entity = :entity and key = :key and fence = :fence
