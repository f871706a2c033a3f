export { type BoundedCache, type CacheBounds, createBoundedCache } from './bounded-cache.ts';
export { checkVersion } from './check-version.ts';
export { type ChildLoader, type ChildLoaderOptions, createChildLoader } from './child-loader.ts';
export { type ChildLoaders, createChildLoaders } from './child-loaders.ts';
export { type PageArguments, readChildPage } from './child-page.ts';
export { directiveArguments, readColumns, type TypeColumns, type ValueColumn } from './columns.ts';
export {
  chooseCompany,
  chooseKey,
  type IdKind,
  readCustomerKey,
  readEntityKey,
  readReferenceKey,
} from './companies.ts';
export { pageSizeMax, type RecordPage, readPage } from './connections.ts';
export { type CreateRequest, createRecord, valuesToCreate } from './create-record.ts';
export { createSubgraph, type SubgraphOptions } from './create-subgraph.ts';
export type { ListOrder, OrderColumn } from './cursor.ts';
export { type CustomerKey, customerId, parseCustomerId } from './customer-id.ts';
export {
  type BusinessKey,
  createEntityLoader,
  type EntityLoader,
  type EntityLoaderOptions,
} from './entity-loader.ts';
export {
  allOf,
  compare,
  isNothing,
  matchesNothing,
  matchesText,
  needsRecheck,
  type StringFilterInput,
  stringFilter,
  text,
} from './filters.ts';
export type { WritePorts } from './given-values.ts';
export {
  codedError,
  type ErrorDetails,
  type SubgraphErrorCode,
  subgraphErrorCodes,
  systemName,
} from './graphql-errors.ts';
export {
  type GivenValue,
  type InputColumn,
  readChanges,
  readGivenValues,
  readInputColumns,
} from './ownership-columns.ts';
export { systemError } from './present-error.ts';
export {
  createPushdown,
  type Pushdown,
  type PushdownSource,
  type Selection,
  selectAll,
  selects,
} from './pushdown.ts';
export { type Codec, createRecordMapper } from './record-mapper.ts';
export { type RemoteSubgraphOptions, remoteSubgraph } from './remote-subgraph.ts';
export { readOptions, writeOptions } from './request-options.ts';
export { dateTimeScalar, decimalScalar, guidScalar } from './scalars.ts';
export { readSchemaFiles, readSubgraphSdl, type SchemaFile } from './sdl.ts';
export {
  type ActionRequest,
  type DeleteRequest,
  deleteRecord,
  performAction,
} from './send-write.ts';
export { type ServedSubgraph, type ServeOptions, serveSubgraph } from './serve-subgraph.ts';
export type { RequestContext, Subgraph, SubgraphOperation } from './subgraph.ts';
export { type UpdateRequest, updateRecord } from './update-record.ts';
export { withoutAddresses } from './without-addresses.ts';
export { createWorkBudgets, type WorkBudget, type WorkLimits, workLimitsDefault } from './work-budget.ts';
export type {
  CompanyMap,
  Intent,
  Logger,
  OwnershipDecision,
  OwnershipRules,
  System,
  WriteJournal,
  WrittenRecord,
} from './write-ports.ts';
