-- Writes of sync that were sent, or were about to be, and whose outcome nobody knows yet: kept before the request leaves.
-- Until `not_before` such a request may still arrive; after that its record is looked at once more, and the row goes.
create table attempted_writes (
  id integer primary key autoincrement,
  entity text not null,
  key text not null,
  company text,
  number_folded text,
  lines text not null,
  sent_at integer not null,
  not_before integer not null,
  ripe integer not null default 0,
  audited integer not null default 0,
  run_id integer,
  kind text not null,
  system text not null,
  request text not null,
  number text,
  fields text not null
);
create index attempted_writes_record on attempted_writes (entity, key);
create index attempted_writes_number on attempted_writes (entity, company, number_folded);
create index attempted_writes_ripe on attempted_writes (not_before) where ripe = 0;
