import type { Logger, RequestContext, Subgraph } from '@p2c/subgraph-runtime';
import {
  buildASTSchema,
  type DocumentNode,
  type ExecutionResult,
  type FragmentDefinitionNode,
  GraphQLError,
  type GraphQLFormattedError,
  type GraphQLSchema,
  getVariableValues,
  Kind,
  type OperationDefinitionNode,
  parse,
  print,
} from 'graphql';
import { createHivePlanner } from '../planner/hive-planner.ts';
import type { Planner } from '../planner/planner.ts';
import { createApiSchema } from './api-schema.ts';
import { createBoundedCache } from './bounded-cache.ts';
import { introspect, splitIntrospection } from './introspection.ts';
import type { Path } from './json.ts';
import { project } from './project.ts';
import { compilePlan, type Run, type Step } from './run-plan.ts';
import { createTypeConditions } from './type-conditions.ts';

export interface ExecutorOptions {
  readonly supergraphSdl: string;
  readonly subgraphs: ReadonlyMap<string, Subgraph>;
  readonly logger: Logger;
  readonly planner?: Planner;
  /** How long one fetch of a plan may take. */
  readonly subgraphTimeoutMs?: number;
}

export interface Operation {
  readonly document: DocumentNode;
  readonly operationName?: string | undefined;
  readonly variables?: Readonly<Record<string, unknown>> | undefined;
  readonly context: RequestContext;
}

/** Runs operations on the supergraph. Knows plans and subgraphs, and nothing of HTTP or of any GraphQL server. */
export interface Executor {
  readonly apiSchema: GraphQLSchema;
  /** For an operation that is valid against the API schema. */
  execute(operation: Operation): Promise<ExecutionResult>;
}

interface Compiled {
  readonly operation: OperationDefinitionNode;
  readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>;
  readonly step: Step | undefined;
  readonly introspection: DocumentNode | undefined;
}

/** Operations whose plan is kept. */
const plansMax = 1_000;

export function createExecutor({
  supergraphSdl,
  subgraphs,
  logger,
  planner = createHivePlanner(supergraphSdl),
  subgraphTimeoutMs = 60_000,
}: ExecutorOptions): Executor {
  const apiSchema = createApiSchema(supergraphSdl);
  const types = createTypeConditions(
    buildASTSchema(parse(supergraphSdl), { assumeValid: true, assumeValidSDL: true }),
  );
  const plans = createBoundedCache<Compiled>(plansMax);

  const compile = async (document: DocumentNode, operationName: string | undefined): Promise<Compiled> => {
    const key = `${operationName ?? ''}\n${print(document)}`;
    const known = plans.get(key);
    if (known) return known;
    const operation = chooseOperation(document, operationName);
    const fragments = Object.fromEntries(
      document.definitions.flatMap((node) =>
        node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node]] : [],
      ),
    );
    const { data, introspection } = splitIntrospection(operation, fragments);
    const plan = data === undefined ? undefined : await planner.plan(data, operation.name?.value);
    const compiled = { operation, fragments, step: plan && compilePlan(plan), introspection };
    plans.set(key, compiled);
    return compiled;
  };

  return {
    apiSchema,
    async execute({ document, operationName, variables = {}, context }) {
      const { operation, fragments, step, introspection } = await compile(document, operationName);
      const rootType = apiSchema.getRootType(operation.operation);
      if (!rootType) throw new GraphQLError(`The schema has no ${operation.operation} type.`);
      const coerced = getVariableValues(apiSchema, operation.variableDefinitions ?? [], variables, {
        maxErrors: 20,
      });
      if (coerced.errors) return { errors: coerced.errors.map(badVariable) };

      const errors: GraphQLError[] = [];
      const run: Run = {
        data: introspection ? introspect(apiSchema, introspection, coerced.coerced) : {},
        variables: coerced.coerced,
        types,
        call: (service, query, sent) =>
          callSubgraph({
            subgraph: subgraphs.get(service),
            service,
            query,
            sent,
            context,
            timeoutMs: subgraphTimeoutMs,
            logger,
          }),
        fail: (service, error, path) => errors.push(publicError(service, error, path, context, logger)),
      };
      await step?.(run);
      const data = project(run.data, rootType, operation.selectionSet, {
        schema: apiSchema,
        fragments,
        variables: coerced.coerced,
        fail(message, path) {
          if (!errors.some((error) => explains(error.path ?? [], path)))
            errors.push(
              new GraphQLError(message, { path: [...path], extensions: { code: 'INTERNAL_SERVER_ERROR' } }),
            );
        },
      });
      return errors.length > 0 ? { data, errors } : { data };
    },
  };
}

