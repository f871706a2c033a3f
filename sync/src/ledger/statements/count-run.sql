update runs set done = done + :done, settled = settled + :settled, written = written + :written, parked = parked + :parked,
  not_sent = not_sent + :notSent, failed = failed + :failed, total = coalesce(:total, total)
where id = :id
