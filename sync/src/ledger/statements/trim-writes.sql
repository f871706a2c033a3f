delete from writes where planned = :planned
  and id <= (select id from writes where planned = :planned order by id desc limit 1 offset :keep)
