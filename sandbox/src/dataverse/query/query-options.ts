import { QueryError, TooManyConditionsError } from '../../filter/ast.ts';
import { parseFilter } from '../../filter/parser.ts';
import { checkFilter } from '../../filter/type-check.ts';
import type { TypedFilter } from '../../filter/typed-filter.ts';
import { parseQueryString } from '../../http/query-string.ts';
import type { EntitySet } from '../../model/model.ts';
import { notSupported } from '../errors.ts';
import { type Apply, parseApply } from './apply.ts';
import { dataverseFilter, parseTop, type QueryScope } from './common.ts';
import { type Expansion, parseExpand } from './expand.ts';
import { type OrderTerm, parseOrderBy } from './order-by.ts';
import { parseSelect } from './select.ts';

/** The query options of Dataverse, checked against the model. */
export interface DataverseQuery {
  readonly select?: readonly string[];
  readonly filter?: TypedFilter;
  readonly apply?: Apply;
  readonly orderBy: readonly OrderTerm[];
  readonly top?: number;
  readonly count: boolean;
  readonly expand: readonly Expansion[];
  readonly skipToken?: string;
  readonly deltaToken?: string;
  /** Names of the options that were sent. */
  readonly given: ReadonlySet<string>;
}

const known = new Set([
  '$select',
  '$filter',
  '$apply',
  '$orderby',
  '$top',
  '$count',
  '$expand',
  '$skiptoken',
  '$deltatoken',
  // Lands in the context of plug-ins; the answer does not depend on it.
  'tag',
]);

/** Parses and checks the options of a URL. Throws ServiceError or QueryError in the words of Dataverse. */
export function parseQueryOptions(query: string, set: EntitySet, scope: QueryScope): DataverseQuery {
  const options = parseQueryString(query);
  for (const name of options.keys()) checkName(name);
  const aliases = new Map([...options].filter(([name]) => name.startsWith('@')));
  const select = options.get('$select');
  const filter = options.get('$filter');
  const apply = options.get('$apply');
  const top = options.get('$top');
  const skipToken = options.get('$skiptoken');
  const deltaToken = options.get('$deltatoken');
  const properties = select === undefined ? undefined : parseSelect(select, set);
  const aggregation = apply === undefined ? undefined : parseApply(apply, set, scope, aliases);
  if (aggregation) checkBesideApply(aggregation, options);
  return {
    ...(properties ? { select: properties } : {}),
    ...(filter === undefined
      ? {}
      : { filter: checkFilter(parseFilter(filter, aliases), set, scope.model, dataverseFilter, scope) }),
    ...(aggregation ? { apply: aggregation } : {}),
    orderBy: parseOrderBy(options.get('$orderby') ?? '', set, aliases),
    ...(top === undefined ? {} : { top: parseTop(top) }),
    count: parseCount(options.get('$count')),
    expand: parseExpand(options.get('$expand') ?? '', set, scope),
    ...(skipToken === undefined ? {} : { skipToken }),
    ...(deltaToken === undefined ? {} : { deltaToken }),
    given: new Set(options.keys()),
  };
}

/** Whether a refusal is the one of too many conditions, which has a code of its own. */
export function isTooManyConditions(error: unknown): boolean {
  return error instanceof TooManyConditionsError;
}

function checkName(name: string): void {
  if (known.has(name) || /^@\w+$/.test(name)) return;
  if (name === '$skip') throw notSupported('Skip Clause is not supported in CRM');
  throw notSupported(
    name.startsWith('$')
      ? `The query option "${name}" is not supported.`
      : `The query parameter ${name} is not supported`,
  );
}

/** Groups can be ordered by what they are grouped by, not by what was computed. Microsoft Learn: Aggregate data using OData. */
function checkBesideApply({ groupBy, aggregates }: Apply, options: ReadonlyMap<string, string>): void {
  for (const name of ['$select', '$filter', '$top', '$count', '$expand', '$skiptoken', '$deltatoken']) {
    if (options.has(name)) throw notSupported(`The query option "${name}" is not supported with $apply.`);
  }
  const ordered = (options.get('$orderby') ?? '').split(',').map((part) => part.trim().split(/\s/)[0]);
  if (aggregates.some(({ alias }) => ordered.includes(alias)))
    throw notSupported('The query node SingleValueOpenPropertyAccess is not supported');
  for (const name of ordered) {
    if (name && !groupBy.some(({ alias, column }) => alias === name && column.via.length === 0))
      throw new QueryError(`The groups of $apply have no property '${name}' to order by.`);
  }
}

function parseCount(text: string | undefined): boolean {
  if (text === undefined || text === 'false') return false;
  if (text === 'true') return true;
  throw new QueryError(
    `Invalid value '${text}' for $count query option found. Valid values are 'true' or 'false'.`,
  );
}
