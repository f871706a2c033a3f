select * from records
where entity = :entity and key in (select value from json_each(:keys))