function chooseOperation(document: DocumentNode, name: string | undefined): OperationDefinitionNode {
  const operations = document.definitions.filter((node) => node.kind === Kind.OPERATION_DEFINITION);
  const chosen = name === undefined ? operations[0] : operations.find((node) => node.name?.value === name);
  if (!chosen || (name === undefined && operations.length > 1)) {
    throw new GraphQLError('Expected `operationName` to name one operation of the document.', {
      extensions: { code: 'OPERATION_RESOLUTION_FAILURE' },
    });
  }
  if (chosen.operation === 'subscription') {
    throw new GraphQLError('Expected a query or a mutation, got a subscription.', {
      extensions: { code: 'SUBSCRIPTION_NOT_SUPPORTED' },
    });
  }
  return chosen;
}

const badVariable = (error: GraphQLError) =>
  new GraphQLError(error.message, {
    ...(error.nodes ? { nodes: error.nodes } : {}),
    extensions: { code: 'BAD_USER_INPUT' },
  });

interface SubgraphCall {
  readonly subgraph: Subgraph | undefined;
  readonly service: string;
  readonly query: string;
  readonly sent: Record<string, unknown>;
  readonly context: RequestContext;
  readonly timeoutMs: number;
  readonly logger: Logger;
}

/** A subgraph that throws or stays silent is an error of its fetch; the other fetches go on. */
async function callSubgraph({
  subgraph,
  service,
  query,
  sent,
  context,
  timeoutMs,
  logger,
}: SubgraphCall): Promise<ExecutionResult> {
  if (!subgraph)
    return {
      errors: [new GraphQLError(`The supergraph names the subgraph ${service}, which is not there.`)],
    };
  const timeout = AbortSignal.timeout(timeoutMs);
  const signal = context.signal ? AbortSignal.any([context.signal, timeout]) : timeout;
  const silent = new Promise<ExecutionResult>((resolve) => {
    timeout.addEventListener('abort', () =>
      resolve({
        errors: [
          new GraphQLError(`Expected an answer of ${service} within ${timeoutMs} ms, got none.`, {
            extensions: { code: 'SUBGRAPH_TIMEOUT' },
          }),
        ],
      }),
    );
  });
  try {
    return await Promise.race([
      subgraph.execute({ query, variables: sent, context: { ...context, signal } }),
      silent,
    ]);
  } catch (error) {
    logger.error({ err: error, service, requestId: context.requestId }, 'A subgraph threw');
    return { errors: [new GraphQLError(error instanceof Error ? error.message : String(error))] };
  }
}

/** What a client may know of an error: coded ones as they are, the rest masked and logged. */
function publicError(
  service: string,
  error: Pick<GraphQLFormattedError, 'message' | 'extensions'>,
  path: Path,
  { requestId }: RequestContext,
  logger: Logger,
): GraphQLError {
  const { code, stacktrace: _, ...rest } = (error.extensions ?? {}) as Record<string, unknown>;
  if (typeof code === 'string' && code !== 'INTERNAL_SERVER_ERROR') {
    return new GraphQLError(error.message, { path: [...path], extensions: { code, ...rest, service } });
  }
  logger.error({ err: error, service, path, requestId }, 'Unexpected error of a subgraph');
  return new GraphQLError('Something broke that nobody foresaw; the log has it under this requestId.', {
    path: [...path],
    extensions: { code: 'INTERNAL_SERVER_ERROR', service, requestId },
  });
}

/** An error at the null itself, above it or below it says enough. */
function explains(errorPath: Path, nullPath: Path): boolean {
  const shorter = Math.min(errorPath.length, nullPath.length);
  return errorPath.slice(0, shorter).every((key, index) => key === nullPath[index]);
}
