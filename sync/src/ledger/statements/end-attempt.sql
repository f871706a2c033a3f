delete from attempted_writes where id = :id
