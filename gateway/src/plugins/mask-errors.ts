import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { type GatewayErrorCode, gatewayErrorCodes } from '../errors.ts';

/** What leaves: coded errors as they are; anything without a code, or with a stack, is cut down to what a client may know. */
export function maskError(formatted: GraphQLFormattedError, isKnown: boolean): GraphQLFormattedError {
  const { stacktrace: _stack, http: _http, ...extensions } = formatted.extensions ?? {};
  const code = typeof extensions.code === 'string' ? extensions.code : 'INTERNAL_SERVER_ERROR';
  if (code === 'INTERNAL_SERVER_ERROR' && !isKnown)
    return {
      message: gatewayErrorCodes.INTERNAL_SERVER_ERROR,
      ...(formatted.path ? { path: formatted.path } : {}),
      extensions: { code },
    };
  return { ...formatted, extensions: { ...extensions, code } };
}

/** The answer to an operation that broke where nobody foresaw it. */
export const brokenOperation = (requestId: string): GraphQLError =>
  new GraphQLError(gatewayErrorCodes.INTERNAL_SERVER_ERROR, {
    extensions: {
      code: 'INTERNAL_SERVER_ERROR' satisfies GatewayErrorCode,
      requestId,
      http: { status: 500 },
    },
  });
