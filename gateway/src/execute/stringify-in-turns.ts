import { isList, isObject, type Json } from './json.ts';

/** Objects that are printed at once, some milliseconds of work. */
const objectsAtOnce = 2_000;

/**
 * JSON as `JSON.stringify` prints it. A large value is printed piece by piece, and others get a turn in between.
 * For values that came out of JSON or out of GraphQL: nothing with a `toJSON`.
 */
export async function stringifyInTurns(value: object): Promise<string> {
  if (!isLarge(value as Json)) return JSON.stringify(value);
  const parts: string[] = [];
  await print(value as Json, parts);
  return parts.join('');
}

async function print(value: Json, parts: string[]): Promise<void> {
  if (!isLarge(value)) {
    parts.push(JSON.stringify(value));
    return;
  }
  await new Promise((resolve) => setImmediate(resolve));
  if (isList(value)) {
    parts.push('[');
    for (const [index, item] of value.entries()) {
      if (index > 0) parts.push(',');
      await print(item ?? null, parts);
    }
    parts.push(']');
  } else if (isObject(value)) {
    parts.push('{');
    let isFirst = true;
    for (const [key, inner] of Object.entries(value)) {
      if (inner === undefined) continue;
      parts.push(`${isFirst ? '' : ','}${JSON.stringify(key)}:`);
      isFirst = false;
      await print(inner, parts);
    }
    parts.push('}');
  }
}

/** Whether a value holds more objects than are printed at once: looks at no more than that. */
function isLarge(value: Json): boolean {
  const open: Json[] = [value];
  for (let objects = 0; open.length > 0; objects += 1) {
    if (objects + open.length > objectsAtOnce) return true;
    const next = open.pop();
    if (isList(next)) {
      for (const item of next) if (typeof item === 'object' && item !== null) open.push(item);
    } else if (isObject(next)) {
      for (const inner of Object.values(next))
        if (typeof inner === 'object' && inner !== null) open.push(inner);
    }
  }
  return false;
}
