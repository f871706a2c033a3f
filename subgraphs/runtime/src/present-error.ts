import { ODataError, type ODataErrorCode } from '@p2c/odata';
import { GraphQLError } from 'graphql';
import { codedError, type SubgraphErrorCode, systemName } from './graphql-errors.ts';
import type { RequestContext } from './subgraph.ts';
import type { Logger, System } from './write-ports.ts';

/** A broken request as the client is told of it. */
const codes: Readonly<Record<ODataErrorCode, SubgraphErrorCode>> = {
  NETWORK: 'SYSTEM_UNAVAILABLE',
  TIMEOUT: 'SYSTEM_UNAVAILABLE',
  SERVER: 'SYSTEM_UNAVAILABLE',
  INVALID_ANSWER: 'SYSTEM_UNAVAILABLE',
  THROTTLED: 'SYSTEM_THROTTLED',
  AUTHENTICATION: 'SYSTEM_ACCESS_DENIED',
  PERMISSION: 'SYSTEM_ACCESS_DENIED',
  BAD_REQUEST: 'SYSTEM_REQUEST_REFUSED',
  NOT_FOUND: 'SYSTEM_REQUEST_REFUSED',
  DELTA_LINK_EXPIRED: 'SYSTEM_REQUEST_REFUSED',
};
const messageLengthMax = 500;

/** The coded error behind a broken request to a system. */
export function systemError(error: ODataError, system: System | undefined): GraphQLError {
  const message = error.message.slice(0, messageLengthMax);
  return codedError(codes[error.code], system === undefined ? message : `${systemName(system)}: ${message}`, {
    ...(system && { system }),
    ...(error.retryAfterMs !== undefined && { retryAfterMs: error.retryAfterMs }),
  });
}

/**
 * An error of the execution as it leaves the subgraph: errors with a code pass, broken requests get theirs, anything
 * else is a defect, logged with its cause and told without it.
 */
export function presentError(
  error: GraphQLError,
  { system, logger, request }: { system: System | undefined; logger: Logger; request: RequestContext },
): GraphQLError {
  const cause = error.originalError;
  if (cause instanceof ODataError) return located(systemError(cause, system), error);
  if (typeof error.extensions.code === 'string') return error;
  if (cause === undefined || cause instanceof GraphQLError) return located(codedByKind(error), error);
  if (request.signal?.aborted) {
    return located(codedError('REQUEST_CANCELLED', 'The client left before the answer was ready.'), error);
  }
  const { requestId } = request;
  logger.error({ err: cause, requestId, path: error.path }, 'A resolver failed unexpectedly.');
  return located(
    codedError(
      'INTERNAL_SERVER_ERROR',
      `An unexpected error occurred; the log has it under request ${requestId}.`,
    ),
    error,
  );
}

/** What graphql-js itself reports: arguments and variables that do not fit the schema. */
function codedByKind(error: GraphQLError): GraphQLError {
  return codedError('INVALID_ARGUMENT', error.message);
}

function located(error: GraphQLError, at: GraphQLError): GraphQLError {
  return new GraphQLError(error.message, {
    extensions: error.extensions,
    ...(at.nodes && { nodes: at.nodes }),
    ...(at.path && { path: at.path }),
  });
}
