import { buildSubgraphSchema } from '@apollo/subgraph';
import { type ExecutionResult, GraphQLError, parse } from 'graphql';
import { codedError } from './graphql-errors.ts';
import type { Subgraph, SubgraphOperation } from './subgraph.ts';
import { withoutAddresses } from './without-addresses.ts';

export interface RemoteSubgraphOptions {
  readonly name: string;
  /** As `serveSubgraph` gives it. */
  readonly url: string;
  readonly token?: string;
  readonly sdl: string;
}

interface WireResult {
  readonly data?: ExecutionResult['data'];
  readonly errors?: readonly {
    readonly message: string;
    readonly path?: readonly (string | number)[];
    readonly extensions?: Record<string, unknown>;
  }[];
}

/** A subgraph in another process, with the same interface as one in this. A failing connection is an error in the result. */
export function remoteSubgraph({ name, url, token, sdl }: RemoteSubgraphOptions): Subgraph {
  const headers = {
    'content-type': 'application/json',
    ...(token !== undefined && { authorization: `Bearer ${token}` }),
  };
  const post = async ({
    query,
    variables,
    operationName,
    context,
  }: SubgraphOperation): Promise<ExecutionResult> => {
    const response = await fetch(url, {
      method: 'POST',
      headers: { ...headers, 'x-request-id': context.requestId },
      body: JSON.stringify({ query, variables, operationName }),
      ...(context.signal && { signal: context.signal }),
    });
    const text = await response.text();
    const result = parseResult(text);
    if (result === undefined) throw new Error(`it answered ${response.status} without a GraphQL result`);
    return result;
  };
  return {
    name,
    sdl,
    schema: buildSubgraphSchema([{ typeDefs: parse(sdl) }]),
    async execute(operation) {
      try {
        return await post(operation);
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        return {
          errors: [
            codedError(
              'SUBGRAPH_UNAVAILABLE',
              `The subgraph ${name} could not be reached: ${withoutAddresses(reason)}.`,
            ),
          ],
        };
      }
    },
  };
}

function parseResult(text: string): ExecutionResult | undefined {
  let body: WireResult;
  try {
    body = JSON.parse(text) as WireResult;
  } catch {
    return undefined;
  }
  if (typeof body !== 'object' || body === null || !('data' in body || 'errors' in body)) return undefined;
  const errors = body.errors?.map(
    ({ message, path, extensions }) =>
      new GraphQLError(message, { ...(path && { path }), ...(extensions && { extensions }) }),
  );
  return { ...('data' in body && { data: body.data ?? null }), ...(errors && { errors }) };
}
