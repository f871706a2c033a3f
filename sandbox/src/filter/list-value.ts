import { encodeSortable, fitsStorage, floorToScale, parseDecimal } from '../edm/decimal.ts';
import { fold } from '../edm/fold.ts';
import { isGuid } from '../edm/guid.ts';
import type { Property } from '../model/model.ts';
import { QueryError } from './ast.ts';
import { typeName } from './refusals.ts';

/** A member of `In(PropertyValues=[…])`: always written as a string, whatever the type of the property. */
export function listValue(property: Property, text: string): string | bigint | number {
  const refused = new QueryError(
    `Cannot convert the literal '${text}' to the expected type '${typeName(property)}'.`,
  );
  switch (property.type) {
    case 'Edm.String':
      return fold(text);
    case 'Edm.Guid':
      if (!isGuid(text)) throw refused;
      return text.toLowerCase();
    case 'Edm.Int32':
    case 'Edm.Int64':
      if (!/^-?\d{1,18}$/.test(text)) throw refused;
      return BigInt(text);
    case 'Edm.Decimal': {
      const number = parseDecimal(text);
      const floor = number && floorToScale(number, property.scale);
      if (!floor?.exact || !fitsStorage(floor.units, property.scale)) throw refused;
      return encodeSortable(floor.units, property.scale);
    }
    case 'Edm.Double':
      if (!parseDecimal(text)) throw refused;
      return Number(text);
    case 'Edm.Boolean':
    case 'Edm.DateTimeOffset':
    case 'Enum':
      throw refused;
    default:
      return property.type satisfies never;
  }
}
