import { isJsonObject, type Json, type JsonObject } from '../json.ts';

/** A body of the admin endpoint that must be an object. Throws RangeError, as all here. */
export function fieldsOf(json: Json, names: readonly string[]): JsonObject {
  if (!isJsonObject(json)) throw new RangeError('The body must be an object.');
  const unknown = Object.keys(json).find((name) => !names.includes(name));
  if (unknown === undefined) return json;
  throw new RangeError(`The body can name ${names.join(', ')}; got ${JSON.stringify(unknown)}.`);
}

export function textField(body: JsonObject, name: string, fallback?: string): string {
  const { [name]: value = fallback } = body;
  if (typeof value === 'string') return value;
  throw new RangeError(`${name} must be a text.`);
}

/** A list of texts; empty when it is left out. */
export function textsField(body: JsonObject, name: string): readonly string[] {
  const { [name]: value = [] } = body;
  if (Array.isArray(value) && value.every((entry) => typeof entry === 'string')) return value;
  throw new RangeError(`${name} must be a list of texts.`);
}

export function oneOf<T extends string>(
  body: JsonObject,
  name: string,
  values: readonly T[],
  fallback?: T,
): T {
  const { [name]: value = fallback } = body;
  const found = values.find((known) => known === value);
  if (found !== undefined) return found;
  throw new RangeError(`${name} must be one of ${values.join(', ')}.`);
}
