import type { ODataClient } from '@p2c/odata';
import type {
  CompanyMap,
  Logger,
  OwnershipRules,
  RequestContext,
  WriteJournal,
  WritePorts,
} from '@p2c/subgraph-runtime';
import { createSalesLoaders, type SalesLoaders } from './loaders/create-loaders.ts';
import { activityCodec } from './mappers/codec.ts';
import { createSalesMappers, type SalesMappers } from './mappers/create-mappers.ts';
import type { SalesSchema } from './schema/read-schema.ts';
import { bindLookup } from './writes/bind-lookup.ts';

/** What the subgraph is built from. */
export interface SalesSubgraphOptions {
  readonly client: ODataClient;
  readonly ownership: OwnershipRules;
  readonly journal: WriteJournal;
  readonly companies: CompanyMap;
  /** The company that products come from; the first of `companies` when left out. */
  readonly productCompany?: string;
  readonly logger: Logger;
}

/** What a resolver finds: made anew for every operation. */
export interface SalesContext {
  readonly client: ODataClient;
  readonly companies: CompanyMap;
  readonly productCompany: string;
  readonly logger: Logger;
  readonly request: RequestContext;
  readonly schema: SalesSchema;
  readonly mappers: SalesMappers;
  readonly loaders: SalesLoaders;
  /** For tables whose state is a Boolean; the others take `salesCodec` instead. */
  readonly write: WritePorts;
}

export function createSalesContext(
  options: SalesSubgraphOptions,
  schema: SalesSchema,
): (request: RequestContext) => SalesContext {
  const { client, companies, logger } = options;
  const productCompany = (options.productCompany ?? companies.companies[0] ?? '').toLowerCase();
  const mappers = createSalesMappers(schema);
  return (request) => {
    const loaders = createSalesLoaders(client, request);
    const write: WritePorts = {
      ...options,
      codec: activityCodec,
      request,
      bind: (column, code) => bindLookup(loaders, column.name, code),
    };
    return { client, companies, productCompany, logger, request, schema, mappers, loaders, write };
  };
}
