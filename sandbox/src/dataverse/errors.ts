import { ServiceError } from '../errors.ts';
import type { EntitySet } from '../model/model.ts';

/** Error codes of Dataverse that the sandbox answers with. Microsoft Learn, "Web service error codes". */
export const codes = {
  generic: '0x0',
  objectDoesNotExist: '0x80040217',
  duplicateRecord: '0x80040237',
  invalidArgument: '0x80040203',
  isNotNullable: '0x80040200',
  invalidOperation: '0x80040224',
  alternateKeyNotFound: '0x80060891',
  alternateKeyDuplicate: '0x80060892',
  versionMismatch: '0x80060882',
  queryNotSupported: '0x80060888',
  resourceNotFound: '0x8006088a',
  tooManyConditions: '0x8004430C',
  aggregateLimit: '0x8004E023',
  outsideRange: '0x80044330',
  stringTooLong: '0x80044331',
  optionOutsideRange: '0x8004431a',
  invalidCharacter: '0x80040278',
  stateStatusPair: '0x80048408',
  payload: '0x80048d19',
  expiredVersionStamp: '0x80044352',
  referenced: '0x80040227',
  componentIsReferenced: '0x8004f01f',
  webhookFailed: '0x80050205',
  unknownTable: '0x80041102',
  tokenExpired: '0x8005F101',
  unexpected: '0x80040216',
  notImplemented: '0x80040800',
  messageNotSupported: '0x80040800',
  privilegeDenied: '0x80040220',
  notAMember: '0x80072560',
  duplicateFound: '0x80040333',
  requestLimit: '0x80072322',
  timeLimit: '0x80072321',
  concurrencyLimit: '0x80072326',
  sqlTimeout: '0x80044151',
} as const;

/** A query that Dataverse does not support. */
export function notSupported(message: string): ServiceError {
  return new ServiceError(400, codes.queryNotSupported, message);
}

/** A query that a database would not finish in time. */
export function sqlTimeout(): ServiceError {
  return new ServiceError(500, codes.sqlTimeout, 'SQL timeout expired.');
}

export function doesNotExist(set: EntitySet, id: string): ServiceError {
  return new ServiceError(404, codes.objectDoesNotExist, `${set.typeName} With Id = ${id} Does Not Exist`);
}

export function keyNotFound(set: EntitySet): ServiceError {
  return new ServiceError(
    404,
    codes.alternateKeyNotFound,
    `A record with the specified key values does not exist in ${set.typeName} entity`,
  );
}

export function duplicateRecord(): ServiceError {
  return new ServiceError(412, codes.duplicateRecord, 'A record with matching key values already exists.');
}

/** The refusal of a record of which a duplicate rule finds another. */
export function duplicateFound(): ServiceError {
  return new ServiceError(
    412,
    codes.duplicateFound,
    'A record was not created or updated because a duplicate of the current record already exists.',
  );
}

export function duplicateAlternateKey(properties: readonly string[]): ServiceError {
  const names = properties.join(', ');
  return new ServiceError(
    412,
    codes.alternateKeyDuplicate,
    `A record that has the attribute values ${names} already exists. The entity key requires that this set of attributes contains unique values. Select unique values and try again.`,
  );
}

export function versionMismatch(): ServiceError {
  return new ServiceError(
    412,
    codes.versionMismatch,
    "The version of the existing record doesn't match the RowVersion property provided.",
  );
}

export function invalidKey(set: EntitySet): ServiceError {
  return new ServiceError(
    400,
    codes.generic,
    `The key in the request URI is not valid for resource '${set.qualifiedTypeName}'. Ensure that the names and number of key properties match the declared or alternate key properties for the resource '${set.qualifiedTypeName}'.`,
  );
}

/** A body that cannot be read as a record of the set: Dataverse wraps the words of the OData library. */
export function payloadError(set: Pick<EntitySet, 'name'>, inner: string): ServiceError {
  return new ServiceError(
    400,
    codes.payload,
    `Error identified in Payload provided by the user for Entity :'${set.name}', For more information on this error please follow this help link https://go.microsoft.com/fwlink/?linkid=2195293  ---->  InnerException : ${inner}`,
  );
}

export function outsideRange(
  set: EntitySet,
  property: string,
  value: string,
  accepted: string,
  code: string = codes.outsideRange,
): ServiceError {
  return new ServiceError(
    400,
    code,
    `A validation error occurred.  The value ${value} of '${property}' on record of type '${set.typeName}' is outside the valid range. Accepted Values: ${accepted}`,
  );
}

export function methodNotAllowed(method: string): ServiceError {
  return new ServiceError(
    405,
    codes.generic,
    `The requested resource does not support http method '${method}'.`,
  );
}

/** The refusal to empty a lookup that its table requires. */
export function lookupNotClearable(set: EntitySet, navigation: string): ServiceError {
  return new ServiceError(
    400,
    codes.isNotNullable,
    `The lookup '${navigation}' of entity '${set.typeName}' cannot be cleared.`,
  );
}

/** The refusal of a path segment that names nothing. */
export function resourceNotFound(segment: string): ServiceError {
  return new ServiceError(404, codes.resourceNotFound, `Resource not found for the segment '${segment}'.`);
}

/** The refusal of a table that the organization does not have. */
export function unknownTable(name: string): ServiceError {
  return new ServiceError(
    400,
    codes.unknownTable,
    `The entity with a name = '${name}' with namemapping = 'Logical' was not found in the MetadataCache.`,
  );
}
