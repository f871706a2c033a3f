import type { ODataRecord } from '@p2c/odata';
import { codedError, type Selection } from '@p2c/subgraph-runtime';
import type { SalesContext } from '../context.ts';
import { entities } from './by-number.ts';

/** What a record of Sales is called by who knows its identifier. */
const tables = {
  customer: { loader: 'accountById', field: 'accountId' },
  contact: { loader: 'contactById', field: 'contactId' },
  product: { loader: 'productById', field: 'productId' },
  quote: { loader: 'quoteById', field: 'quoteId' },
} as const;

/** The record with an identifier of Dataverse; the entity's NOT_FOUND where there is none. */
export async function requireById(
  { loaders }: SalesContext,
  entity: keyof typeof tables,
  id: string,
  selection: Selection,
): Promise<ODataRecord> {
  const record = await loaders[tables[entity].loader].load([id], selection);
  if (record === null) throw idNotFound(entity, id);
  return record;
}

/** Sales holds no record with this identifier. */
export function idNotFound(entity: keyof typeof tables, id: string) {
  const { record, notFound } = entities[entity];
  return codedError(notFound, `Dynamics 365 Sales holds no ${record} with the identifier ${id}.`, {
    system: 'SALES',
    field: tables[entity].field,
    got: id,
  });
}
