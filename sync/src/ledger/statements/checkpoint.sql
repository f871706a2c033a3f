insert into checkpoints (source, position, stored_at) values (:source, :position, :now)
on conflict (source) do update set position = excluded.position, stored_at = excluded.stored_at
