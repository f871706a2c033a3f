import { fromJson, ValueTypeError } from '../../edm/from-json.ts';
import type { Stored } from '../../edm/stored.ts';
import { isJsonObject, type Json, type JsonObject } from '../../json.ts';
import type { EntitySet, Property } from '../../model/model.ts';
import { parseJson } from '../../parse-json.ts';
import { invalidBody } from '../errors.ts';
import { emptyValue } from './empty-value.ts';

/** Reads a body that must be a JSON object. */
export function parseBody(body: string): JsonObject {
  let json: Json;
  try {
    json = parseJson(body);
  } catch (error) {
    throw invalidBody(`The request body is not valid JSON: ${(error as SyntaxError).message}`);
  }
  if (isJsonObject(json)) return json;
  throw invalidBody(
    "An unexpected node was found when reading from the JSON reader. A 'StartObject' node was expected.",
  );
}

/** The properties that a body sets, each checked by type, length and whether a client may set it. */
export function readPayload(
  set: EntitySet,
  json: JsonObject,
  quotedNumbers: boolean,
): Record<string, Stored> {
  const values: Record<string, Stored> = {};
  for (const [name, value] of Object.entries(json)) {
    if (name.includes('@')) {
      checkAnnotation(set, name);
      continue;
    }
    const property = set.properties.get(name);
    if (!property)
      throw invalidBody(
        `The property '${name}' does not exist on type '${set.qualifiedTypeName}'. Make sure to only use property names that are defined by the type.`,
      );
    if (property.computed)
      throw invalidBody(`The property '${name}' of type '${set.qualifiedTypeName}' is read-only.`);
    values[name] = readValue(property, value, quotedNumbers);
  }
  return values;
}

/** Annotations are passed over, but for those of what the type does not have, and links, which nothing would come of. */
function checkAnnotation(set: EntitySet, name: string): void {
  const at = name.indexOf('@');
  const base = name.slice(0, at);
  if (base !== '' && !set.properties.has(base) && !set.joins.has(base) && !set.navigations.has(base))
    throw invalidBody(
      `An undeclared property '${base}' which only has property annotations in the payload but no property value was found in the payload. In OData, only declared navigation properties and declared named streams can be represented as properties without values.`,
    );
  if (name.slice(at) === '@odata.bind')
    throw invalidBody(
      `The navigation property '${base}' of type '${set.qualifiedTypeName}' cannot be bound; set the properties that it is made of.`,
    );
}

/** A JSON value as the property stores it. */
export function readValue(property: Property, json: Json, quotedNumbers: boolean): Stored {
  if (json === null) {
    if (property.nullable) return emptyValue(property);
    const type = `${property.enumType?.name ?? property.type}[Nullable=False]`;
    throw invalidBody(
      `A null value was found for the property named '${property.name}', which has the expected type '${type}'. The expected type '${type}' does not allow null values.`,
    );
  }
  let stored: Exclude<Stored, null>;
  try {
    stored = fromJson(property, json, quotedNumbers);
  } catch (error) {
    if (error instanceof ValueTypeError) throw invalidBody(error.message);
    throw error;
  }
  if (
    property.type === 'Edm.String' &&
    property.maxLength !== undefined &&
    String(stored).length > property.maxLength
  )
    throw invalidBody(
      `The value of the property '${property.name}' is ${String(stored).length} characters long; the maximum length is ${property.maxLength}.`,
    );
  return stored;
}
