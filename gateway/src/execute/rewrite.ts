import type { Rewrite, RewriteSegment } from '../planner/planner.ts';
import { get, isList, isObject, type Json, type JsonObject, put } from './json.ts';
import type { TypeConditions } from './type-conditions.ts';

/** Carries out the planner's corrections on a value: a `__typename` set to the interface's, an alias given its name back. */
export function applyRewrites(value: Json, rewrites: readonly Rewrite[], types: TypeConditions): void {
  for (const rewrite of rewrites) walk(value, rewrite.path, rewrite, types);
}

function walk(value: Json, path: readonly RewriteSegment[], rewrite: Rewrite, types: TypeConditions): void {
  if (isList(value)) {
    for (const item of value) walk(item, path, rewrite, types);
    return;
  }
  const [segment, ...rest] = path;
  if (!isObject(value) || segment === undefined) return;
  if (segment.kind === 'types') {
    if (segment.types.some((type) => types.matches(value.__typename, type)))
      walk(value, rest, rewrite, types);
  } else if (rest.length > 0) {
    walk(get(value, segment.name), rest, rewrite, types);
  } else {
    change(value, segment.name, rewrite);
  }
}

function change(object: JsonObject, key: string, rewrite: Rewrite): void {
  if (!Object.hasOwn(object, key)) return;
  if (rewrite.kind === 'set') {
    put(object, key, rewrite.value);
    return;
  }
  put(object, rewrite.to, object[key]);
  delete object[key];
}
