import { QueryError } from '../../filter/ast.ts';
import { parseFilter } from '../../filter/parser.ts';
import { unknownProperty } from '../../filter/refusals.ts';
import { checkFilter } from '../../filter/type-check.ts';
import type { TypedFilter } from '../../filter/typed-filter.ts';
import {
  type CollectionNavigation,
  type EntitySet,
  entitySetOf,
  type Navigation,
} from '../../model/model.ts';
import { notSupported } from '../errors.ts';
import { dataverseFilter, parseTop, type QueryScope } from './common.ts';
import { type OrderTerm, parseOrderBy } from './order-by.ts';
import { parseSelect } from './select.ts';
import { splitOutside, withoutQuoted } from './split.ts';

/** One entry of $expand. */
export type Expansion = LookupExpansion | ReferenceExpansion | CollectionExpansion;

/** The record that a lookup points to. */
export interface LookupExpansion {
  readonly kind: 'lookup';
  readonly navigation: Navigation;
  readonly target: EntitySet;
  readonly select?: readonly string[];
  readonly expand: readonly Expansion[];
}

/** `nav/$ref`: the address of that record. */
export interface ReferenceExpansion {
  readonly kind: 'reference';
  readonly navigation: Navigation;
  readonly target: EntitySet;
}

/** The records of a collection. */
export interface CollectionExpansion {
  readonly kind: 'collection';
  readonly collection: CollectionNavigation;
  readonly target: EntitySet;
  readonly select?: readonly string[];
  readonly filter?: TypedFilter;
  readonly orderBy: readonly OrderTerm[];
  readonly top?: number;
  readonly expand: readonly Expansion[];
  /** The options as the query of the collection's own address, encoded. */
  readonly query: string;
}

/** Joins that one query may have. Microsoft Learn: Join tables using OData. */
const expansionsMax = 15;

/**
 * Parses $expand with all that is nested in it. Throws in the words of Dataverse: for more than 15 joins, for options that
 * a lookup does not take, for $orderby or $top anywhere beside a nested $expand.
 */
export function parseExpand(text: string, set: EntitySet, scope: QueryScope): readonly Expansion[] {
  if (/@\w/.test(withoutQuoted(text)))
    throw notSupported('Parameter aliases are not supported inside the $expand query option.');
  const expansions = parseLevel(text, set, scope);
  if (countAll(expansions) > expansionsMax)
    throw notSupported(`The number of $expand options exceeded the maximum limit of ${expansionsMax}.`);
  if (isNested(expansions) && expansions.some(isCut)) throw onlySelectAndFilter();
  return expansions;
}

/** Whether an $expand stands inside another. */
export function isNested(expansions: readonly Expansion[]): boolean {
  return expansions.some((expansion) => innerOf(expansion).length > 0);
}

function parseLevel(text: string, set: EntitySet, scope: QueryScope): readonly Expansion[] {
  return splitOutside(text, ',').map((part) => {
    const match = /^(\w+)(\/\$ref)?(?:\((.*)\))?$/s.exec(part);
    if (!match) throw new QueryError(`Syntax error at position 0 in '${part}'.`);
    const [, name = '', reference, options = ''] = match;
    const collection = set.collections.get(name);
    if (collection) {
      if (reference !== undefined)
        throw notSupported('Expand with $ref is only supported on lookup type navigation property.');
      return parseCollection(collection, parseOptions(options), scope);
    }
    const navigation = set.navigations.get(name);
    if (!navigation) throw notExpandable(set, name);
    const target = entitySetOf(scope.model, navigation.targetSet);
    if (reference === undefined) return parseLookup(navigation, target, parseOptions(options), scope);
    if (options !== '') throw onlySelectAndFilter();
    return { kind: 'reference', navigation, target };
  });
}

function parseLookup(
  navigation: Navigation,
  target: EntitySet,
  options: ReadonlyMap<string, string>,
  scope: QueryScope,
): LookupExpansion {
  for (const name of options.keys())
    if (name !== '$select' && name !== '$expand') throw onlySelectAndFilter();
  const select = parseSelect(options.get('$select') ?? '', target);
  const expand = parseLevel(options.get('$expand') ?? '', target, scope);
  return { kind: 'lookup', navigation, target, ...(select ? { select } : {}), expand };
}

function parseCollection(
  collection: CollectionNavigation,
  options: ReadonlyMap<string, string>,
  scope: QueryScope,
): CollectionExpansion {
  const target = entitySetOf(scope.model, collection.targetSet);
  const select = parseSelect(options.get('$select') ?? '', target);
  const filter = options.get('$filter');
  const top = options.get('$top');
  return {
    kind: 'collection',
    collection,
    target,
    ...(select ? { select } : {}),
    ...(filter === undefined
      ? {}
      : { filter: checkFilter(parseFilter(filter), target, scope.model, dataverseFilter, scope) }),
    orderBy: parseOrderBy(options.get('$orderby') ?? '', target),
    ...(top === undefined ? {} : { top: parseTop(top) }),
    expand: parseLevel(options.get('$expand') ?? '', target, scope),
    query: [...options].map(([name, value]) => `${name}=${encodeValue(value)}`).join('&'),
  };
}

const optionNames = new Set(['$select', '$filter', '$orderby', '$top', '$expand']);

function parseOptions(text: string): ReadonlyMap<string, string> {
  const options = new Map<string, string>();
  for (const part of splitOutside(text, ';')) {
    const [, name = '', value = ''] = /^([^=]*?)\s*=(.*)$/s.exec(part) ?? [];
    if (!optionNames.has(name))
      throw notSupported(`The query option "${name || part}" is not supported in $expand.`);
    if (options.has(name))
      throw new QueryError(
        `Query option '${name}' was specified more than once, but it must be specified at most once.`,
      );
    options.set(name, value.trim());
  }
  return options;
}

function encodeValue(value: string): string {
  return encodeURI(value).replace(/[&#+]/g, encodeURIComponent);
}

function innerOf(expansion: Expansion): readonly Expansion[] {
  return expansion.kind === 'reference' ? [] : expansion.expand;
}

function countAll(expansions: readonly Expansion[]): number {
  return expansions.reduce((count, expansion) => count + 1 + countAll(innerOf(expansion)), 0);
}

/** Whether $orderby or $top stands in an expansion, at any depth. */
function isCut(expansion: Expansion): boolean {
  const own =
    expansion.kind === 'collection' && (expansion.orderBy.length > 0 || expansion.top !== undefined);
  return own || innerOf(expansion).some(isCut);
}

function onlySelectAndFilter() {
  return notSupported(
    'Only $select and $filter clause can be provided while doing $expand on many-to-one relationship or nested one-to-many relationship.',
  );
}

function notExpandable(set: EntitySet, name: string): QueryError {
  return set.properties.has(name)
    ? new QueryError(
        `Property '${name}' on type '${set.qualifiedTypeName}' is not a navigation property or complex property. Only navigation properties can be expanded.`,
      )
    : unknownProperty(set, name);
}
