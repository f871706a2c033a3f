import type { PathSegment } from '../planner/planner.ts';
import { get, isList, isObject, type Json, type JsonObject, type Path } from './json.ts';
import type { TypeConditions } from './type-conditions.ts';

/** An object in the result, and where it stands in the response. */
export interface Located {
  readonly object: JsonObject;
  readonly path: Path;
}

/** Every object that a plan's path leads to; lists inside lists are walked through. */
export function locate(data: JsonObject, segments: readonly PathSegment[], types: TypeConditions): Located[] {
  let found: { value: Json; path: Path }[] = [{ value: data, path: [] }];
  for (const segment of segments) {
    found = found.flatMap(({ value, path }): { value: Json; path: Path }[] => {
      switch (segment.kind) {
        case 'field':
          return isObject(value) ? [{ value: get(value, segment.name), path: [...path, segment.name] }] : [];
        case 'items':
          return isList(value) ? value.map((item, index) => ({ value: item, path: [...path, index] })) : [];
        case 'types':
          return isObject(value) && segment.types.some((type) => types.matches(value.__typename, type))
            ? [{ value, path }]
            : [];
        default: {
          const unknown: never = segment;
          throw new TypeError(`Expected a path segment, got ${JSON.stringify(unknown)}.`);
        }
      }
    });
  }
  return found.flatMap(({ value, path }) => objectsIn(value, path));
}

function objectsIn(value: Json, path: Path): Located[] {
  if (isObject(value)) return [{ object: value, path }];
  if (isList(value)) return value.flatMap((item, index) => objectsIn(item, [...path, index]));
  return [];
}
