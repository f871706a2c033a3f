import { ODataError, type ODataErrorCode, odataErrorCodes } from '@p2c/odata';
import { GraphQLError } from 'graphql';
import { codedError, type SubgraphErrorCode, systemName } from './graphql-errors.ts';
import type { RequestContext } from './subgraph.ts';
import { withoutAddresses } from './without-addresses.ts';
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
  ABORTED: 'SYSTEM_UNAVAILABLE',
  DELTA_LINK_EXPIRED: 'SYSTEM_REQUEST_REFUSED',
};
const messageLengthMax = 500;

/** What broke before a system answered: these messages are of the network and of the authority that issues tokens. */
const isOfNetwork = ({ code, status }: ODataError): boolean =>
  code === 'NETWORK' || (code === 'AUTHENTICATION' && status === undefined);

/** The coded error behind a broken request: the system's own sentence, never where the system is. The log has the rest. */
export function systemError(error: ODataError, system: System | undefined): GraphQLError {
  const told = isOfNetwork(error) ? odataErrorCodes[error.code] : withoutAddresses(error.message);
  const message = told.slice(0, messageLengthMax);
  return codedError(codes[error.code], system === undefined ? message : `${systemName(system)}: ${message}`, {
    ...(system && { system }),
    ...(error.retryAfterMs !== undefined && { retryAfterMs: error.retryAfterMs }),
  });
}

export interface ErrorSetting {
  readonly system: System | undefined;
  readonly logger: Logger;
  readonly request: RequestContext;
  /** Broken requests of this operation that the log has already. */
  readonly logged: Set<ODataError>;
}

/**
 * An error of the execution as it leaves the subgraph: errors with a code pass, broken requests get theirs, anything
 * else is a defect, logged with its cause and told without it.
 */
export function presentError(
  error: GraphQLError,
  { system, logger, request, logged }: ErrorSetting,
): GraphQLError {
  const cause = error.originalError;
  const { requestId } = request;
  if (cause instanceof ODataError) {
    // One broken request may be the error of a thousand fields.
    if (!logged.has(cause)) logger.warn({ err: cause, requestId, system }, 'A request to a system broke.');
    logged.add(cause);
    return located(systemError(cause, system), error);
  }
  if (typeof error.extensions.code === 'string') return error;
  if (cause === undefined || cause instanceof GraphQLError) return located(codedByKind(error), error);
  if (request.signal?.aborted) {
    return located(codedError('REQUEST_CANCELLED', 'The client left before the answer was ready.'), error);
  }
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
