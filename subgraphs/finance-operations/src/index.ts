import { createSubgraph, type Subgraph } from '@p2c/subgraph-runtime';
import { createFinanceOperationsContext, type FinanceOperationsSubgraphOptions } from './context.ts';
import { resolvers } from './resolvers/index.ts';
import { readFinanceOperationsSchema, readFinanceOperationsSdl } from './schema/read-schema.ts';

export type { FinanceOperationsSubgraphOptions } from './context.ts';
export { readFinanceOperationsSdl } from './schema/read-schema.ts';

/** The subgraph over Dynamics 365 Finance & Operations. Throws where its schema names columns that the model lacks. */
export function createFinanceOperationsSubgraph(options: FinanceOperationsSubgraphOptions): Subgraph {
  const sdl = readFinanceOperationsSdl();
  const context = createFinanceOperationsContext(
    options,
    readFinanceOperationsSchema(sdl, options.client.model),
  );
  return createSubgraph({
    name: 'finance-operations',
    sdl,
    resolvers,
    context,
    logger: options.logger,
    system: 'FINANCE_OPERATIONS',
  });
}
