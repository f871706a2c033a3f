import { allOf, compare, type RecordPage, stringFilter } from '@p2c/subgraph-runtime';
import type { GraphQLResolveInfo } from 'graphql';
import type { SalesContext } from '../context.ts';
import type { QuerySalesProductsArgs, SalesProductOrderField } from '../generated/resolvers.ts';
import { readList } from './connection.ts';
import { listOrder, numberColumn, orderColumn } from './order.ts';

/** Columns that products may be ordered by. */
const columns = {
  NUMBER: undefined,
  NAME: orderColumn('name'),
  MODIFIED_AT: orderColumn('modifiedon', 'datetime'),
} satisfies Readonly<Record<SalesProductOrderField, unknown>>;

/** A page of products as Sales holds them. Each has a number: the column is required. */
export function listProducts(
  context: SalesContext,
  { filter, first, after, orderBy }: Partial<QuerySalesProductsArgs>,
  info: GraphQLResolveInfo,
): Promise<RecordPage> {
  const { field = 'NUMBER', direction } = orderBy ?? {};
  return readList(context, 'product', info, {
    filter: allOf([
      ...stringFilter('SALES', 'productnumber', filter?.number),
      ...stringFilter('SALES', 'name', filter?.name),
      stateFilter(filter?.isActive),
      originFilter(filter?.isExternallyMaintained),
    ]),
    order: listOrder(
      'salesProducts',
      numberColumn('productnumber'),
      field,
      columns[field],
      direction ?? 'ASC',
    ),
    first,
    after,
  });
}

/** A product is active, or in one of three other states. */
function stateFilter(isActive: boolean | null | undefined) {
  if (typeof isActive !== 'boolean') return undefined;
  return compare('statecode', isActive ? 'eq' : 'ne', { type: 'int', value: 0 });
}

/** A product from before sync was installed has no mark: Sales maintains it, as one that says no. */
function originFilter(isExternal: boolean | null | undefined) {
  if (typeof isExternal !== 'boolean') return undefined;
  const property = 'msdynce_ismaintainedexternally';
  if (isExternal) return compare(property, 'eq', { type: 'boolean', value: true });
  return {
    kind: 'or' as const,
    operands: [
      compare(property, 'eq', { type: 'boolean', value: false }),
      compare(property, 'eq', { type: 'null' }),
    ],
  };
}
