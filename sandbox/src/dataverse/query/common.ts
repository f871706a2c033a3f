import { QueryError } from '../../filter/ast.ts';
import type { FilterContext, FilterDialect } from '../../filter/dialect.ts';
import type { Model } from '../../model/model.ts';

/** What the check of a query needs to know of the organization. */
export interface QueryScope extends FilterContext {
  readonly model: Model;
}

export const dataverseFilter: FilterDialect = {
  wildcards: false,
  functions: true,
  arithmetic: false,
  parentPaths: true,
  nullIsEmptyString: false,
  conditionsMax: 500,
};

export function parseTop(text: string): number {
  if (!/^\d{1,9}$/.test(text))
    throw new QueryError(
      `Invalid value '${text}' for $top query option found. The $top query option requires a non-negative integer value.`,
    );
  return Number(text);
}
