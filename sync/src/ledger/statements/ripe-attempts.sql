-- The record itself, and whatever else goes by its number: a revision takes over the document of the one before.
with ripe as (select entity, key, company, number_folded from attempted_writes where ripe = 0 and not_before <= :now)
select entity, key from ripe
union
select records.entity, records.key from ripe join records
  on records.entity = ripe.entity and records.company = ripe.company and records.number_folded = ripe.number_folded
