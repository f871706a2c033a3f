/** The two systems. */
export type System = 'SALES' | 'FINANCE_OPERATIONS';

/** What sync keeps in step; grows with the flows. */
export type Entity = 'Customer' | 'Contact' | 'Product' | 'Quote';

/**
 * The unit of work: a record of the source system by its immutable identity. The only thing on the queue:
 * what changed is read from the world when the work is done, so ten changes cost one reconcile.
 */
export interface RecordRef {
  readonly entity: Entity;
  /** Sales: the GUID in lower case. F&O: `company:number`, company in lower case. */
  readonly key: string;
}

/** One string per RecordRef, for maps and the queue: `Customer/60c4e274-…`. */
export function printRecordRef(ref: RecordRef): string {
  return `${ref.entity}/${ref.key}`;
}
