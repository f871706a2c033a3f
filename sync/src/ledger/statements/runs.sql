select * from runs where id < :beforeId and (:entity is null or entity = :entity) order by id desc limit :limit
