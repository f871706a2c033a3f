-- What a dry run would write stands beside what was written, and is no part of the audit trail.
alter table writes add column planned integer not null default 0;
update writes set planned = 1 where run_id in (select id from runs where dry_run = 1);
create index writes_planned on writes (planned, id);
