import { createSubgraph, type Subgraph } from '@p2c/subgraph-runtime';
import { createSalesContext, type SalesSubgraphOptions } from './context.ts';
import { resolvers } from './resolvers/index.ts';
import { readSalesSchema, readSalesSdl } from './schema/read-schema.ts';

export type { SalesSubgraphOptions } from './context.ts';
export { readSalesSdl } from './schema/read-schema.ts';

/** The subgraph over Dynamics 365 Sales. Throws where its schema names columns that the model lacks. */
export function createSalesSubgraph(options: SalesSubgraphOptions): Subgraph {
  const sdl = readSalesSdl();
  const context = createSalesContext(options, readSalesSchema(sdl, options.client.model));
  return createSubgraph({ name: 'sales', sdl, resolvers, context, logger: options.logger, system: 'SALES' });
}
