import type { ODataClient, ODataRecord } from '@p2c/odata';
import {
  type ChildLoader,
  type CustomerKey,
  codedError,
  compare,
  createChildLoader,
  createEntityLoader,
  type EntityLoader,
  type RequestContext,
  type Selection,
  text,
} from '@p2c/subgraph-runtime';
import type { FinanceOperationsContext } from './context.ts';
import { entityTypeOf } from './schema.ts';
import { entities, type NumberedEntity, tables } from './tables.ts';

/** One set per request. */
export type FinanceOperationsLoaders = Readonly<Record<NumberedEntity | 'group', EntityLoader>> & {
  /** The lines of quotations of one company, by the number of the quotation. */
  linesOf(company: string): ChildLoader;
};

export function createFinanceOperationsLoaders(
  client: ODataClient,
  request: RequestContext,
): FinanceOperationsLoaders {
  const loaderOf = (name: NumberedEntity | 'group') => {
    const entityType = entityTypeOf(client.model, tables[name].entitySet);
    return createEntityLoader({ client, entityType, keyProperties: entityType.keys, request });
  };
  const lines = new Map<string, ChildLoader>();
  return {
    customer: loaderOf('customer'),
    contact: loaderOf('contact'),
    product: loaderOf('product'),
    quote: loaderOf('quote'),
    group: loaderOf('group'),
    linesOf(company) {
      const known = lines.get(company) ?? createLineLoader(client, request, company);
      lines.set(company, known);
      return known;
    },
  };
}

function createLineLoader(client: ODataClient, request: RequestContext, company: string): ChildLoader {
  return createChildLoader({
    client,
    entityType: entityTypeOf(client.model, tables.line.entitySet),
    parentProperty: 'SalesQuotationNumber',
    order: [{ property: 'LineCreationSequenceNumber', direction: 'asc' }],
    filter: compare('dataAreaId', 'eq', text(company)),
    request,
  });
}

/** The record of an entity with this number in this company. */
export function loadEntity(
  { loaders }: FinanceOperationsContext,
  entity: NumberedEntity,
  { company, number }: CustomerKey,
  selection: Selection,
): Promise<ODataRecord | null> {
  return loaders[entity].load([company, number], selection);
}

/** As `loadEntity`; the entity's NOT_FOUND where F&O holds none. */
export async function requireEntity(
  context: FinanceOperationsContext,
  entity: NumberedEntity,
  key: CustomerKey,
  selection: Selection,
): Promise<ODataRecord> {
  const record = await loadEntity(context, entity, key, selection);
  if (record === null) throw notFound(entity, key);
  return record;
}

/** The company and number of a record. */
export function keyOf(entity: NumberedEntity, record: ODataRecord): CustomerKey {
  return {
    company: String(record.dataAreaId).toLowerCase(),
    number: String(record[entities[entity].number]),
  };
}

/** F&O holds no such record in this company. */
export function notFound(entity: NumberedEntity, { company, number }: CustomerKey) {
  const { record, notFound: code } = entities[entity];
  return codedError(code, `Dynamics 365 Finance & Operations holds no ${record} ${number} in ${company}.`, {
    system: 'FINANCE_OPERATIONS',
    got: `${company}:${number}`,
  });
}
