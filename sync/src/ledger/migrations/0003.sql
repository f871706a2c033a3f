-- What a record waits for, as `Customer/60c4e274-…`: it is looked at again when that one settles.
alter table records add column waits_for text;
create index records_waits_for on records (waits_for) where waits_for is not null;
create index records_dependent on records (next_try_at) where state = 'DEPENDS';
create index records_target on records (entity, target_key);

-- Lines with the document that they belong to: a deleted line says its own key only.
create table lines (
  entity_set text not null,
  key text not null,
  entity text not null,
  document text not null,
  primary key (entity_set, key)
);
