import { codedError, type Logger, type RequestContext, type Subgraph } from '@p2c/subgraph-runtime';
import { type ExecutionResult, GraphQLError } from 'graphql';

export interface SubgraphCall {
  readonly subgraph: Subgraph | undefined;
  readonly service: string;
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly context: RequestContext;
  /** Aborts once nobody waits any more, with a coded error for a reason where it has one. */
  readonly signal: AbortSignal | undefined;
  readonly timeoutMs: number;
  readonly logger: Logger;
}

/**
 * One fetch of a plan. A subgraph that throws, stays silent or is not there is an error of its fetch, and the other
 * fetches go on. After `timeoutMs`, and once the client is gone, nobody waits for it and its signal aborts.
 */
export async function callSubgraph(call: SubgraphCall): Promise<ExecutionResult> {
  const { subgraph, service, query, variables, context, signal, timeoutMs, logger } = call;
  if (!subgraph) return failed(`The supergraph names the subgraph ${service}, which is not there.`);
  if (signal?.aborted) return cancelled(signal);

  const giveUp = new AbortController();
  const { promise: givenUp, resolve } = Promise.withResolvers<ExecutionResult>();
  const end = (result: ExecutionResult) => {
    resolve(result);
    giveUp.abort();
  };
  const late = setTimeout(() => end(timedOut(service, timeoutMs)), timeoutMs);
  const gone = () => end(cancelled(signal));
  signal?.addEventListener('abort', gone, { once: true });
  try {
    return await Promise.race([
      subgraph.execute({ query, variables, context: { ...context, signal: giveUp.signal } }),
      givenUp,
    ]);
  } catch (error) {
    logger.error({ err: error, service, requestId: context.requestId }, 'A subgraph threw');
    return failed(error instanceof Error ? error.message : String(error));
  } finally {
    clearTimeout(late);
    signal?.removeEventListener('abort', gone);
  }
}

/** Without a code: a client is told that something broke, the log says what. */
const failed = (message: string): ExecutionResult => ({ errors: [new GraphQLError(message)] });

const cancelled = (signal: AbortSignal | undefined): ExecutionResult => ({
  errors: [
    signal?.reason instanceof GraphQLError
      ? signal.reason
      : codedError('REQUEST_CANCELLED', 'The client left before the answer was ready.'),
  ],
});

const timedOut = (service: string, timeoutMs: number): ExecutionResult => ({
  errors: [
    new GraphQLError(`Expected an answer of ${service} within ${timeoutMs} ms, got none.`, {
      extensions: { code: 'SUBGRAPH_TIMEOUT' },
    }),
  ],
});
