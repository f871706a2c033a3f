import { type Json, JsonNumber } from '../json.ts';
import type { Property } from '../model/model.ts';
import { parseDateTime, wholeSeconds } from './date-time.ts';
import { encodeSortable, fitsStorage, parseDecimal, roundToScale } from './decimal.ts';
import { isGuid } from './guid.ts';
import type { Stored } from './stored.ts';

/** A JSON value is not of the type of its property. The message is in the words of the OData library. */
export class ValueTypeError extends Error {
  override readonly name = 'ValueTypeError';
}

/**
 * The stored form of a JSON value (never null), by the type of its property. Length, range and options are for the
 * systems to judge. Decimals are rounded to the scale of the property, times cut to whole seconds, as both systems do.
 * `quotedNumbers`: Edm.Decimal and Edm.Int64 come as strings (`IEEE754Compatible=true`).
 */
export function fromJson(property: Property, json: Json, quotedNumbers = false): Exclude<Stored, null> {
  switch (property.type) {
    case 'Edm.String':
      if (typeof json !== 'string') throw refused(property, json);
      return json;
    case 'Edm.Guid':
      if (typeof json !== 'string' || !isGuid(json)) throw refused(property, json);
      return json.toLowerCase();
    case 'Edm.Boolean':
      if (typeof json !== 'boolean') throw refused(property, json);
      return json ? 1n : 0n;
    case 'Edm.Int32':
    case 'Edm.Int64': {
      const bits = property.type === 'Edm.Int32' ? 32 : 64;
      const text = numberText(json, quotedNumbers && bits === 64);
      if (text === undefined || !/^-?\d{1,20}$/.test(text)) throw refused(property, json);
      const value = BigInt(text);
      if (BigInt.asIntN(bits, value) !== value) throw refused(property, json);
      return value;
    }
    case 'Edm.Decimal': {
      const number = parseDecimal(numberText(json, quotedNumbers) ?? '');
      if (!number) throw refused(property, json);
      const units = roundToScale(number, property.scale);
      if (!fitsStorage(units, property.scale)) throw refused(property, json);
      return encodeSortable(units, property.scale);
    }
    case 'Edm.Double': {
      const value = Number(numberText(json, false) ?? Number.NaN);
      if (!Number.isFinite(value)) throw refused(property, json);
      return value;
    }
    case 'Edm.DateTimeOffset': {
      const time = typeof json === 'string' ? parseDateTime(json) : undefined;
      if (time === undefined) throw refused(property, json);
      return BigInt(wholeSeconds(time));
    }
    case 'Enum': {
      const member = typeof json === 'string' ? property.enumType?.valueOf.get(json) : undefined;
      if (member === undefined) throw refused(property, json);
      return BigInt(member);
    }
    default:
      return property.type satisfies never;
  }
}

/** Made only where it is thrown: an error costs more than all the rest. */
function refused({ enumType, type }: Property, json: Json): ValueTypeError {
  if (typeof json === 'object' && !(json instanceof JsonNumber))
    return new ValueTypeError(
      `An unexpected '${Array.isArray(json) ? 'StartArray' : 'StartObject'}' node was found when reading from the JSON reader. A 'PrimitiveValue' node was expected.`,
    );
  const literal = json instanceof JsonNumber ? json.text : String(json);
  return new ValueTypeError(
    `Cannot convert the literal '${literal}' to the expected type '${enumType?.name ?? type}'.`,
  );
}

function numberText(json: Json, quoted: boolean): string | undefined {
  if (json instanceof JsonNumber) return json.text;
  return quoted && typeof json === 'string' ? json : undefined;
}
