update runs set state = :state, finished_at = :now where id = :id and state = 'RUNNING'
