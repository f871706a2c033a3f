import { ServiceError } from '../errors.ts';
import type { EntitySet } from '../model/model.ts';

/** A query that cannot be carried out: 400, the library's words inside the service's. */
export function invalidQuery(message: string): ServiceError {
  return new ServiceError(400, '', `The query specified in the URI is not valid. ${message}`, {
    inner: { message, type: 'Microsoft.OData.ODataException' },
  });
}

/** A body that is no record of the set: 400. */
export function invalidBody(message: string): ServiceError {
  return new ServiceError(400, '', 'An error has occurred.', {
    inner: { message, type: 'Microsoft.OData.ODataException' },
  });
}

export function resourceNotFound(url: string): ServiceError {
  return new ServiceError(404, '', `No HTTP resource was found that matches the request URI '${url}'.`);
}

export function nothingToUpdate(): ServiceError {
  return new ServiceError(404, '', 'No resources were found when selecting for update.');
}

export function preconditionFailed(): ServiceError {
  return new ServiceError(412, '', 'The record was changed since the version named by If-Match was read.');
}

/** A business rule said no: 500, and the Infolog of the write. `infolog` carries its own punctuation. */
export function writeFailed(set: EntitySet, infolog: string): ServiceError {
  return writeException(
    `Write failed for table row of type '${set.tableEntity ?? set.typeName}'. Infolog: ${infolog}.`,
  );
}

/** As `writeFailed`, for a deletion. */
export function deleteFailed(set: EntitySet, infolog: string): ServiceError {
  return writeException(
    `Delete failed for table row of type '${set.tableEntity ?? set.typeName}'. Infolog: ${infolog}.`,
  );
}

/** What a rule of the row throws, in the words of a deletion where that is what it refuses. */
export function ofDeletion(error: unknown): unknown {
  if (!(error instanceof ServiceError) || !error.inner) return error;
  return writeException(error.inner.message.replace(/^Write failed/, 'Delete failed'));
}

function writeException(message: string): ServiceError {
  return new ServiceError(500, '', 'An error has occurred.', {
    inner: { message, type: 'Microsoft.Dynamics.Platform.Integration.Services.OData.AxODataWriteException' },
  });
}
