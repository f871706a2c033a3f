import { QueryError } from '../../filter/ast.ts';
import type { FilterDialect } from '../../filter/dialect.ts';
import { parseFilter } from '../../filter/parser.ts';
import { requireFewOrderTerms, unknownProperty } from '../../filter/refusals.ts';
import { checkFilter } from '../../filter/type-check.ts';
import type { TypedFilter } from '../../filter/typed-filter.ts';
import { parseQueryString } from '../../http/query-string.ts';
import type { EntitySet, Model, Property } from '../../model/model.ts';

import { type Expand, parseExpand } from './expand.ts';
import { parseSelect } from './select.ts';

/** The query options of F&O, checked against the model. */
export interface FinanceOperationsQuery {
  readonly select?: readonly string[];
  readonly expand: readonly Expand[];
  readonly filter?: TypedFilter;
  readonly orderBy: readonly { readonly property: Property; readonly descending: boolean }[];
  readonly top?: number;
  readonly skip: number;
  readonly count: boolean;
  readonly crossCompany: boolean;
  readonly given: ReadonlySet<string>;
}

export const financeOperationsFilter: FilterDialect = {
  wildcards: true,
  functions: false,
  arithmetic: true,
  parentPaths: false,
  nullIsEmptyString: true,
};

const known = new Set(['$select', '$expand', '$filter', '$orderby', '$top', '$skip', '$count']);

/** Parses and checks the options of a URL. Names without a dollar sign that are not known are passed over. */
export function parseQueryOptions(query: string, set: EntitySet, model: Model): FinanceOperationsQuery {
  const options = parseQueryString(query);
  for (const name of options.keys()) {
    if (name.startsWith('$') && !known.has(name))
      throw new QueryError(`The query parameter '${name}' is not supported.`);
  }
  const select = parseSelect(options.get('$select'), set);
  const filter = options.get('$filter');
  const top = parseCardinal('$top', options.get('$top'));
  return {
    ...(select ? { select } : {}),
    expand: parseExpand(options.get('$expand'), set, model),
    ...(filter === undefined
      ? {}
      : { filter: checkFilter(parseFilter(filter), set, model, financeOperationsFilter) }),
    orderBy: parseOrderBy(options.get('$orderby'), set),
    ...(top === undefined ? {} : { top }),
    skip: parseCardinal('$skip', options.get('$skip')) ?? 0,
    count: parseCount(options.get('$count')),
    crossCompany: options.get('cross-company')?.toLowerCase() === 'true',
    given: new Set(options.keys()),
  };
}

function parseOrderBy(text: string | undefined, set: EntitySet): FinanceOperationsQuery['orderBy'] {
  if (text === undefined || text.trim() === '') return [];
  const parts = text.split(',');
  requireFewOrderTerms(parts);
  return parts.map((part) => {
    const match = /^\s*(\w+)(?:\s+(asc|desc))?\s*$/.exec(part);
    if (!match) throw new QueryError(`Syntax error at position 0 in '${part}'.`);
    const property = set.properties.get(match[1] ?? '');
    if (!property) throw unknownProperty(set, match[1] ?? '');
    return { property, descending: match[2] === 'desc' };
  });
}

function parseCardinal(option: '$top' | '$skip', text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new QueryError(
    `Invalid value '${text}' for ${option} query option found. The ${option} query option requires a non-negative integer value.`,
  );
}

function parseCount(text: string | undefined): boolean {
  if (text === undefined || text === 'false') return false;
  if (text === 'true') return true;
  throw new QueryError(
    `Invalid value '${text}' for $count query option found. Valid values are 'true' or 'false'.`,
  );
}
