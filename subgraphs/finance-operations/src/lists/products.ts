import type { RecordPage } from '@p2c/subgraph-runtime';
import type { GraphQLResolveInfo } from 'graphql';
import type { FinanceOperationsContext } from '../context.ts';
import type { QueryProductsArgs } from '../generated/resolvers.ts';
import { chooseProductCompany } from '../loaders/product-company.ts';
import { productTypeMembers } from '../mappers/enum-members.ts';
import { isMember, isYes, orderOf, readList } from './read-list.ts';

const orders = { NUMBER: undefined, NAME: 'ProductName' } as const;

/** A page of the sellable released products of one company. */
export function listProducts(
  context: FinanceOperationsContext,
  { company, filter, first, after, orderBy }: Partial<QueryProductsArgs>,
  info: GraphQLResolveInfo,
): Promise<RecordPage> {
  const { product } = context.schema;
  const { field, direction } = { field: 'NUMBER' as const, direction: 'ASC' as const, ...orderBy };
  const list = {
    entity: 'product' as const,
    company: chooseProductCompany(context, company),
    texts: [
      ['ProductNumber', filter?.number],
      ['ProductName', filter?.name],
      ['SalesUnitSymbol', filter?.unit],
      ['CurrencyCode', filter?.currency],
    ] as const,
    conditions: [
      isMember(product, 'ProductType', filter?.type ? productTypeMembers[filter.type] : undefined),
      isYes(product, 'IsSalesStopped', filter?.isSalesStopped),
    ],
    order: orderOf('product', 'products', { property: orders[field], field, direction }),
    first,
    after,
  };
  return readList(context, list, info);
}
