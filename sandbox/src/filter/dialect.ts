/** What the $filter of a system knows beyond comparisons. */
export interface FilterDialect {
  /** `*` in the value of eq and ne on strings stands for any run of characters (F&O). */
  readonly wildcards: boolean;
  /** contains, startswith, endswith and In (Dataverse). */
  readonly functions: boolean;
  /** `navigation/property` (Dataverse). */
  readonly parentPaths: boolean;
  /** Strings are never null: null means '' (F&O). */
  readonly nullIsEmptyString: boolean;
  readonly conditionsMax?: number;
}
