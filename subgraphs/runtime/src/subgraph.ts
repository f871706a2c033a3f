import type { DocumentNode, ExecutionResult, GraphQLSchema } from 'graphql';
import type { WorkBudget } from './work-budget.ts';

/** Who asks, and for which request: handed through gateway, subgraph and connector. */
export interface RequestContext {
  /** Correlates log lines and OData requests (x-ms-client-request-id). */
  readonly requestId: string;
  /** Aborts when the client is gone. */
  readonly signal?: AbortSignal;
  /** What the operation of the client may still bring; a subgraph that is asked without one has its own. */
  readonly budget?: WorkBudget;
}

/** One operation for a subgraph, as the query plan has it. */
export interface SubgraphOperation {
  readonly query: string;
  readonly document?: DocumentNode;
  readonly variables?: Readonly<Record<string, unknown>>;
  readonly operationName?: string;
  readonly context: RequestContext;
}

/** A subgraph is a function from operation to result; HTTP is one of two adapters to it. */
export interface Subgraph {
  readonly name: string;
  /** The schema with the directives of ownership.graphql: what composition reads. */
  readonly sdl: string;
  readonly schema: GraphQLSchema;
  execute(operation: SubgraphOperation): Promise<ExecutionResult>;
}
