import { rawNumber } from '../json.ts';
import type { Property } from '../model/model.ts';
import { printDateTime } from './date-time.ts';
import { decodeSortable, printShortest, printUnits } from './decimal.ts';

/**
 * A property value as a table holds it: text for strings and GUIDs (lower case), a sortable text for decimals, an integer
 * for Int32, Int64, Boolean (0, 1), enums (the member's value) and times (milliseconds), a float for Double.
 */
export type Stored = string | bigint | number | null;

/** The JSON value of a stored one. `decimals` says how a number of fixed scale is written. */
export function toWire(property: Property, stored: Stored, decimals: 'all-digits' | 'shortest'): unknown {
  if (stored === null) return null;
  switch (property.type) {
    case 'Edm.String':
    case 'Edm.Guid':
      return stored;
    case 'Edm.Boolean':
      return stored === 1n;
    case 'Edm.Int32':
    case 'Edm.Int64':
      return rawNumber(String(stored));
    case 'Edm.Decimal': {
      const units = decodeSortable(String(stored));
      const print = decimals === 'shortest' ? printShortest : printUnits;
      return rawNumber(print(units, property.scale));
    }
    case 'Edm.Double':
      return Number(stored);
    case 'Edm.DateTimeOffset':
      return printDateTime(Number(stored));
    case 'Enum':
      return property.enumType?.memberOf.get(Number(stored)) ?? String(stored);
    default:
      return property.type satisfies never;
  }
}
