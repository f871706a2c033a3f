import { ApolloServer } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import type { Logger, RequestContext } from '@p2c/subgraph-runtime';
import type { ExecutionResult } from 'graphql';
import type { Executor, Operation } from './execute/executor.ts';
import { stringifyInTurns } from './execute/stringify-in-turns.ts';
import { brokenOperation, maskError } from './plugins/mask-errors.ts';
import { currentRequestId } from './plugins/request-id.ts';

type Gateway = NonNullable<ConstructorParameters<typeof ApolloServer<RequestContext>>[0]['gateway']>;
type GatewayExecutor = NonNullable<Awaited<ReturnType<Gateway['load']>>['executor']>;

/** Apollo Server over our executor, through its public `gateway` option: parsing, validation, persisted queries and the HTTP rules are its own. */
export function createApolloServer({
  executor,
  tokensMax,
  logger,
}: {
  executor: Executor;
  tokensMax: number;
  logger: Logger;
}): ApolloServer<RequestContext> {
  return new ApolloServer<RequestContext>({
    gateway: createGateway(executor, logger),
    introspection: true,
    includeStacktraceInErrorResponses: false,
    parseOptions: { maxTokens: tokensMax },
    csrfPrevention: true,
    stopOnTerminationSignals: false,
    allowBatchedHttpRequests: false,
    stringifyResult: async (result) => `${await stringifyInTurns(result)}\n`,
    logger: quiet(logger),
    formatError: (formatted, error) =>
      maskError(formatted, error, { requestId: currentRequestId.getStore(), logger }),
    plugins: [
      // Instruments every field for a cache that nobody uses here: up to 0.7 ms a request.
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
      ApolloServerPluginLandingPageDisabled(),
    ],
  });
}

function createGateway(executor: Executor, logger: Logger): Gateway {
  let notify: ((schema: { apiSchema: Executor['apiSchema']; coreSupergraphSdl: string }) => void) | undefined;
  const run: GatewayExecutor = async ({ document, request, context: given }) => {
    const context = given as unknown as RequestContext;
    const operation: Operation = {
      document,
      // As it was sent: the server's own is null for a name that no operation has, as for no name.
      operationName: request.operationName ?? undefined,
      variables: (request.variables ?? {}) as Record<string, unknown>,
      context,
      tellsCost: request.extensions?.cost === true,
    };
    const result = await executor.execute(operation).catch((error: unknown): ExecutionResult => {
      logger.error({ err: error, requestId: context.requestId }, 'An operation broke');
      return { errors: [brokenOperation(context.requestId)] };
    });
    return result as Awaited<ReturnType<GatewayExecutor>>;
  };
  return {
    onSchemaLoadOrUpdate(callback) {
      notify = callback;
      return () => {
        notify = undefined;
      };
    },
    async load() {
      notify?.({ apiSchema: executor.apiSchema, coreSupergraphSdl: '' });
      return { executor: run };
    },
    async stop() {},
  };
}

/** Apollo Server's own start-up chatter is ours to keep quiet; warnings and errors go on. */
function quiet(logger: Logger) {
  return {
    debug: (message?: unknown) => logger.debug({}, String(message)),
    info: (message?: unknown) => logger.debug({}, String(message)),
    warn: (message?: unknown) => logger.warn({}, String(message)),
    error: (message?: unknown) => logger.error({}, String(message)),
  };
}
