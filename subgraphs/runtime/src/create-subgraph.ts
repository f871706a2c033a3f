import { buildSubgraphSchema, type GraphQLResolverMap } from '@apollo/subgraph';
import type { ODataError } from '@p2c/odata';
import {
  type DocumentNode,
  type ExecutionResult,
  execute,
  GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  isNonNullType,
  Kind,
  parse,
} from 'graphql';
import { countObjects } from './count-objects.ts';
import { createDocumentCache } from './document-cache.ts';
import { presentError } from './present-error.ts';
import type { RequestContext, Subgraph, SubgraphOperation } from './subgraph.ts';
import { createWorkBudgets, type WorkBudget } from './work-budget.ts';
import type { Logger, System } from './write-ports.ts';

export interface SubgraphOptions<Context extends object> {
  /** As the supergraph names it. */
  readonly name: string;
  /** Schema and directives, as `readSubgraphSdl` reads them. */
  readonly sdl: string;
  /** The generated `Resolvers` type; scalars included. */
  readonly resolvers: object;
  /** Made anew for every operation: loaders live in it. */
  readonly context: (request: RequestContext) => Context;
  readonly logger: Logger;
  /** The system behind the resolvers, named in its errors. */
  readonly system?: System;
}

/** A subgraph as a function from operation to result, without HTTP around it. */
export function createSubgraph<Context extends object>(options: SubgraphOptions<Context>): Subgraph {
  const { name, sdl, context, logger, system } = options;
  const resolvers = options.resolvers as GraphQLResolverMap<unknown>;
  const schema = buildSubgraphSchema([{ typeDefs: parse(sdl), resolvers }]);
  const documents = createDocumentCache(schema);
  const budgets = new WeakMap<object, WorkBudget>();
  const ownBudgets = createWorkBudgets();
  countObjects(schema, (context) => {
    const budget = budgets.get(context);
    if (!budget) throw new TypeError('Expected the context of an operation under way, got another.');
    return budget;
  });
  return {
    name,
    sdl,
    schema,
    async execute(operation) {
      const prepared = documents.prepare(operation.query, operation.document);
      const budget = operation.context.budget ?? ownBudgets.open(operation.context.signal);
      const contextValue = context({ ...operation.context, budget });
      budgets.set(contextValue, budget);
      const result =
        prepared.kind === 'valid'
          ? await execute({
              schema,
              document: prepared.document,
              contextValue,
              variableValues: operation.variables ?? {},
              ...(operation.operationName !== undefined && { operationName: operation.operationName }),
            })
          : { errors: prepared.errors };
      if (budget !== operation.context.budget) budget.release();
      if (budget.refusal) return { errors: [budget.refusal] };
      if (result.errors === undefined) return result;
      const request = operation.context;
      const setting = { system, logger, request, logged: new Set<ODataError>() };
      const errors = result.errors.map((error) => presentError(error, setting));
      if ('data' in result) return { ...result, errors };
      return refusedBeforeExecution(schema, prepared.document, operation, errors);
    },
  };
}

/**
 * A malformed value (a decimal, a GUID) is found before anything is executed, so graphql-js gives no path. The only
 * field of the operation is the one that was given the value: the error is put on it, like every refusal of a value.
 */
function refusedBeforeExecution(
  schema: GraphQLSchema,
  document: DocumentNode | undefined,
  { operationName }: SubgraphOperation,
  errors: readonly GraphQLError[],
): ExecutionResult {
  const operation = document && getOperationAST(document, operationName);
  const [field, ...others] = operation?.selectionSet.selections ?? [];
  const isValue = errors.every(({ extensions }) => extensions.code === 'INVALID_VALUE');
  if (!operation || field?.kind !== Kind.FIELD || others.length > 0 || !isValue) return { errors };
  const key = field.alias?.value ?? field.name.value;
  const type = schema.getRootType(operation.operation)?.getFields()[field.name.value]?.type;
  return {
    data: type === undefined || isNonNullType(type) ? null : { [key]: null },
    errors: errors.map(
      ({ message, nodes, extensions }) =>
        new GraphQLError(message, { ...(nodes && { nodes }), extensions, path: [key] }),
    ),
  };
}
