select distinct number_folded as number, line.value as line from attempted_writes, json_each(attempted_writes.lines) as line
where entity = :entity and company = :company
