update intents set not_before = :now where not_before > :now
