/** What an estimate has to know of a schema beside its types. */
export interface CostTable {
  /** Most items of lists without paging, as `Type.field`. A list that is not named here counts as `unknownList`. */
  readonly lists: Readonly<Record<string, number>>;
  readonly unknownList: number;
  /** A page of which the operation does not say how large it is, nor the schema. */
  readonly pageMax: number;
  /** What a field of Mutation costs beside the objects that it answers with: requests and transactions. */
  readonly mutation: number;
  /** What every item of a list in the input of a mutation costs: a line is a write of its own. */
  readonly inputItem: number;
  /** What a mutation costs that works on all records, as `triggerSync(all: true)` does. */
  readonly allRecords: number;
}

/**
 * Of the product's own supergraph. A list that takes `first` holds what that says; a test finds every other list of
 * the schema here. `@listSize` of the cost specification would say the same in three schemas instead of at one place.
 */
export const costTable: CostTable = {
  lists: {
    'Query.customerGroups': 200,
    'Query.paymentTerms': 200,
    'Query.unitsOfMeasure': 500,
    'Query.priceLists': 500,
    'Query.ownershipRules': 1_000,
    'Quote.revisions': 20,
    'SyncOverview.sources': 20,
    'SyncWrite.fields': 50,
  },
  unknownList: 200,
  pageMax: 200,
  mutation: 10,
  inputItem: 10,
  allRecords: 5_000,
};
