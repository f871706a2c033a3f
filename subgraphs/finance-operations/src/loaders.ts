import type { ODataClient, ODataRecord } from '@p2c/odata';
import {
  type CustomerKey,
  createEntityLoader,
  type EntityLoader,
  type RequestContext,
  type Selection,
} from '@p2c/subgraph-runtime';
import type { FinanceOperationsContext } from './context.ts';
import { entityTypeOf } from './schema.ts';

/** One set per request. */
export interface FinanceOperationsLoaders {
  readonly customer: EntityLoader;
  readonly group: EntityLoader;
}

export function createFinanceOperationsLoaders(
  client: ODataClient,
  request: RequestContext,
): FinanceOperationsLoaders {
  const loaderOf = (entitySet: string) => {
    const entityType = entityTypeOf(client.model, entitySet);
    return createEntityLoader({ client, entityType, keyProperties: entityType.keys, request });
  };
  return { customer: loaderOf('CustomersV3'), group: loaderOf('CustomerGroups') };
}

/** The customer with this account in this company. */
export function loadCustomer(
  { loaders }: FinanceOperationsContext,
  { company, number }: CustomerKey,
  selection: Selection,
): Promise<ODataRecord | null> {
  return loaders.customer.load([company, number], selection);
}
