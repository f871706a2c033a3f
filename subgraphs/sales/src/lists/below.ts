import type { FilterExpression, ODataRecord } from '@p2c/odata';
import {
  isNothing,
  type ListOrder,
  type PageArguments,
  type RecordPage,
  readChildPage,
} from '@p2c/subgraph-runtime';
import type { GraphQLResolveInfo } from 'graphql';
import type { SalesContext } from '../context.ts';
import type { CustomerContactsArgs, CustomerQuotesArgs } from '../generated/resolvers.ts';
import { isRevised } from '../loaders/revisions.ts';
import { contactCondition } from './contacts.ts';
import { numberColumn, orderColumn } from './order.ts';
import { quoteCondition } from './quotes.ts';

/** Lists below a parent, by number; the identifier tells where a page goes on. */
const below = (name: string, number: ListOrder['column'], id: string): ListOrder => ({
  name,
  ...(number && { column: number }),
  key: numberColumn(id),
  direction: 'asc',
});
const contactOrder = below('Customer.contacts', orderColumn('msdynce_contactnumber'), 'contactid');
const customerQuoteOrder = below('Customer.quotes', orderColumn('quotenumber'), 'quoteid');
const productQuoteOrder = below('Product.quotes', orderColumn('quotenumber'), 'quoteid');
const lineOrder = below('Quote.lines', orderColumn('sequencenumber', 'decimal'), 'quotedetailid');

export async function contactsOfAccount(
  context: SalesContext,
  account: ODataRecord | undefined,
  { filter, ...page }: Partial<CustomerContactsArgs>,
  info: GraphQLResolveInfo,
): Promise<RecordPage> {
  const { loaders, schema } = context;
  const { pushdown, keys } = schema.contact;
  const condition = await contactCondition(context, filter);
  return readBelow(contactOrder, page, account, condition, ({ accountid }) =>
    loaders.contactsOfAccount.where(condition).load(String(accountid), pushdown(info) ?? keys),
  );
}

export async function quotesOfAccount(
  context: SalesContext,
  account: ODataRecord | undefined,
  { filter, ...page }: Partial<CustomerQuotesArgs>,
  info: GraphQLResolveInfo,
): Promise<RecordPage> {
  const { loaders, schema } = context;
  const { pushdown, keys } = schema.quote;
  const condition = await quoteCondition(context, filter);
  return readBelow(customerQuoteOrder, page, account, condition, ({ accountid }) =>
    loaders.quotesOfAccount.where(condition).load(String(accountid), pushdown(info) ?? keys),
  );
}

export function linesOfQuote(
  { loaders, schema }: SalesContext,
  quote: ODataRecord | undefined,
  page: PageArguments,
  info: GraphQLResolveInfo,
): Promise<RecordPage> {
  const { pushdown, keys } = schema.quoteLine;
  return readBelow(lineOrder, page, quote, undefined, ({ quoteid }) =>
    loaders.linesOfQuote.load(String(quoteid), pushdown(info) ?? keys),
  );
}

/**
 * Quotes with a product on a line: the lines tell which, with as much of the quotes as their order and keys need; more
 * of the quotes is read for the page only.
 */
export async function quotesOfProduct(
  { loaders, schema }: SalesContext,
  product: ODataRecord | undefined,
  page: PageArguments,
  info: GraphQLResolveInfo,
): Promise<RecordPage> {
  const { pushdown, keys } = schema.quote;
  const expand = [{ navigationProperty: 'quoteid', select: [...keys.select, 'statuscode'] }];
  const selected = await readBelow(productQuoteOrder, page, product, undefined, async ({ productid }) =>
    latestQuotes(await loaders.linesOfProduct.load(String(productid), { select: ['quotedetailid'], expand })),
  );
  const selection = pushdown(info);
  if (selection === undefined) return selected;
  const edges = await Promise.all(
    selected.edges.map(async ({ cursor, record }) => ({
      cursor,
      record: (await loaders.quoteById.load([String(record.quoteid)], selection)) ?? record,
    })),
  );
  return { ...selected, edges };
}

/** Nothing belongs to an entity that Sales does not hold, and nothing meets a condition that cannot be met. */
function readBelow(
  order: ListOrder,
  page: PageArguments,
  parent: ODataRecord | undefined,
  condition: FilterExpression | undefined,
  read: (parent: ODataRecord) => Promise<readonly ODataRecord[]>,
): Promise<RecordPage> {
  return readChildPage(order, page, async () =>
    parent === undefined || isNothing(condition) ? [] : read(parent),
  );
}

/** One product may stand at a thousand places of an answer, and its lines are loaded once for all of them. */
const known = new WeakMap<readonly ODataRecord[], readonly ODataRecord[]>();

/** The quotes of lines, each once, by number; without those that a later revision has taken the place of. */
export function latestQuotes(lines: readonly ODataRecord[]): readonly ODataRecord[] {
  const latest = known.get(lines) ?? readLatestQuotes(lines);
  known.set(lines, latest);
  return latest;
}

function readLatestQuotes(lines: readonly ODataRecord[]): ODataRecord[] {
  const quotes = new Map<string, ODataRecord>();
  for (const { quoteid } of lines) {
    const quote = quoteid as ODataRecord | null | undefined;
    if (quote && !isRevised(quote)) quotes.set(String(quote.quoteid), quote);
  }
  const numberOf = (quote: ODataRecord) => String(quote.quotenumber).toLowerCase();
  return [...quotes.values()].toSorted((left, right) =>
    numberOf(left) < numberOf(right) ? -1 : Number(numberOf(left) > numberOf(right)),
  );
}
