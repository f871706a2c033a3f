-- The audit trail is searched by number as the lists of records are: without regard to case and to blanks at the end.
alter table writes add column number_folded text;
update writes set number_folded = fold_number(number);
drop index writes_number;
create index writes_number_folded on writes (number_folded, id);
