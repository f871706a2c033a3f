select * from writes
where id < :beforeId and (:number is null or number_folded = fold_number(:number)) and (:entity is null or entity = :entity)
  and (:kind is null or kind = :kind) and (:system is null or system = :system)
  and (:fromAt is null or at >= :fromAt) and (:untilAt is null or at < :untilAt)
  and (case when :runId is null then planned = 0 else run_id = :runId end)
order by id desc limit :limit
