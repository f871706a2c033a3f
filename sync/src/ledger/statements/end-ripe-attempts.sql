-- A look that began when the request could not arrive any more has seen what became of it. Where another record is
-- settled under the number, only its look has.
delete from attempted_writes
where entity = :entity and not_before <= :since
  and (key = :key or (company = :company and number_folded = :numberFolded))
  and (:state = 'SETTLED' or not exists (
    select 1 from records
    where records.entity = attempted_writes.entity and records.company = attempted_writes.company
      and records.number_folded = attempted_writes.number_folded and records.key <> :key and records.state = 'SETTLED'
  ))
