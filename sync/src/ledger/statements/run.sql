select * from runs where id = :id
