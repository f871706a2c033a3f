import type { StoredRecord } from '../../store/record-store.ts';

/** recId of the first row of a table. */
export const recIdBase = 5_637_144_576n;

/** Outer-joined tables behind an entity that have no row of their own here. */
const furtherSources: Readonly<Record<string, number>> = {
  CustomersV3: 2,
  ContactsV2: 1,
  CDSContactsV2: 1,
  ReleasedProductsV2: 1,
};

/**
 * `W/"JzEsNTYzNzE0NDU3NjswLDAn"`: base64 of `'recVersion,recId;…'`, quotes included, one pair for each data source of
 * the entity.
 */
export function etagOf(entitySet: string, record: StoredRecord): string {
  const pairs = [`${record.version},${recIdBase + record.id}`];
  for (let n = 0; n < (furtherSources[entitySet] ?? 0); n += 1) pairs.push('0,0');
  return `W/"${Buffer.from(`'${pairs.join(';')}'`).toString('base64')}"`;
}
