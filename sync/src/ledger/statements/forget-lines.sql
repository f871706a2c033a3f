delete from lines
where entity_set = :entitySet and key in (select value from json_each(:keys))
