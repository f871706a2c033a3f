-- The same condition as of the list.
select count(*) as total from records
where entity = :entity
  and (:states is null
    or case when synced_gen < dirty_gen and not (state = 'WAITING' and next_try_at > :now) then 'PENDING' when state = 'DEPENDS' then 'WAITING' else state end
      in (select value from json_each(:states)))
