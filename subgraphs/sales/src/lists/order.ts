import type { ListOrder, OrderColumn } from '@p2c/subgraph-runtime';
import type { SortDirection } from '../generated/resolvers.ts';

/** A text or an instant that may be missing. */
export function orderColumn(property: string, type: OrderColumn['type'] = 'string'): OrderColumn {
  return { property, type, nullable: true };
}

/** The number of a record: it makes each order total. */
export function numberColumn(property: string): OrderColumn {
  return { property, type: 'string', nullable: false };
}

/** An order of a list: by a column and then the number, or by the number alone. */
export function listOrder(
  list: string,
  number: OrderColumn,
  field: string,
  column: OrderColumn | undefined,
  direction: SortDirection,
): ListOrder {
  return {
    name: `${list} ${field} ${direction}`,
    ...(column && { column }),
    key: number,
    direction: direction === 'ASC' ? 'asc' : 'desc',
  };
}
