import { encodeSortable } from '../../edm/decimal.ts';
import type { Stored } from '../../edm/stored.ts';
import type { Property } from '../../model/model.ts';

/** How F&O writes "no date". */
export const noDate = BigInt(Date.parse('1900-01-01T12:00:00Z'));

/** What a property holds when nobody has set it: numbers and dates are never null. */
export function emptyValue(property: Property): Exclude<Stored, null> {
  switch (property.type) {
    case 'Edm.String':
      return '';
    case 'Edm.Guid':
      return '00000000-0000-0000-0000-000000000000';
    case 'Edm.Boolean':
    case 'Edm.Int32':
    case 'Edm.Int64':
      return 0n;
    case 'Edm.Decimal':
      return encodeSortable(0n, property.scale);
    case 'Edm.Double':
      return 0;
    case 'Edm.DateTimeOffset':
      return noDate;
    case 'Enum':
      return BigInt(Math.min(...(property.enumType?.memberOf.keys() ?? [0])));
    default:
      return property.type satisfies never;
  }
}
