import type { ODataClient } from '@p2c/odata';
import {
  type ChildLoader,
  compare,
  createChildLoader,
  createEntityLoader,
  type EntityLoader,
  type RequestContext,
  text,
} from '@p2c/subgraph-runtime';
import { entityTypeOf } from '../schema/entity-schema.ts';
import { tables } from '../schema/tables.ts';
import type { NumberedEntity } from './by-number.ts';

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
