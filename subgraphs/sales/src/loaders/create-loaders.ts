import type { FilterExpression, ODataClient, ODataRecord, OrderBy } from '@p2c/odata';
import {
  type ChildLoaderOptions,
  compare,
  createChildLoader,
  createChildLoaders,
  createEntityLoader,
  type EntityLoader,
  type RequestContext,
} from '@p2c/subgraph-runtime';
import { entityTypeOf } from '../schema/entity-schema.ts';
import { isLatestRevision } from './revisions.ts';

export type SalesLoaders = ReturnType<typeof createSalesLoaders>;

/** One set per request: keys asked for at the same time become one OData request for each loader. */
export function createSalesLoaders(client: ODataClient, request: RequestContext) {
  const by = (entitySet: string, ...keyProperties: string[]): EntityLoader =>
    createEntityLoader({
      client,
      entityType: entityTypeOf(client.model, entitySet),
      keyProperties,
      request,
    });
  const below = (
    parentProperty: string,
    entitySet: string,
    order: readonly OrderBy[],
    filter?: FilterExpression,
  ): ChildLoaderOptions => ({
    client,
    entityType: entityTypeOf(client.model, entitySet),
    parentProperty,
    order,
    ...(filter && { filter }),
    request,
  });
  return {
    accountByNumber: by('accounts', 'accountnumber'),
    accountById: by('accounts', 'accountid'),
    contactByNumber: by('contacts', 'msdynce_contactnumber'),
    contactById: by('contacts', 'contactid'),
    productByNumber: by('products', 'productnumber'),
    productById: by('products', 'productid'),
    /** The latest revision stands for the number. */
    quoteByNumber: createEntityLoader({
      client,
      entityType: entityTypeOf(client.model, 'quotes'),
      keyProperties: ['quotenumber'],
      request,
      preferred: newestFirst,
    }),
    quoteById: by('quotes', 'quoteid'),
    quoteLineById: by('quotedetails', 'quotedetailid'),
    currencyByCode: by('transactioncurrencies', 'isocurrencycode'),
    priceListByName: by('pricelevels', 'name'),
    unitByName: by('uoms', 'name'),
    unitInGroup: by('uoms', '_uomscheduleid_value', 'name'),

    contactsOfAccount: createChildLoaders(
      below(
        '_parentcustomerid_value',
        'contacts',
        ascending('msdynce_contactnumber'),
        compare('msdynce_contactnumber', 'ne', { type: 'null' }),
      ),
    ),
    quotesOfAccount: createChildLoaders(
      below('_customerid_value', 'quotes', ascending('quotenumber'), isLatestRevision),
    ),
    revisionsOfNumber: createChildLoader(
      below('quotenumber', 'quotes', [{ property: 'revisionnumber', direction: 'desc' }]),
    ),
    linesOfQuote: createChildLoader(below('_quoteid_value', 'quotedetails', ascending('sequencenumber'))),
    linesOfProduct: createChildLoader(below('_productid_value', 'quotedetails', [])),
  };
}

function ascending(property: string): OrderBy[] {
  return [{ property, direction: 'asc' }];
}

function newestFirst(left: ODataRecord, right: ODataRecord): number {
  return Number(right.revisionnumber) - Number(left.revisionnumber);
}
