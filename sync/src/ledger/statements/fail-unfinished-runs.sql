update runs set state = 'FAILED', finished_at = :now where state = 'RUNNING'
