select * from records
where entity = :entity and company = :company and number_folded in (select value from json_each(:numbers))
