-- Nobody ever compared the fingerprints. What was agreed is kept as header and lines, each under its name or number:
-- `{"header":{"SalesQuotationName":"…"},"lines":{"3":{"SalesPrice":"…"}}}` instead of `{"line 3 SalesPrice":"…"}`.
alter table records drop column fingerprint;
update records set base = json_object(
  'header', (select json_group_object(key, value) from json_each(records.base) where key not glob 'line [0-9]* *'),
  'lines', (
    select json_group_object(line, json(fields))
    from (
      select line, json_group_object(property, value) as fields
      from (
        select substr(key, 6, instr(substr(key, 6), ' ') - 1) as line, substr(key, 6 + instr(substr(key, 6), ' ')) as property, value
        from json_each(records.base) where key glob 'line [0-9]* *'
      )
      group by line
    )
  )
)
where base is not null;
