import type { Logger, RequestContext, Subgraph, WorkBudget } from '@p2c/subgraph-runtime';
import {
  type ExecutionResult,
  GraphQLError,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import { callSubgraph } from './call-subgraph.ts';
import type { CompiledOperation } from './compile-operation.ts';
import { createErrorPlaces } from './error-places.ts';
import { introspect } from './introspection.ts';
import { createObject, get, type Json } from './json.ts';
import type { TimeLimit } from './limit-time.ts';
import { measureResult } from './measure-result.ts';
import { project } from './project.ts';
import { publicErrors } from './public-error.ts';
import type { Run } from './run-plan.ts';
import type { TypeConditions } from './type-conditions.ts';

/** What every operation runs on. */
export interface Supergraph {
  readonly apiSchema: GraphQLSchema;
  readonly types: TypeConditions;
  readonly subgraphs: ReadonlyMap<string, Subgraph>;
  readonly subgraphTimeoutMs: number;
  readonly logger: Logger;
}

/** What one run of an operation has to itself. */
export interface OperationRun {
  readonly operation: OperationDefinitionNode;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly context: RequestContext;
  readonly budget: WorkBudget;
  readonly time: TimeLimit;
}

/** Carries the stages out, merges what they bring and makes the answer of it. Throws what the budget throws. */
export async function runOperation(
  { rootType, fragments, stages, introspection }: CompiledOperation,
  { apiSchema, types, subgraphs, subgraphTimeoutMs, logger }: Supergraph,
  { operation, variables, context, budget, time }: OperationRun,
): Promise<ExecutionResult> {
  const { requestId } = context;
  const errors: GraphQLError[] = [];
  const run: Run = {
    data: introspection ? introspect(apiSchema, introspection, variables) : createObject(),
    variables,
    types,
    budget,
    async call({ service, operation: query, variables: sent, isMutation }) {
      const result = await callSubgraph({
        subgraph: subgraphs.get(service),
        service,
        query,
        variables: sent,
        context: { requestId, budget },
        // What writes goes on when the client leaves and when the time is over: its outcome must be known.
        signal: isMutation ? undefined : time.signal,
        timeoutMs: subgraphTimeoutMs,
        logger,
      });
      if (budget.refusal) throw budget.refusal;
      await measureResult(result.data as Json, budget);
      return result;
    },
    fail(service, error, places) {
      errors.push(...publicErrors({ service, error, places, requestId, logger }));
    },
  };
  for (const { step, key, neededKey } of stages) {
    const errorsBefore = errors.length;
    if (time.expired && key !== undefined) errors.push(notSent(key, time.expired));
    else await step(run);
    const isMissing = neededKey !== undefined && (get(run.data, neededKey) ?? null) === null;
    if (isMissing && errors.length > errorsBefore) break;
  }
  const places = createErrorPlaces();
  for (const { path } of errors) places.add(path ?? []);
  const data = await project(run.data, rootType, operation.selectionSet, {
    schema: apiSchema,
    fragments,
    variables,
    budget,
    fail(message, path) {
      if (places.explain(path)) return;
      places.add(path);
      logger.error({ err: new Error(message), path, requestId }, 'An answer does not fit the schema');
      errors.push(
        new GraphQLError(message, { path, extensions: { code: 'INTERNAL_SERVER_ERROR', requestId } }),
      );
    },
  });
  return errors.length > 0 ? { data, errors } : { data };
}

/** A field of a mutation whose turn came too late. */
const notSent = (key: string, { message, extensions }: GraphQLError): GraphQLError =>
  new GraphQLError(`${message} This field was not sent.`, { path: [key], extensions });
