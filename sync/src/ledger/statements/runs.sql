select * from runs
where id < :beforeId and (:entity is null or entity = :entity) and (:kind is null or kind = :kind)
  and (:state is null or state = :state) and (:dryRun is null or dry_run = :dryRun)
order by id desc limit :limit
