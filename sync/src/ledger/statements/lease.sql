update records set fence = fence + 1, lease_until = :until
where entity = :entity and key = :key and synced_gen < dirty_gen and (lease_until <= :now or fence = :heldFence)
returning *
