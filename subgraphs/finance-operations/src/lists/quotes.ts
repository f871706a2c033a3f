import {
  chooseCompany,
  type ListOrder,
  type PageArguments,
  type RecordPage,
  readChildPage,
} from '@p2c/subgraph-runtime';
import type { GraphQLResolveInfo } from 'graphql';
import type { FinanceOperationsContext } from '../context.ts';
import type { QueryFinanceOperationsQuotesArgs } from '../generated/resolvers.ts';
import { statusMembers } from '../mappers/enum-members.ts';
import { isMember, orderOf, readList } from './read-list.ts';

const orders = {
  NUMBER: undefined,
  NAME: 'SalesQuotationName',
  CUSTOMER_NUMBER: 'RequestingCustomerAccountNumber',
} as const;

/** A page of the quotations of one company. */
export function listQuotes(
  context: FinanceOperationsContext,
  { company, filter, first, after, orderBy }: Partial<QueryFinanceOperationsQuotesArgs>,
  info: GraphQLResolveInfo,
): Promise<RecordPage> {
  const { quote } = context.schema;
  const { field, direction } = { field: 'NUMBER' as const, direction: 'ASC' as const, ...orderBy };
  const list = {
    entity: 'quote' as const,
    company: chooseCompany(context.companies, company),
    texts: [
      ['SalesQuotationNumber', filter?.number],
      ['SalesQuotationName', filter?.name],
      ['RequestingCustomerAccountNumber', filter?.customerNumber],
    ] as const,
    conditions: [
      isMember(quote, 'SalesQuotationStatus', filter?.status ? statusMembers[filter.status] : undefined),
    ],
    order: orderOf('quote', 'financeOperationsQuotes', { property: orders[field], field, direction }),
    first,
    after,
  };
  return readList(context, list, info);
}

/** By the number of the line, which within a quotation is its key. */
const lineOrder: ListOrder = {
  name: 'FinanceOperationsQuotation.lines',
  key: { property: 'LineCreationSequenceNumber', type: 'decimal', nullable: false },
  direction: 'asc',
};

/** A page of the lines of a quotation; those of all quotations of a request are read together. */
export function linesOfQuotation(
  { loaders, schema }: FinanceOperationsContext,
  { company, number }: { company: string; number: string },
  page: PageArguments,
  info: GraphQLResolveInfo,
): Promise<RecordPage> {
  const { pushdown, keys } = schema.line;
  return readChildPage(lineOrder, page, () => loaders.linesOf(company).load(number, pushdown(info) ?? keys));
}
