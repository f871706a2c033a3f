import { ServiceError } from '../errors.ts';
import type { EntitySet, Property } from '../model/model.ts';
import { codes, payloadError } from './errors.ts';

/** What a write is, for the columns that may be given at creation only. Example records may give any column. */
export type WriteKind = 'create' | 'update' | 'seed';

/** Throws when a client may not set this column (any more). */
export function requireWritable(set: EntitySet, property: Property, write: WriteKind): void {
  if (write === 'seed') return;
  const isKey = set.key.includes(property.name);
  const isTooLate = write === 'update' && property.immutable && !isKey;
  const isTooEarly = write === 'create' && property.updateOnly;
  if (property.computed || isTooLate || isTooEarly)
    throw new ServiceError(
      400,
      codes.invalidArgument,
      `The property '${property.name}' of entity '${set.typeName}' is read-only and cannot be set${isTooLate ? ' after creation' : isTooEarly ? ' at creation' : ''}.`,
    );
}

/** The refusal of an annotation for a property that the type does not have. */
export function undeclared(set: EntitySet, name: string): ServiceError {
  return payloadError(
    set,
    `Microsoft.OData.ODataException: An undeclared property '${name}' which only has property annotations in the payload but no property value was found in the payload. In OData, only declared navigation properties and declared named streams can be represented as properties without values.`,
  );
}
