/**
 * The one name under which ownership rules speak of a column. A Dataverse lookup has three names on the wire: read as
 * `_transactioncurrencyid_value`, set as `transactioncurrencyid@odata.bind`, expanded as `transactioncurrencyid`
 * (Microsoft Learn, "Web API types and operations", lookup properties); all give `transactioncurrencyid`.
 */
export function columnName(property: string): string {
  const bound = property.replace(/@odata\.bind$/, '');
  return /^_(.+)_value$/.exec(bound)?.[1] ?? bound;
}
