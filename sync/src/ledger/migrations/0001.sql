-- Portable on purpose: integers for times and flags, text for JSON.
create table records (
  entity text not null,
  key text not null,
  company text,
  number text,
  number_folded text,
  dirty_gen integer not null,
  synced_gen integer not null default 0,
  fence integer not null default 0,
  lease_until integer not null default 0,
  target_key text,
  base text,
  fingerprint text,
  state text not null default 'WAITING',
  reason_code text,
  reason_message text,
  reason_field text,
  attempts integer not null default 0,
  next_try_at integer not null default 0,
  first_dirty_at integer,
  last_synced_at integer,
  primary key (entity, key)
);
create index records_due on records (next_try_at) where synced_gen < dirty_gen;
create index records_number on records (entity, company, number_folded);

create table intents (
  id integer primary key autoincrement,
  system text not null,
  entity_set text not null,
  key text not null,
  created_at integer not null,
  not_before integer not null
);
create index intents_stale on intents (not_before);

create table checkpoints (
  source text primary key,
  position text not null,
  stored_at integer not null
);

create table runs (
  id integer primary key autoincrement,
  entity text not null,
  kind text not null,
  state text not null,
  dry_run integer not null,
  started_at integer not null,
  finished_at integer,
  total integer,
  done integer not null default 0,
  settled integer not null default 0,
  written integer not null default 0,
  parked integer not null default 0,
  not_sent integer not null default 0,
  failed integer not null default 0
);

create table writes (
  id integer primary key autoincrement,
  run_id integer,
  entity text not null,
  at integer not null,
  kind text not null,
  system text not null,
  request text not null,
  number text,
  fields text not null
);
create index writes_run on writes (run_id, id);
create index writes_number on writes (number, id);
