import type { EntityType, Model } from '@p2c/odata';
import {
  createPushdown,
  type InputColumn,
  type Pushdown,
  type PushdownSource,
  readColumns,
  readInputColumns,
  readSubgraphSdl,
  type Selection,
  selectAll,
  type TypeColumns,
} from '@p2c/subgraph-runtime';
import { type DocumentNode, parse } from 'graphql';

/** The SDL of the F&O subgraph with the directives of ownership. */
export function readFinanceOperationsSdl(): string {
  return readSubgraphSdl('finance-operations');
}

/** The inputs that write a customer. */
const inputNames = [
  'SetCustomerCreditLimitInput',
  'SetCustomerGroupInput',
  'SetCustomerPaymentTermsInput',
  'SetCustomerHoldInput',
  'UpdateFinanceOperationsCustomerInput',
] as const;
export type InputName = (typeof inputNames)[number];

/** A type that is read from one entity set, and the columns for a selection on it. */
export interface ReadType {
  readonly columns: TypeColumns;
  readonly pushdown: Pushdown;
}

/** What the resolvers know of the schema: read once at start, tied to the model of F&O. */
export interface FinanceOperationsSchema {
  readonly customer: ReadType;
  readonly group: ReadType;
  readonly paymentTerm: ReadType;
  /** Every column of a customer, for reading it before a write. */
  readonly wholeCustomer: Selection;
  readonly inputs: Readonly<Record<InputName, readonly InputColumn[]>>;
}

/** Part of every read of a customer. */
export const customerKeys: Selection = { select: ['dataAreaId', 'CustomerAccount'], expand: [] };

export function readFinanceOperationsSchema(sdl: string, model: Model): FinanceOperationsSchema {
  const document = parse(sdl);
  const columns = readColumns({
    document,
    typeName: 'FinanceOperationsCustomer',
    entityType: entityTypeOf(model, 'CustomersV3'),
  });
  const customers: PushdownSource = {
    columns,
    entity: { typeName: 'Customer', copyField: 'financeOperations', keyFields: ['id', 'company', 'number'] },
    always: customerKeys.select,
    requires: { group: ['CustomerGroupId'] },
  };
  const inputs = inputNames.map((name) => [name, readInputColumns(document, name, columns)] as const);
  return {
    customer: { columns, pushdown: createPushdown(customers) },
    group: readType(document, 'CustomerGroup', entityTypeOf(model, 'CustomerGroups')),
    paymentTerm: readType(document, 'PaymentTerm', entityTypeOf(model, 'PaymentTerms')),
    wholeCustomer: selectAll(customers),
    inputs: Object.fromEntries(inputs) as Record<InputName, readonly InputColumn[]>,
  };
}

/** The type behind an entity set of the model. */
export function entityTypeOf({ entitySets }: Model, name: string): EntityType {
  const entityType = entitySets.get(name);
  if (entityType === undefined) throw new Error(`The model of F&O has no entity set ${name}.`);
  return entityType;
}

function readType(document: DocumentNode, typeName: string, entityType: EntityType): ReadType {
  const columns = readColumns({ document, typeName, entityType });
  return { columns, pushdown: createPushdown({ columns, always: entityType.keys }) };
}
