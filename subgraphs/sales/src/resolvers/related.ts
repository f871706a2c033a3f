import type { ODataRecord } from '@p2c/odata';
import type { GraphQLResolveInfo } from 'graphql';
import type { SalesContext } from '../context.ts';
import { keyOf } from '../loaders/by-number.ts';
import { keyFields } from '../mappers/create-mappers.ts';
import type { ContactRecord, CustomerRecord, ProductRecord } from '../mappers/records.ts';

/*
 * The entity behind a lookup. The record that holds the lookup was read with the related record's key, so keys cost
 * nothing; more of the entity is read in one request for all.
 */

/** The customer behind a lookup, or null where it leads to a person or nowhere. */
export async function relatedCustomer(
  context: SalesContext,
  record: ODataRecord | undefined,
  lookup: { readonly navigationProperty: string; readonly property: string },
  info: GraphQLResolveInfo,
): Promise<CustomerRecord | null> {
  const related = expanded(record, lookup.navigationProperty);
  const key = related && keyOf(context, 'customer', related);
  if (record === undefined || key === undefined) return null;
  const selection = context.schema.account.pushdown(info);
  if (selection === undefined) return keyFields(key);
  const account = await context.loaders.accountById.load([String(record[lookup.property])], selection);
  return account && context.mappers.toCustomer(key, account);
}

/** The person behind the customer of a quote, or null where that is a company. */
export async function relatedContact(
  context: SalesContext,
  quote: ODataRecord | undefined,
  info: GraphQLResolveInfo,
): Promise<ContactRecord | null> {
  const related = expanded(quote, 'customerid_contact');
  const key = related && keyOf(context, 'contact', related);
  if (quote === undefined || key === undefined) return null;
  const selection = context.schema.contact.pushdown(info);
  if (selection === undefined) return keyFields(key);
  const contact = await context.loaders.contactById.load([String(quote._customerid_value)], selection);
  return contact && context.mappers.toContact(key, contact);
}

/** The product on a line, or null for a write-in. */
export async function relatedProduct(
  context: SalesContext,
  line: ODataRecord,
  info: GraphQLResolveInfo,
): Promise<ProductRecord | null> {
  const related = expanded(line, 'productid');
  const key = related && keyOf(context, 'product', related);
  if (key === undefined) return null;
  const selection = context.schema.product.pushdown(info);
  if (selection === undefined) return keyFields(key);
  const product = await context.loaders.productById.load([String(line._productid_value)], selection);
  return product && context.mappers.toProduct(key, product);
}

function expanded(record: ODataRecord | undefined, navigationProperty: string): ODataRecord | undefined {
  const related = record?.[navigationProperty] as ODataRecord | null | undefined;
  return related ?? undefined;
}
