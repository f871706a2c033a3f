import type { Logger } from '@p2c/subgraph-runtime';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { internalKeyPrefix } from '../planner/planner.ts';
import type { Path } from './json.ts';
import { clientKey } from './planned-keys.ts';

export interface SubgraphFailure {
  readonly service: string;
  readonly error: Pick<GraphQLFormattedError, 'message' | 'extensions'>;
  /** Where the failure stands in the response: one error each. */
  readonly places: readonly Path[];
  readonly requestId: string;
  readonly logger: Logger;
}

/** What a client may know of an error of a subgraph: coded ones as they are, the rest masked, and logged once. */
export function publicErrors({
  service,
  error,
  places,
  requestId,
  logger,
}: SubgraphFailure): readonly GraphQLError[] {
  const { code, stacktrace: _, http: __, ...rest } = error.extensions ?? {};
  const paths = places.map(visible);
  if (typeof code === 'string' && code !== 'INTERNAL_SERVER_ERROR') {
    const extensions = { code, ...rest, service };
    return paths.map((path) => new GraphQLError(error.message, { path, extensions }));
  }
  logger.error(
    { err: error, service, paths: paths.slice(0, 10), requestId },
    'Unexpected error of a subgraph',
  );
  const message = 'Something broke that nobody foresaw; the log has it under this requestId.';
  const { outcome } = rest;
  const extensions = {
    code: 'INTERNAL_SERVER_ERROR',
    service,
    requestId,
    ...(outcome !== undefined && { outcome }),
  };
  return paths.map((path) => new GraphQLError(message, { path, extensions }));
}

/** The path in the client's words, up to where the planner asked for something that the client did not. */
function visible(path: Path): Path {
  const internal = path.findIndex((key) => typeof key === 'string' && key.startsWith(internalKeyPrefix));
  return (internal < 0 ? path : path.slice(0, internal)).map((key) =>
    typeof key === 'string' ? clientKey(key) : key,
  );
}
