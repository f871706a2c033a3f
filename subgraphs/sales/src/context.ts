import type { ODataClient } from '@p2c/odata';
import type {
  CompanyMap,
  Logger,
  OwnershipRules,
  RequestContext,
  WriteJournal,
  WritePorts,
} from '@p2c/subgraph-runtime';
import { createSalesLoaders, type SalesLoaders } from './loaders.ts';
import { createSalesMappers, type SalesMappers, salesCodec } from './mappers.ts';
import type { SalesSchema } from './schema.ts';

/** What the subgraph is built from. */
export interface SalesSubgraphOptions {
  readonly client: ODataClient;
  readonly ownership: OwnershipRules;
  readonly journal: WriteJournal;
  readonly companies: CompanyMap;
  readonly logger: Logger;
}

/** What a resolver finds: made anew for every operation. */
export interface SalesContext {
  readonly client: ODataClient;
  readonly companies: CompanyMap;
  readonly logger: Logger;
  readonly request: RequestContext;
  readonly schema: SalesSchema;
  readonly mappers: SalesMappers;
  readonly loaders: SalesLoaders;
  readonly write: WritePorts;
}

export function createSalesContext(
  options: SalesSubgraphOptions,
  schema: SalesSchema,
): (request: RequestContext) => SalesContext {
  const { client, companies, logger } = options;
  const mappers = createSalesMappers(schema);
  return (request) => {
    const loaders = createSalesLoaders(client, request);
    const write: WritePorts = {
      ...options,
      codec: salesCodec,
      request,
      bind: (column, code) => bindCurrency(loaders, column.name, code),
    };
    return { client, companies, logger, request, schema, mappers, loaders, write };
  };
}

/** The only lookup that inputs set: the currency by its ISO code. */
async function bindCurrency({ currencyByCode }: SalesLoaders, name: string, code: string | null) {
  const annotation = `${name}@odata.bind`;
  if (code === null) return { [annotation]: null };
  const currency = await currencyByCode.load([code], { select: ['transactioncurrencyid'], expand: [] });
  if (currency === null) return undefined;
  return { [annotation]: `/transactioncurrencies(${String(currency.transactioncurrencyid)})` };
}
