import { QueryError } from '../../filter/ast.ts';
import { parseFilter } from '../../filter/parser.ts';
import type { Aliases } from '../../filter/parser-state.ts';
import { unknownProperty } from '../../filter/refusals.ts';
import { checkFilter } from '../../filter/type-check.ts';
import type { ColumnRef, Step, TypedFilter } from '../../filter/typed-filter.ts';
import { type EntitySet, entitySetOf, type Property } from '../../model/model.ts';
import { notSupported } from '../errors.ts';
import { dataverseFilter, type QueryScope } from './common.ts';
import { splitOutside } from './split.ts';

/** What rows are grouped by, and the name of the value in the answer. */
export interface GroupTerm {
  readonly alias: string;
  readonly column: ColumnRef;
}

export type AggregateMethod = 'sum' | 'average' | 'min' | 'max';

export type Aggregate =
  | { readonly kind: 'count'; readonly alias: string }
  | {
      readonly kind: 'value';
      readonly alias: string;
      readonly method: AggregateMethod;
      readonly property: Property;
    };

/** A checked $apply. */
export interface Apply {
  readonly filter?: TypedFilter;
  readonly groupBy: readonly GroupTerm[];
  readonly aggregates: readonly Aggregate[];
}

const methods: ReadonlySet<string> = new Set<AggregateMethod>(['sum', 'average', 'min', 'max']);
const numbers: ReadonlySet<string> = new Set(['Edm.Int32', 'Edm.Int64', 'Edm.Decimal', 'Edm.Double']);

/**
 * Parses $apply: `[filter(…)/] aggregate(…)` or `[filter(…)/] groupby((…)[,aggregate(…)])`.
 * Microsoft Learn: Aggregate data using OData. Throws QueryError for what that page does not know.
 */
export function parseApply(text: string, set: EntitySet, scope: QueryScope, aliases: Aliases): Apply {
  const transformations = splitOutside(text, '/').map((part) => {
    const match = /^(\w+)\((.*)\)$/s.exec(part);
    if (!match) throw new QueryError(`Syntax error at position 0 in '${part}'.`);
    return { name: match[1] ?? '', inside: match[2] ?? '' };
  });
  const filters = transformations[0]?.name === 'filter' ? transformations.splice(0, 1) : [];
  const [last, ...rest] = transformations;
  if (!last || rest.length > 0) throw unsupportedTransformation(rest[0]?.name ?? 'filter');
  const [filter] = filters.map(({ inside }) =>
    checkFilter(parseFilter(inside, aliases), set, scope.model, dataverseFilter, scope),
  );
  const filtered = filter ? { filter } : {};
  if (last.name === 'aggregate')
    return { ...filtered, groupBy: [], aggregates: parseAggregates(last.inside, set, []) };
  if (last.name !== 'groupby') throw unsupportedTransformation(last.name);
  return { ...filtered, ...parseGroupBy(last.inside, set, scope) };
}

function parseGroupBy(text: string, set: EntitySet, scope: QueryScope): Omit<Apply, 'filter'> {
  const [columns = '', then, ...rest] = splitOutside(text, ',');
  const inside = /^\((.*)\)$/s.exec(columns)?.[1];
  if (inside === undefined || rest.length > 0)
    throw new QueryError(`Syntax error at position 0 in '${text}'.`);
  const groupBy = splitOutside(inside, ',').map((path) => parseGroupTerm(path, set, scope));
  if (groupBy.length === 0) throw new QueryError(`Expression expected at position 1 in '${text}'.`);
  if (then === undefined) return { groupBy, aggregates: [] };
  const aggregate = /^aggregate\((.*)\)$/s.exec(then)?.[1];
  if (aggregate === undefined) throw unsupportedTransformation(/^\w*/.exec(then)?.[0] ?? '');
  return { groupBy, aggregates: parseAggregates(aggregate, set, groupBy) };
}

/** A parent's column is told by the name of its table: `primarycontactid/fullname` as `contact_fullname`. */
function parseGroupTerm(text: string, set: EntitySet, scope: QueryScope): GroupTerm {
  const segments = text.split('/').map((segment) => segment.trim());
  const name = segments.at(-1) ?? '';
  const via: Step[] = [];
  let current = set;
  for (const segment of segments.slice(0, -1)) {
    const navigation = current.navigations.get(segment);
    if (!navigation) throw unknownProperty(current, segment);
    current = entitySetOf(scope.model, navigation.targetSet);
    via.push({ navigation, set: current });
  }
  const property = current.properties.get(name);
  if (!property) throw unknownProperty(current, name);
  if (property.type === 'Edm.DateTimeOffset')
    throw notSupported(`Grouping by the date and time column '${name}' is not supported.`);
  const alias = via.length === 0 ? name : `${current.typeName}_${name}`;
  return { alias, column: { property, set: current, depth: 0, via } };
}

function parseAggregates(text: string, set: EntitySet, groupBy: readonly GroupTerm[]): Aggregate[] {
  const taken = new Set(groupBy.map(({ alias }) => alias));
  const aggregates = splitOutside(text, ',').map((part): Aggregate => {
    const aggregate = parseAggregate(part, set);
    if (taken.has(aggregate.alias) || set.properties.has(aggregate.alias))
      throw new QueryError(`The alias '${aggregate.alias}' is already in use.`);
    taken.add(aggregate.alias);
    return aggregate;
  });
  if (aggregates.length === 0) throw new QueryError(`Expression expected at position 0 in '${text}'.`);
  return aggregates;
}

function parseAggregate(text: string, set: EntitySet): Aggregate {
  const count = /^\$count\s+as\s+(\w+)$/.exec(text)?.[1];
  if (count !== undefined) return { kind: 'count', alias: count };
  const match = /^(\w+)\s+with\s+(\w+)\s+as\s+(\w+)$/.exec(text);
  if (!match) throw new QueryError(`Syntax error at position 0 in '${text}'.`);
  const [, name = '', method = '', alias = ''] = match;
  const property = set.properties.get(name);
  if (!property) throw unknownProperty(set, name);
  if (!isMethod(method)) throw notSupported(`The aggregation method '${method}' is not supported.`);
  const isOrder = method === 'min' || method === 'max';
  const isNumber = numbers.has(property.type) && !property.options;
  if (!isNumber && !(isOrder && property.type === 'Edm.DateTimeOffset'))
    throw notSupported(`The aggregation method '${method}' is not supported for the column '${name}'.`);
  return { kind: 'value', alias, method, property };
}

function isMethod(text: string): text is AggregateMethod {
  return methods.has(text);
}

function unsupportedTransformation(name: string) {
  return notSupported(`The transformation '${name}' of $apply is not supported.`);
}
