delete from intents where id = :id
