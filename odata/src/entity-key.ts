/** The identity of one record of an entity set, in one of the three forms the two systems know. */
export type EntityKey =
  /** Dataverse primary key: `accounts(60c4e274-…)`. */
  | { readonly kind: 'guid'; readonly value: string }
  /** Dataverse alternate key: `accounts(accountnumber='ACC-1')`. */
  | { readonly kind: 'alternate'; readonly parts: Readonly<Record<string, string>> }
  /** F&O composite key, parts in the order of the model: `CustomersV3(dataAreaId='usmf',CustomerAccount='US-001')`. */
  | { readonly kind: 'composite'; readonly parts: Readonly<Record<string, string>> };
