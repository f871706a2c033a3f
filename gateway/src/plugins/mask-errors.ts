import type { Logger } from '@p2c/subgraph-runtime';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { type GatewayErrorCode, gatewayErrorCodes } from '../errors.ts';
import { shortenError } from './shorten-error.ts';

/**
 * What leaves: errors with a code, their texts cut to a bound; anything without one, or with a stack, is cut down to what a client may
 * know, and logged under the identifier of the request that the client is told.
 */
export function maskError(
  formatted: GraphQLFormattedError,
  error: unknown,
  { requestId, logger }: { requestId: string | undefined; logger: Logger },
): GraphQLFormattedError {
  const { stacktrace: _stack, http: _http, ...extensions } = formatted.extensions ?? {};
  const code = codeOf(extensions.code, error);
  if (code !== internal || isOwn(error))
    return shortenError({ ...formatted, extensions: { ...extensions, code } });
  logger.error({ err: causeOf(error), requestId }, 'An error was masked');
  return {
    message: gatewayErrorCodes.INTERNAL_SERVER_ERROR,
    ...(formatted.path ? { path: formatted.path } : {}),
    extensions: { code, ...(requestId !== undefined && { requestId }) },
  };
}

/** The answer to an operation that broke where nobody foresaw it. */
export const brokenOperation = (requestId: string): GraphQLError =>
  new GraphQLError(gatewayErrorCodes.INTERNAL_SERVER_ERROR, {
    extensions: { code: internal, requestId, http: { status: 500 } },
  });

/** The server codes what it refuses, but for its persisted queries: there the status alone says whose fault it was. */
function codeOf(given: unknown, error: unknown): string {
  const { code, http } = error instanceof GraphQLError ? error.extensions : {};
  const isRefusal = code === undefined && (http as { status?: unknown } | undefined)?.status === 400;
  if (isRefusal) return 'BAD_REQUEST' satisfies GatewayErrorCode;
  return typeof given === 'string' ? given : internal;
}

const internal = 'INTERNAL_SERVER_ERROR' satisfies GatewayErrorCode;

/** Whether the gateway made the error itself: it is logged already, and says nothing that a client may not know. */
const isOwn = (error: unknown): boolean => error instanceof GraphQLError && 'requestId' in error.extensions;

const causeOf = (error: unknown): unknown => (error instanceof GraphQLError && error.originalError) || error;
