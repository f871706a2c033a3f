import type { Requirement } from '../planner/planner.ts';
import { get, isList, isObject, type Json, type JsonObject } from './json.ts';
import type { TypeConditions } from './type-conditions.ts';

/**
 * The representation of an object for `_entities`: `__typename` and the required fields. Undefined where the
 * object is of no type that the fetch is for, or lacks a key.
 */
export function represent(
  object: JsonObject,
  requires: readonly Requirement[],
  types: TypeConditions,
): JsonObject | undefined {
  const representation: JsonObject = {};
  if (!take(object, requires, representation, types)) return undefined;
  if (representation.__typename === undefined && typeof object.__typename === 'string')
    representation.__typename = object.__typename;
  return Object.keys(representation).length > 1 ? representation : undefined;
}

/** Copies what is required; false when no fragment fits. A field that is absent was nulled by an error: no representation. */
function take(
  object: JsonObject,
  requires: readonly Requirement[],
  into: JsonObject,
  types: TypeConditions,
): boolean {
  let fits = false;
  for (const requirement of requires) {
    if (requirement.kind === 'fragment') {
      if (!types.matches(object.__typename, requirement.type)) continue;
      if (!take(object, requirement.requirements, into, types)) return false;
      fits = true;
      continue;
    }
    const value = get(object, requirement.responseKey);
    if (value === undefined) return false;
    into[requirement.name] =
      requirement.requirements.length === 0 ? value : nested(value, requirement.requirements, types);
    fits = true;
  }
  return fits;
}

function nested(value: Json, requires: readonly Requirement[], types: TypeConditions): Json {
  if (isList(value)) return value.map((item) => nested(item, requires, types));
  if (!isObject(value)) return value;
  const copy: JsonObject = {};
  take(value, requires, copy, types);
  return copy;
}
