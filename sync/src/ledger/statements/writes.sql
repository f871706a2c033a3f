select * from writes
where id < :beforeId and (:number is null or number = :number)
  and (case when :runId is null then planned = 0 else run_id = :runId end)
order by id desc limit :limit
