-- The list in another order than that of the keys: by a number or a text, and among equals by the key.
with found as (
  select *,
    case :orderBy when 'LAST_SYNCED_AT' then coalesce(last_synced_at, 0) when 'PENDING_SINCE' then coalesce(first_dirty_at, 0) else 0 end as sort_rank,
    case :orderBy when 'NUMBER' then coalesce(number_folded, '') else '' end as sort_text
  from records
  where entity = :entity
    and (:number is null or number_folded = :number)
    and (:company is null or company = :company)
    and (:states is null
      or case when synced_gen < dirty_gen and not (state = 'WAITING' and next_try_at > :now) then 'PENDING' when state = 'DEPENDS' then 'WAITING' else state end
        in (select value from json_each(:states)))
    -- Where a record is pending, what the last look said is not shown.
    and (:reasonCodes is null
      or (reason_code in (select value from json_each(:reasonCodes))
        and (synced_gen >= dirty_gen or (state = 'WAITING' and next_try_at > :now))))
)
select * from found
where :afterKey is null
  or (:descending = 0 and (sort_rank, sort_text, key) > (:afterRank, :afterText, :afterKey))
  or (:descending = 1 and (sort_rank, sort_text, key) < (:afterRank, :afterText, :afterKey))
order by
  case when :descending = 0 then sort_rank end, case when :descending = 0 then sort_text end, case when :descending = 0 then key end,
  sort_rank desc, sort_text desc, key desc
limit :limit
