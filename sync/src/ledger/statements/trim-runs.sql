delete from runs where state <> 'RUNNING'
  and id <= (select id from runs order by id desc limit 1 offset :keep)
