/** A GraphQL result as it travels between fetch, merge and projection. */
export type Json = string | number | boolean | null | undefined | readonly Json[] | JsonObject;
export type JsonObject = { [key: string]: Json };

export type Path = readonly (string | number)[];

export const isObject = (value: Json): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
export const isList = (value: Json): value is readonly Json[] => Array.isArray(value);

/**
 * Keys are aliases that clients choose, `__proto__` and `constructor` among them: objects are read and written by
 * their own properties alone.
 */
export const createObject = (): JsonObject => Object.create(null);
export const get = (object: JsonObject, key: string): Json =>
  Object.hasOwn(object, key) ? object[key] : undefined;
export function put(object: JsonObject, key: string, value: Json): void {
  if (key === '__proto__')
    Object.defineProperty(object, key, { value, enumerable: true, writable: true, configurable: true });
  else object[key] = value;
}

/** Puts what another fetch knows of the same object into it. A null never takes the place of a value. */
export function mergeInto(target: JsonObject, source: JsonObject): void {
  for (const [key, value] of Object.entries(source)) put(target, key, merged(get(target, key), value));
}

function merged(target: Json, source: Json): Json {
  if (target === undefined || target === null) return source;
  if (source === undefined || source === null) return target;
  if (isObject(target) && isObject(source)) {
    mergeInto(target, source);
    return target;
  }
  if (isList(target) && isList(source)) return target.map((item, index) => merged(item, source[index]));
  return source;
}

/** A value of its own, with everything in it. */
export function copyOf(value: Json): Json {
  if (isList(value)) return value.map(copyOf);
  if (!isObject(value)) return value;
  const copy = createObject();
  for (const [key, inner] of Object.entries(value)) put(copy, key, copyOf(inner));
  return copy;
}

/** How many objects a value holds, itself among them. */
export function objectsIn(value: Json): number {
  if (isList(value)) return value.reduce((count: number, item) => count + objectsIn(item), 0);
  if (!isObject(value)) return 0;
  return Object.values(value).reduce((count: number, inner) => count + objectsIn(inner), 1);
}
