import type { Model } from '@p2c/odata';
import { readSubgraphSdl } from '@p2c/subgraph-runtime';
import { parse } from 'graphql';
import { type EntityInputs, type EntitySchema, readEntitySchema, readInputs } from './entity-schema.ts';
import { tables } from './tables.ts';

/** The SDL of the Sales subgraph with the directives of ownership. */
export function readSalesSdl(): string {
  return readSubgraphSdl('sales');
}

type WrittenTable = EntitySchema & { readonly inputs: EntityInputs };

/** What the resolvers know of the schema: read once at start, tied to the model of Sales. */
export interface SalesSchema {
  readonly account: WrittenTable;
  readonly contact: WrittenTable;
  readonly product: WrittenTable;
  readonly quote: WrittenTable;
  readonly quoteLine: WrittenTable;
  readonly priceList: EntitySchema;
}

export function readSalesSchema(sdl: string, model: Model): SalesSchema {
  const document = parse(sdl);
  const written = (
    table: Exclude<keyof typeof tables, 'priceList'>,
    names: { create?: string; update?: string },
  ): WrittenTable => {
    const schema = readEntitySchema(document, model, tables[table]);
    return { ...schema, inputs: readInputs(document, schema, names) };
  };
  return {
    account: written('account', { create: 'CreateCustomerInput', update: 'UpdateCustomerInput' }),
    contact: written('contact', { create: 'CreateContactInput', update: 'UpdateContactInput' }),
    product: written('product', { update: 'UpdateSalesProductInput' }),
    quote: written('quote', { create: 'CreateQuoteInput', update: 'UpdateQuoteInput' }),
    quoteLine: written('quoteLine', { create: 'QuoteLineInput', update: 'UpdateQuoteLineInput' }),
    priceList: readEntitySchema(document, model, tables.priceList),
  };
}
