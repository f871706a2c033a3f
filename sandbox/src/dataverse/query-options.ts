import { QueryError, TooManyConditionsError } from '../filter/ast.ts';
import type { FilterDialect } from '../filter/dialect.ts';
import { parseFilter } from '../filter/parser.ts';
import { checkFilter, unknownProperty } from '../filter/type-check.ts';
import type { TypedFilter } from '../filter/typed-filter.ts';
import { parseQueryString } from '../http/query-string.ts';
import type { EntitySet, Model, Navigation, Property } from '../model/model.ts';
import { entitySetOf } from '../model/model.ts';
import { notSupported } from './errors.ts';

/** $expand of one lookup. */
export interface Expansion {
  readonly navigation: Navigation;
  readonly target: EntitySet;
  readonly select?: readonly string[];
}

export interface OrderTerm {
  readonly property: Property;
  readonly descending: boolean;
}

/** The query options of Dataverse, checked against the model. */
export interface DataverseQuery {
  readonly select?: readonly string[];
  readonly filter?: TypedFilter;
  readonly orderBy: readonly OrderTerm[];
  readonly top?: number;
  readonly count: boolean;
  readonly expand: readonly Expansion[];
  readonly skipToken?: string;
  readonly deltaToken?: string;
  /** Names of the options that were sent. */
  readonly given: ReadonlySet<string>;
}

export const dataverseFilter: FilterDialect = {
  wildcards: false,
  functions: true,
  parentPaths: true,
  nullIsEmptyString: false,
  conditionsMax: 500,
};

/** Joins that one query may have. */
const expansionsMax = 15;

const known = new Set([
  '$select',
  '$filter',
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
export function parseQueryOptions(query: string, set: EntitySet, model: Model): DataverseQuery {
  const options = parseQueryString(query);
  for (const name of options.keys()) {
    if (name === '$skip') throw notSupported('Skip Clause is not supported in CRM');
    if (!known.has(name))
      throw notSupported(
        name.startsWith('$')
          ? `The query option "${name}" is not supported.`
          : `The query parameter ${name} is not supported`,
      );
  }
  const select = options.get('$select');
  const filter = options.get('$filter');
  const top = options.get('$top');
  const skipToken = options.get('$skiptoken');
  const deltaToken = options.get('$deltatoken');
  const properties = select === undefined ? undefined : parseSelect(select, set);
  return {
    ...(properties ? { select: properties } : {}),
    ...(filter === undefined
      ? {}
      : { filter: checkFilter(parseFilter(filter), set, model, dataverseFilter) }),
    orderBy: parseOrderBy(options.get('$orderby') ?? '', set),
    ...(top === undefined ? {} : { top: parseTop(top) }),
    count: parseCount(options.get('$count')),
    expand: parseExpand(options.get('$expand') ?? '', set, model),
    ...(skipToken === undefined ? {} : { skipToken }),
    ...(deltaToken === undefined ? {} : { deltaToken }),
    given: new Set(options.keys()),
  };
}

/** Whether a refusal is the one of too many conditions, which has a code of its own. */
export function isTooManyConditions(error: unknown): boolean {
  return error instanceof TooManyConditionsError;
}

function parseSelect(text: string, set: EntitySet): readonly string[] | undefined {
  const names = text.split(',').map((name) => name.trim());
  if (names.includes('*') || text.trim() === '') return undefined;
  for (const name of names) if (!set.properties.has(name)) throw unknownProperty(set, name);
  return [...new Set(names)];
}

function parseOrderBy(text: string, set: EntitySet): OrderTerm[] {
  if (text.trim() === '') return [];
  return text.split(',').map((part) => {
    const match = /^\s*(\w+)(?:\s+(asc|desc))?\s*$/.exec(part);
    if (!match) throw new QueryError(`Syntax error at position 0 in '${part}'.`);
    const property = set.properties.get(match[1] ?? '');
    if (!property) throw unknownProperty(set, match[1] ?? '');
    return { property, descending: match[2] === 'desc' };
  });
}

function parseTop(text: string): number {
  if (!/^\d{1,9}$/.test(text))
    throw new QueryError(
      `Invalid value '${text}' for $top query option found. The $top query option requires a non-negative integer value.`,
    );
  return Number(text);
}

function parseCount(text: string | undefined): boolean {
  if (text === undefined || text === 'false') return false;
  if (text === 'true') return true;
  throw new QueryError(
    `Invalid value '${text}' for $count query option found. Valid values are 'true' or 'false'.`,
  );
}

function parseExpand(text: string, set: EntitySet, model: Model): Expansion[] {
  const parts = splitOutsideParentheses(text);
  if (parts.length > expansionsMax)
    throw notSupported(`The number of $expand options exceeded the maximum limit of ${expansionsMax}.`);
  return parts.map((part) => {
    const match = /^(\w+)(?:\((.*)\))?$/.exec(part);
    if (!match) throw new QueryError(`Syntax error at position 0 in '${part}'.`);
    const [, name = '', options = ''] = match;
    const navigation = set.navigations.get(name);
    if (!navigation) {
      if (set.collectionNavigations.has(name))
        throw notSupported(`Expanding the collection-valued navigation property '${name}' is not supported.`);
      if (set.properties.has(name))
        throw new QueryError(
          `Property '${name}' on type '${set.qualifiedTypeName}' is not a navigation property or complex property. Only navigation properties can be expanded.`,
        );
      throw unknownProperty(set, name);
    }
    const target = entitySetOf(model, navigation.targetSet);
    if (options.trim() === '') return { navigation, target };
    const select = /^\s*\$select=([^;]*)$/.exec(options)?.[1];
    if (select === undefined)
      throw notSupported(
        'Only $select and $filter clause can be provided while doing $expand on many-to-one relationship or nested one-to-many relationship.',
      );
    const properties = parseSelect(select, target);
    return { navigation, target, ...(properties ? { select: properties } : {}) };
  });
}

function splitOutsideParentheses(text: string): string[] {
  const parts = [''];
  let depth = 0;
  for (const character of text) {
    if (character === '(') depth += 1;
    if (character === ')') depth -= 1;
    if (character === ',' && depth === 0) parts.push('');
    else parts[parts.length - 1] += character;
  }
  return parts.map((part) => part.trim()).filter((part) => part !== '');
}
