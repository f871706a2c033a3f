select
  sum(synced_gen >= dirty_gen and state = 'SETTLED') as settled,
  sum(synced_gen < dirty_gen and not (state = 'WAITING' and next_try_at > :now)) as pending,
  sum(synced_gen < dirty_gen and state = 'WAITING' and next_try_at > :now) as waiting,
  sum(synced_gen >= dirty_gen and state = 'DEPENDS') as dependent,
  sum(synced_gen >= dirty_gen and state = 'PARKED') as parked,
  sum(synced_gen >= dirty_gen and state = 'NOT_SENT') as notSent,
  min(case when synced_gen < dirty_gen then first_dirty_at end) as oldestDirtyAt
from records
