export type {
  ChangeOperation,
  ChangePage,
  ChangeSetOutcome,
  ODataClient,
  ODataRecord,
  OperationOutcome,
  Page,
  RecordValues,
  RequestOptions,
  ResourceAnswer,
  ResourceRequest,
  WriteOperation,
  WriteOutcome,
} from './client.ts';
export { createODataClient, type ODataClientOptions } from './create-client.ts';
export { canonicalDecimal, compareDecimals, isDecimal } from './decimal.ts';
export { type EntityKey, parseEntityKey, printEntityKey } from './entity-key.ts';
export { ODataError, type ODataErrorCode, odataErrorCodes } from './errors.ts';
export { inLane } from './flow/in-lane.ts';
export { type Lane, lanes } from './flow/lane.ts';
export type * as DataverseRecords from './generated/dataverse.ts';
export type * as FinanceOperationsRecords from './generated/finance-operations.ts';
export type { Metrics, MetricsSnapshot } from './metrics/metrics.ts';
export { printMetrics } from './metrics/print-metrics.ts';
export type { EntityType, Model, NavigationProperty, Property } from './model.ts';
export {
  type ConnectionOption,
  type ConnectionSettings,
  connectionOptions,
  resolveSettings,
} from './options.ts';
export { parseModel } from './parse-model.ts';
export type { TraceEntry } from './policies/trace.ts';
export { type ConnectionPool, createConnectionPool } from './pool.ts';
export { printRequestUrl } from './print-request-url.ts';
export type { ComparisonOperator, Expand, FilterExpression, Literal, ODataQuery, OrderBy } from './query.ts';
export { type KeyQuery, planKeyReads } from './reading/plan-key-reads.ts';
export type { Scheduler } from './scheduler.ts';
export { equalsText, oneOfTexts } from './text-filter.ts';
export type { Credentials } from './tokens.ts';
