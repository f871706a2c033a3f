update records set
  base = :base,
  company = coalesce(:company, company), number = coalesce(:number, number),
  number_folded = coalesce(:numberFolded, number_folded)
where entity = :entity and key = :key and fence = :fence
