import {
  createWorkBudgets,
  type Logger,
  type RequestContext,
  type Subgraph,
  type WorkLimits,
  workLimitsDefault,
} from '@p2c/subgraph-runtime';
import {
  buildASTSchema,
  type DocumentNode,
  type ExecutionResult,
  GraphQLError,
  type GraphQLSchema,
  getVariableValues,
  parse,
} from 'graphql';
import { costMaxDefault, tooCostly } from '../cost/check-cost.ts';
import { createCostEstimate } from '../cost/estimate-cost.ts';
import { type CostTable, costTable } from '../cost/list-sizes.ts';
import type { GatewayErrorCode } from '../errors.ts';
import { boundPlanner, type PlanningBounds } from '../planner/bounded-planner.ts';
import { createHivePlanner } from '../planner/hive-planner.ts';
import type { Planner } from '../planner/planner.ts';
import { createApiSchema } from './api-schema.ts';
import { chooseOperation } from './choose-operation.ts';
import { createOperationCompiler, fragmentsOf } from './compile-operation.ts';
import { limitTime } from './limit-time.ts';
import { nestsDeeper } from './nests-deeper.ts';
import { runOperation, type Supergraph } from './run-operation.ts';
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
  /** How long an operation may take; what was sent of a mutation is waited for all the same. */
  readonly operationTimeoutMs?: number;
  /** What an operation may cost by its estimate. */
  readonly costMax?: number;
  /** What the estimate knows of the lists of the supergraph. */
  readonly costs?: CostTable;
  /** Bytes of the results of all fetches of an operation and of its answer together. */
  readonly bytesMax?: number;
  /**
   * What operations may bring in fact. There is room for whatever passes the estimate: an object is counted where its
   * subgraph makes it, in the result, where it is merged and in the answer.
   */
  readonly work?: WorkLimits;
}

export interface Operation {
  readonly document: DocumentNode;
  readonly operationName?: string | undefined;
  readonly variables?: Readonly<Record<string, unknown>> | undefined;
  readonly context: RequestContext;
  /** Whether the answer tells what the operation cost, under `extensions.cost`. */
  readonly tellsCost?: boolean;
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
  operationTimeoutMs = 120_000,
  costMax = costMaxDefault,
  costs = costTable,
  bytesMax = workLimitsDefault.bytesMax,
  work = { objectsMax: 4 * costMax, sharedObjectsMax: 6 * costMax, bytesMax },
}: ExecutorOptions): Executor {
  const apiSchema = createApiSchema(supergraphSdl);
  const supergraph: Supergraph = {
    apiSchema,
    types: createTypeConditions(
      buildASTSchema(parse(supergraphSdl), { assumeValid: true, assumeValidSDL: true }),
    ),
    subgraphs,
    subgraphTimeoutMs,
    logger,
  };
  const estimate = createCostEstimate(apiSchema, costs);
  const budgets = createWorkBudgets(work);
  const compile = createOperationCompiler(apiSchema, boundPlanner(planner, planning));

  return {
    apiSchema,
    async execute({ document, operationName, variables: given = {}, context, tellsCost = false }) {
      const operation = chooseOperation(document, operationName);
      if (operation instanceof GraphQLError) return { errors: [operation] };
      if (nestsDeeper(given, variableLevelsMax)) return { errors: [tooDeepVariables()] };
      const coerced = getVariableValues(apiSchema, operation.variableDefinitions ?? [], given, {
        maxErrors: badValuesMax,
      });
      if (coerced.errors) return { errors: coerced.errors.map(badVariable) };
      const variables = coerced.coerced;
      const estimated = estimate(operation, fragmentsOf(document), variables);
      const { requestId } = context;
      const refusal = tooCostly(estimated, costMax);
      logger.debug({ ...estimated, requestId }, refusal ? 'An operation is too costly' : 'An operation');
      if (refusal) return { errors: [refusal] };
      const compiled = await compile(document, operation, variables).catch(refusalOf);
      if (compiled instanceof GraphQLError) return { errors: [compiled] };

      const isMutation = operation.operation === 'mutation';
      const time = limitTime(operationTimeoutMs, isMutation ? undefined : context.signal);
      const budget = budgets.open(isMutation ? undefined : time.signal);
      try {
        const result = await runOperation(compiled, supergraph, {
          operation,
          variables,
          context,
          budget,
          time,
        });
        if (!tellsCost) return result;
        const cost = {
          estimated: estimated.cost,
          limit: costMax,
          dearest: estimated.dearest,
          ...budget.used,
        };
        return { ...result, extensions: { cost } };
      } catch (error) {
        if (error !== budget.refusal || !budget.refusal) throw error;
        return { errors: [isMutation ? withUnknownOutcome(budget.refusal) : budget.refusal] };
      } finally {
        budget.release();
        time.end();
      }
    },
  };
}

/** Fields may have been carried out before the answer became too large. */
const withUnknownOutcome = ({ message, extensions }: GraphQLError): GraphQLError =>
  new GraphQLError(message, { extensions: { ...extensions, outcome: 'UNKNOWN' } });

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
