export type {
  ChangePage,
  ODataClient,
  ODataRecord,
  Page,
  RecordValues,
  RequestOptions,
  WriteOutcome,
} from './client.ts';
export type { EntityKey } from './entity-key.ts';
export { ODataError, type ODataErrorCode, odataErrorCodes } from './errors.ts';
export type { EntityType, Model, NavigationProperty, Property } from './model.ts';
export type { ComparisonOperator, Expand, FilterExpression, Literal, ODataQuery, OrderBy } from './query.ts';
