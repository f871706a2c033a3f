import type { ODataClient } from '@p2c/odata';
import type {
  CompanyMap,
  Logger,
  OwnershipRules,
  RequestContext,
  WriteJournal,
  WritePorts,
} from '@p2c/subgraph-runtime';
import { createFinanceOperationsLoaders, type FinanceOperationsLoaders } from './loaders/create-loaders.ts';
import { financeOperationsCodec } from './mappers/codec.ts';
import { createFinanceOperationsMappers, type FinanceOperationsMappers } from './mappers/create-mappers.ts';
import type { FinanceOperationsSchema } from './schema/read-schema.ts';

/** What the subgraph is built from. */
export interface FinanceOperationsSubgraphOptions {
  readonly client: ODataClient;
  readonly ownership: OwnershipRules;
  readonly journal: WriteJournal;
  readonly companies: CompanyMap;
  /** The company that products come from; the first one when left out. */
  readonly productCompany?: string | undefined;
  readonly logger: Logger;
}

/** What a resolver finds: made anew for every operation. */
export interface FinanceOperationsContext {
  readonly client: ODataClient;
  readonly companies: CompanyMap;
  /** In lower case. */
  readonly productCompany: string;
  readonly request: RequestContext;
  readonly schema: FinanceOperationsSchema;
  readonly mappers: FinanceOperationsMappers;
  readonly loaders: FinanceOperationsLoaders;
  readonly write: WritePorts;
}

export function createFinanceOperationsContext(
  options: FinanceOperationsSubgraphOptions,
  schema: FinanceOperationsSchema,
): (request: RequestContext) => FinanceOperationsContext {
  const { client, companies } = options;
  const mappers = createFinanceOperationsMappers(schema);
  const productCompany = (options.productCompany ?? companies.companies[0] ?? '').toLowerCase();
  return (request) => ({
    client,
    companies,
    productCompany,
    request,
    schema,
    mappers,
    loaders: createFinanceOperationsLoaders(client, request),
    write: { ...options, codec: financeOperationsCodec, request },
  });
}
