-- Pending wins over the state that is stored, but for a record that waits for its time.
select * from records
where entity = :entity and key > :afterKey
  and (:states is null
    or case when synced_gen < dirty_gen and not (state = 'WAITING' and next_try_at > :now) then 'PENDING' when state = 'DEPENDS' then 'WAITING' else state end
      in (select value from json_each(:states)))
order by key limit :limit
