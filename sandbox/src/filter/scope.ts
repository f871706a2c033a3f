import type { EntitySet, Model, Property } from '../model/model.ts';
import { type Path, QueryError } from './ast.ts';
import type { FilterDialect } from './dialect.ts';
import { unknownProperty } from './refusals.ts';
import type { ColumnRef, Step } from './typed-filter.ts';

/** What names mean at a place in a filter: the queried set, or inside a lambda also its variable. */
export interface Scope {
  readonly set: EntitySet;
  /** How many lambdas stand around. */
  readonly depth: number;
  readonly variable?: string;
  readonly outer?: Scope;
}

/** The scope that a path starts in, and the path without its variable. A name without variable belongs to the queried set. */
export function startOf(scope: Scope, path: Path): { scope: Scope; segments: readonly string[] } {
  const [first, ...rest] = path.segments;
  let current = scope;
  for (;;) {
    if (current.variable !== undefined && current.variable === first)
      return { scope: current, segments: rest };
    if (!current.outer) return { scope: current, segments: path.segments };
    current = current.outer;
  }
}

/** The column that a path names. Throws QueryError when there is none. */
export function resolveColumn(scope: Scope, path: Path, model: Model, dialect: FilterDialect): ColumnRef {
  const start = startOf(scope, path);
  const name = start.segments.at(-1) ?? path.segments[0] ?? '';
  const via: Step[] = [];
  let { set } = start.scope;
  for (const segment of start.segments.slice(0, -1)) {
    const navigation = set.navigations.get(segment);
    const target = navigation && model.entitySets.get(navigation.targetSet);
    if (!navigation || !target) throw unknownProperty(set, segment);
    if (!dialect.parentPaths)
      throw new QueryError(`The path '${path.segments.join('/')}' of a filter is not supported.`);
    via.push({ navigation, set: target });
    set = target;
  }
  return { property: lookUp(set, name), set, depth: start.scope.depth, via };
}

function lookUp(set: EntitySet, name: string): Property {
  const property = set.properties.get(name);
  if (!property) throw unknownProperty(set, name);
  return property;
}
