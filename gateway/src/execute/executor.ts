import type { Logger, RequestContext, Subgraph } from '@p2c/subgraph-runtime';
import {
  buildASTSchema,
  type DocumentNode,
  type ExecutionResult,
  GraphQLError,
  type GraphQLSchema,
  getVariableValues,
  Kind,
  type OperationDefinitionNode,
  parse,
} from 'graphql';
import type { GatewayErrorCode } from '../errors.ts';
import { boundPlanner, type PlanningBounds } from '../planner/bounded-planner.ts';
import { createHivePlanner } from '../planner/hive-planner.ts';
import type { Planner } from '../planner/planner.ts';
import { createApiSchema } from './api-schema.ts';
import { callSubgraph } from './call-subgraph.ts';
import { createOperationCompiler } from './compile-operation.ts';
import { createErrorPlaces } from './error-places.ts';
import { introspect } from './introspection.ts';
import { createObject, get } from './json.ts';
import { nestsDeeper } from './nests-deeper.ts';
import { project } from './project.ts';
import { publicErrors } from './public-error.ts';
import type { Run } from './run-plan.ts';
import { createTypeConditions } from './type-conditions.ts';

export interface ExecutorOptions {
  readonly supergraphSdl: string;
  readonly subgraphs: ReadonlyMap<string, Subgraph>;
  readonly logger: Logger;
  readonly planner?: Planner;
  /** How much is planned at a time. */
  readonly planning?: PlanningBounds;
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
  /** For an operation that is valid against the API schema; rejects only where the planner is broken. */
  execute(operation: Operation): Promise<ExecutionResult>;
}

/** How many values of variables are told to be wrong in one answer. */
const badValuesMax = 20;
/** How deep lists and objects may nest in the variables: every reader after this one may recurse. */
const variableLevelsMax = 41;

export function createExecutor({
  supergraphSdl,
  subgraphs,
  logger,
  planner = createHivePlanner(supergraphSdl),
  planning,
  subgraphTimeoutMs = 60_000,
}: ExecutorOptions): Executor {
  const apiSchema = createApiSchema(supergraphSdl);
  const types = createTypeConditions(
    buildASTSchema(parse(supergraphSdl), { assumeValid: true, assumeValidSDL: true }),
  );
  const compile = createOperationCompiler(apiSchema, boundPlanner(planner, planning));

  return {
    apiSchema,
    async execute({ document, operationName, variables: given = {}, context }) {
      const operation = chooseOperation(document, operationName);
      if (operation instanceof GraphQLError) return { errors: [operation] };
      if (nestsDeeper(given, variableLevelsMax)) return { errors: [tooDeepVariables()] };
      const coerced = getVariableValues(apiSchema, operation.variableDefinitions ?? [], given, {
        maxErrors: badValuesMax,
      });
      if (coerced.errors) return { errors: coerced.errors.map(badVariable) };
      const variables = coerced.coerced;
      const compiled = await compile(document, operation, variables).catch(refusalOf);
      if (compiled instanceof GraphQLError) return { errors: [compiled] };
      const { rootType, fragments, stages, introspection } = compiled;

      const errors: GraphQLError[] = [];
      const run: Run = {
        data: introspection ? introspect(apiSchema, introspection, variables) : createObject(),
        variables,
        types,
        call: (service, query, sent) =>
          callSubgraph({
            subgraph: subgraphs.get(service),
            service,
            query,
            variables: sent,
            context,
            timeoutMs: subgraphTimeoutMs,
            logger,
          }),
        fail(service, error, places) {
          errors.push(...publicErrors({ service, error, places, requestId: context.requestId, logger }));
        },
      };
      for (const { step, neededKey } of stages) {
        const errorsBefore = errors.length;
        await step(run);
        const isMissing = neededKey !== undefined && (get(run.data, neededKey) ?? null) === null;
        if (isMissing && errors.length > errorsBefore) break;
      }
      const places = createErrorPlaces();
      for (const { path } of errors) places.add(path ?? []);
      const data = project(run.data, rootType, operation.selectionSet, {
        schema: apiSchema,
        fragments,
        variables,
        fail(message, path) {
          if (places.explain(path)) return;
          places.add(path);
          const { requestId } = context;
          logger.error({ err: new Error(message), path, requestId }, 'An answer does not fit the schema');
          errors.push(
            new GraphQLError(message, { path, extensions: { code: 'INTERNAL_SERVER_ERROR', requestId } }),
          );
        },
      });
      return errors.length > 0 ? { data, errors } : { data };
    },
  };
}

function chooseOperation(
  document: DocumentNode,
  name: string | undefined,
): OperationDefinitionNode | GraphQLError {
  const operations = document.definitions.filter((node) => node.kind === Kind.OPERATION_DEFINITION);
  const chosen = name === undefined ? operations[0] : operations.find((node) => node.name?.value === name);
  if (!chosen || (name === undefined && operations.length > 1))
    return coded(
      'OPERATION_RESOLUTION_FAILURE',
      `Expected \`operationName\` to name one operation of the document, got ${name === undefined ? 'none' : JSON.stringify(name)}.`,
    );
  if (chosen.operation === 'subscription')
    return coded('SUBSCRIPTION_NOT_SUPPORTED', 'Expected a query or a mutation, got a subscription.');
  return chosen;
}

/** An operation that is not planned for a reason that the client may know. */
function refusalOf(error: unknown): GraphQLError {
  if (error instanceof GraphQLError) return error;
  throw error;
}

const coded = (code: GatewayErrorCode, message: string) =>
  new GraphQLError(message, { extensions: { code } });

const tooDeepVariables = () =>
  coded(
    'BAD_USER_INPUT',
    `Expected variables of at most ${variableLevelsMax - 1} levels of lists and objects, got more.`,
  );

const badVariable = (error: GraphQLError) =>
  new GraphQLError(error.message, {
    ...(error.nodes ? { nodes: error.nodes } : {}),
    extensions: { code: 'BAD_USER_INPUT' satisfies GatewayErrorCode },
  });
