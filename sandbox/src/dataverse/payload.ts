import { compareDecimals, decodeSortable, parseDecimal, printUnits } from '../edm/decimal.ts';
import { fromJson, ValueTypeError } from '../edm/from-json.ts';
import type { Stored } from '../edm/stored.ts';
import { ServiceError } from '../errors.ts';
import { isJsonObject, type Json, type JsonObject } from '../json.ts';
import type { EntitySet, Property } from '../model/model.ts';
import { parseJson } from '../parse-json.ts';
import { bindLookup } from './binding.ts';
import { codes, outsideRange, payloadError } from './errors.ts';
import type { Organization } from './organization.ts';
import { requireWritable, undeclared, type WriteKind } from './writable.ts';

/** Reads a body that must be a JSON object. Throws the refusal of Dataverse. */
export function parseBody(set: Pick<EntitySet, 'name'>, body: string): JsonObject {
  if (body.trim() === '') throw payloadError(set, 'System.ArgumentException: Stream was not readable.');
  let json: Json;
  try {
    json = parseJson(body);
  } catch (error) {
    throw payloadError(set, `Microsoft.OData.ODataException: ${(error as SyntaxError).message}`);
  }
  if (isJsonObject(json)) return json;
  throw payloadError(
    set,
    "Microsoft.OData.ODataException: An unexpected node was found when reading from the JSON reader. A 'StartObject' node was expected.",
  );
}

/** The columns that a body sets, each checked by type, length, range and options. */
export function readPayload(
  organization: Organization,
  set: EntitySet,
  json: JsonObject,
  write: WriteKind,
): Record<string, Stored> {
  const values: Record<string, Stored> = {};
  for (const [name, value] of Object.entries(json)) {
    const at = name.indexOf('@');
    if (at < 0) values[name] = readProperty(set, name, value, write);
    else if (name.slice(at) === '@odata.bind')
      Object.assign(values, bindLookup(organization, set, name.slice(0, at), value, write));
    else if (at > 0 && !isDeclared(set, name.slice(0, at))) throw undeclared(set, name.slice(0, at));
  }
  return values;
}

/** One column's value, checked. */
export function readProperty(set: EntitySet, name: string, json: Json, write: WriteKind): Stored {
  const property = set.properties.get(name);
  if (!property) {
    throw payloadError(
      set,
      `Microsoft.Crm.CrmException: Invalid property '${name}' was found in entity '${set.qualifiedTypeName}'. ---> Microsoft.OData.ODataException: The property '${name}' does not exist on type '${set.qualifiedTypeName}'. Make sure to only use property names that are defined by the type.`,
    );
  }
  if (property.lookup)
    throw new ServiceError(
      400,
      codes.queryNotSupported,
      'CRM do not support direct update of Entity Reference properties, Use Navigation properties instead.',
    );
  requireWritable(set, property, write);
  const stored = json === null ? null : convert(set, property, json);
  if (stored === null) {
    if (property.required)
      throw new ServiceError(
        400,
        codes.isNotNullable,
        `Attribute '${name}' of entity '${set.typeName}' cannot be set to NULL.`,
      );
    return null;
  }
  checkValue(set, property, stored);
  return stored;
}

function isDeclared(set: EntitySet, name: string): boolean {
  return set.properties.has(name) || set.navigations.has(name) || set.collectionNavigations.has(name);
}

function convert(set: EntitySet, property: Property, json: Json): Stored {
  try {
    const stored = fromJson(property, json);
    // The platform keeps no empty texts: '' is stored, and read back, as null.
    return stored === '' ? null : stored;
  } catch (error) {
    if (error instanceof ValueTypeError)
      throw payloadError(set, `Microsoft.OData.ODataException: ${error.message}`);
    throw error;
  }
}

/** Characters that XML cannot hold, which the platform therefore keeps out of its texts. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these characters are what it looks for.
const invalidCharacters = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/u;

function checkValue(set: EntitySet, property: Property, stored: string | bigint | number): void {
  if (property.type === 'Edm.String' && invalidCharacters.test(String(stored)))
    throw new ServiceError(
      400,
      codes.invalidCharacter,
      `The field '${property.name}' contains one or more invalid characters.`,
    );
  if (
    property.type === 'Edm.String' &&
    property.maxLength !== undefined &&
    String(stored).length > property.maxLength
  )
    throw new ServiceError(
      400,
      codes.stringTooLong,
      `A validation error occurred.  The length of the '${property.name}' attribute of the '${set.typeName}' entity exceeded the maximum allowed length of '${property.maxLength}'.`,
    );
  if (property.options && !property.options.some(({ value }) => BigInt(value) === stored)) {
    const accepted = property.options.map(({ value }) => value).join(',');
    throw outsideRange(set, property.name, String(stored), accepted, codes.optionOutsideRange);
  }
  const { minimum, maximum } = property;
  if (minimum === undefined && maximum === undefined) return;
  const text =
    property.type === 'Edm.Decimal'
      ? printUnits(decodeSortable(String(stored)), property.scale)
      : String(stored);
  const value = parseDecimal(text);
  const low = parseDecimal(minimum ?? '');
  const high = parseDecimal(maximum ?? '');
  if (value && ((low && compareDecimals(value, low) < 0) || (high && compareDecimals(value, high) > 0)))
    throw outsideRange(set, property.name, text, `${minimum} to ${maximum}`);
}
