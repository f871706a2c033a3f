import type { WorkBudget } from '@p2c/subgraph-runtime';
import type { PathSegment } from '../planner/planner.ts';
import { get, isList, isObject, type Json, type JsonObject, type Path } from './json.ts';
import type { TypeConditions } from './type-conditions.ts';

/** An object in the result, and where it stands in the response. */
export interface Located {
  readonly object: JsonObject;
  readonly path: Path;
}

/**
 * Every object that a plan's path leads to. The planner marks a list by one `@` however deep it nests, and the
 * result says for itself where its lists are: so they are walked through wherever they stand.
 */
export async function locate(
  data: JsonObject,
  segments: readonly PathSegment[],
  types: TypeConditions,
  budget: WorkBudget,
): Promise<Located[]> {
  let found: Located[] = [{ object: data, path: [] }];
  for (const segment of segments) {
    switch (segment.kind) {
      case 'field': {
        const below: Located[] = [];
        for (const { object, path } of found) {
          for (const each of objectsIn(get(object, segment.name), [...path, segment.name])) below.push(each);
          const turn = budget.turn(1);
          if (turn) await turn;
        }
        found = below;
        break;
      }
      case 'items':
        break;
      case 'types':
        found = found.filter(({ object }) =>
          segment.types.some((type) => types.matches(object.__typename, type)),
        );
        break;
      default: {
        const unknown: never = segment;
        throw new TypeError(`Expected a path segment, got ${JSON.stringify(unknown)}.`);
      }
    }
  }
  return found;
}

function objectsIn(value: Json, path: Path): Located[] {
  if (isObject(value)) return [{ object: value, path }];
  if (isList(value)) return value.flatMap((item, index) => objectsIn(item, [...path, index]));
  return [];
}
