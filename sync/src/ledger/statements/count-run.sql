update runs set done = done + :done, settled = settled + :settled, written = written + :written, parked = parked + :parked,
  not_sent = not_sent + :notSent, failed = failed + :failed, total = coalesce(:total, total),
  state = case when :completedAt is null then state else 'COMPLETED' end, finished_at = coalesce(:completedAt, finished_at)
where id = :id
