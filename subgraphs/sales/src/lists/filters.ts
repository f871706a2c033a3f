import type { FilterExpression } from '@p2c/odata';
import { compare, matchesNothing } from '@p2c/subgraph-runtime';
import type { SalesContext } from '../context.ts';
import { loadEntity, readKey } from '../loaders/by-number.ts';

/** An option of a choice. */
export function optionFilter(property: string, value: number | undefined): FilterExpression | undefined {
  return value === undefined ? undefined : compare(property, 'eq', { type: 'int', value });
}

/** Active 0, inactive 1. */
export function activeFilter(isActive: boolean | null | undefined): FilterExpression | undefined {
  return typeof isActive === 'boolean' ? optionFilter('statecode', isActive ? 0 : 1) : undefined;
}

export function modifiedSince(instant: string | null | undefined): FilterExpression | undefined {
  return instant ? compare('modifiedon', 'ge', { type: 'datetime', value: instant }) : undefined;
}

/** Records of one customer; none where Sales holds no account with its number. */
export async function customerFilter(
  context: SalesContext,
  lookup: string,
  id: string | null | undefined,
): Promise<FilterExpression | undefined> {
  if (id === null || id === undefined) return undefined;
  const key = readKey(context, 'customer', id, 'filter.customer');
  const account = await loadEntity(context, 'customer', key, context.schema.account.keys);
  if (account === null) return matchesNothing;
  return compare(lookup, 'eq', { type: 'guid', value: String(account.accountid) });
}
