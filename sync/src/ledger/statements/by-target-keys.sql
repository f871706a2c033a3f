select * from records
where entity = :entity and target_key in (select value from json_each(:keys))
