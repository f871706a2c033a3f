-- Pending wins over the state that is stored, but for a record that waits for its time.
select * from records
where entity = :entity and key > :afterKey
  and (:number is null or number_folded = :number)
  and (:company is null or company = :company)
  and (:states is null
    or case when synced_gen < dirty_gen and not (state = 'WAITING' and next_try_at > :now) then 'PENDING' when state = 'DEPENDS' then 'WAITING' else state end
      in (select value from json_each(:states)))
  -- Where a record is pending, what the last look said is not shown.
  and (:reasonCodes is null
    or (reason_code in (select value from json_each(:reasonCodes))
      and (synced_gen >= dirty_gen or (state = 'WAITING' and next_try_at > :now))))
order by key limit :limit
