import { createSubgraph, type Logger, type RequestContext, type Subgraph } from '@p2c/subgraph-runtime';
import { type DocumentNode, GraphQLError, type GraphQLFormattedError, parse, validate } from 'graphql';
import { composeSupergraph } from '../compose.ts';
import { createExecutor, type Executor, type ExecutorOptions } from '../execute/executor.ts';

export interface SubgraphSource {
  /** Without the link to federation: the harness puts it before. */
  readonly sdl: string;
  readonly resolvers: object;
}

/** What an operation brought, as JSON, and what each subgraph was asked on the way. */
export interface Answer {
  readonly data: unknown;
  readonly errors: readonly GraphQLFormattedError[];
  /** `subgraph: operation`, in the order sent. */
  readonly fetches: readonly string[];
}

export interface RunOptions {
  readonly variables?: Record<string, unknown>;
  readonly operationName?: string;
  readonly context?: RequestContext;
}

export interface Federation {
  readonly executor: Executor;
  /** Messages of the errors that the log got. */
  readonly logged: readonly string[];
  run(query: string, options?: RunOptions): Promise<Answer>;
}

const link = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.5", import: ["@key", "@external",
  "@requires", "@provides", "@shareable", "@inaccessible", "@interfaceObject", "@override"])\n`;

/** The executor over small subgraphs in this process, composed as the real ones are. */
export function createFederation(
  sources: Readonly<Record<string, SubgraphSource>>,
  options: Partial<ExecutorOptions> & { wrap?: (subgraph: Subgraph) => Subgraph } = {},
): Federation {
  const { wrap = (subgraph) => subgraph, ...executorOptions } = options;
  const logged: string[] = [];
  const logger = recordingLogger(logged);
  let fetches: string[] = [];
  const subgraphs = Object.entries(sources).map(([name, { sdl, resolvers }]): Subgraph => {
    const subgraph = wrap(
      createSubgraph({ name, sdl: link + sdl, resolvers, context: (request) => request, logger }),
    );
    return {
      ...subgraph,
      execute(operation) {
        fetches.push(`${name}: ${operation.query}`);
        return subgraph.execute(operation);
      },
    };
  });
  const executor = createExecutor({
    supergraphSdl: composeSupergraph(subgraphs),
    subgraphs: new Map(subgraphs.map((subgraph) => [subgraph.name, subgraph])),
    logger,
    ...executorOptions,
  });
  return {
    executor,
    logged,
    async run(query, { variables, operationName, context = { requestId: 'request-1' } } = {}) {
      fetches = [];
      const document = validDocument(query, executor);
      const result = await executor.execute({ document, variables, operationName, context });
      const { data, errors = [] } = JSON.parse(JSON.stringify(result));
      return { data, errors, fetches };
    },
  };
}

function validDocument(query: string, { apiSchema }: Executor): DocumentNode {
  const document = parse(query);
  const [error] = validate(apiSchema, document);
  if (error) throw error;
  return document;
}

function recordingLogger(logged: string[]): Logger {
  const ignore = () => {};
  return {
    debug: ignore,
    info: ignore,
    warn: ignore,
    error: (details, message) =>
      logged.push(`${message} ${(details as { err?: { message?: string } }).err?.message ?? ''}`.trim()),
  };
}

/** An error as a subgraph throws it on purpose. */
export const coded = (code: string, message = code, details: object = {}) =>
  new GraphQLError(message, { extensions: { code, ...details } });
