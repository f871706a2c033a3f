/** What the $filter of a system knows beyond comparisons. */
export interface FilterDialect {
  /** `*` in the value of eq and ne on strings stands for any run of characters (F&O). */
  readonly wildcards: boolean;
  /** contains, startswith, endswith and the functions of Dataverse. */
  readonly functions: boolean;
  /** `add sub mul div divby mod` between numbers (F&O). */
  readonly arithmetic: boolean;
  /** `navigation/property` over any number of lookups, and any/all over collections (Dataverse). */
  readonly parentPaths: boolean;
  /** Strings are never null: null means '' (F&O). */
  readonly nullIsEmptyString: boolean;
  readonly conditionsMax?: number;
}

/** What functions ask of the service: the time, and who asks. */
export interface FilterContext {
  /** Milliseconds since 1970, UTC. */
  now(): number;
  caller(): { readonly userId: string; readonly businessUnitId: string };
}

export const noContext: FilterContext = {
  now: Date.now,
  caller: () => ({ userId: '', businessUnitId: '' }),
};
