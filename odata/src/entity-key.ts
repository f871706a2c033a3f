/** The identity of one record of an entity set, in one of the three forms the two systems know. */
export type EntityKey =
  /** Dataverse primary key: `accounts(60c4e274-…)`. */
  | { readonly kind: 'guid'; readonly value: string }
  /** Dataverse alternate key: `accounts(accountnumber='ACC-1')`. */
  | { readonly kind: 'alternate'; readonly parts: Readonly<Record<string, string>> }
  /** F&O composite key, parts in the order of the model: `CustomersV3(dataAreaId='usmf',CustomerAccount='US-001')`. */
  | { readonly kind: 'composite'; readonly parts: Readonly<Record<string, string>> };

/** The key as it stands in a URL, parentheses included: `(accountnumber='O''Neil')`, percent-encoded. */
export function printEntityKey(key: EntityKey): string {
  if (key.kind === 'guid') return `(${key.value})`;
  const parts = Object.entries(key.parts).map(([name, value]) => `${name}=${quoteKeyValue(value)}`);
  return `(${parts.join(',')})`;
}

/** Quotes doubled, then percent-encoded, so that a slash or a hash in a number stays inside the key. */
function quoteKeyValue(value: string): string {
  return `'${encodeURIComponent(value).replaceAll("'", "''")}'`;
}
