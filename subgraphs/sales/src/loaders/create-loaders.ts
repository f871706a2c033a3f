import type { EntityType, ODataClient, ODataRecord } from '@p2c/odata';
import {
  type BusinessKey,
  type CustomerKey,
  codedError,
  createEntityLoader,
  type EntityLoader,
  type RequestContext,
  type Selection,
} from '@p2c/subgraph-runtime';
import type { SalesContext } from './context.ts';

/** One set per request. */
export interface SalesLoaders {
  readonly accountByNumber: EntityLoader;
  readonly accountById: EntityLoader;
  readonly currencyByCode: EntityLoader;
  /** After a write: what was read before is no longer so. */
  forget(record: ODataRecord): void;
}

export function createSalesLoaders(client: ODataClient, request: RequestContext): SalesLoaders {
  const loaderOf = (entitySet: string, key: string) =>
    createEntityLoader({
      client,
      entityType: entityTypeOf(client, entitySet),
      keyProperties: [key],
      request,
    });
  const accountByNumber = loaderOf('accounts', 'accountnumber');
  const accountById = loaderOf('accounts', 'accountid');
  return {
    accountByNumber,
    accountById,
    currencyByCode: loaderOf('transactioncurrencies', 'isocurrencycode'),
    forget(record) {
      accountById.clear(keyOf(record, 'accountid'));
      accountByNumber.clear(keyOf(record, 'accountnumber'));
    },
  };
}

/** The account of a customer: the one with its number, if it belongs to its company. */
export async function loadAccount(
  { loaders, companies }: SalesContext,
  { company, number }: CustomerKey,
  selection: Selection,
): Promise<ODataRecord | null> {
  const record = await loaders.accountByNumber.load([number], selection);
  return record !== null && companies.companyOf(businessUnitOf(record)) === company ? record : null;
}

/** As `loadAccount`, for who names the customer: CUSTOMER_NOT_FOUND where there is none. */
export async function requireAccount(
  context: SalesContext,
  { company, number }: CustomerKey,
  selection: Selection,
): Promise<ODataRecord> {
  const record = await context.loaders.accountByNumber.load([number], selection);
  if (record === null || companyOf(context, record) !== company) throw customerNotFound({ company, number });
  return record;
}

/** Sales holds no account with this number in this company. */
export function customerNotFound({ company, number }: CustomerKey) {
  const message = `Dynamics 365 Sales holds no account with the number ${number} in ${company}.`;
  return codedError('CUSTOMER_NOT_FOUND', message, { system: 'SALES', got: `${company}:${number}` });
}

/** The company of an account; COMPANY_UNKNOWN where none is configured for its business unit. */
export function companyOf({ companies }: SalesContext, record: ODataRecord): string {
  const unit = businessUnitOf(record);
  const company = companies.companyOf(unit);
  if (company !== undefined) return company;
  const message = `No company is configured for the business unit ${unit} of the account ${record.accountnumber}.`;
  throw codedError('COMPANY_UNKNOWN', message, { system: 'SALES', got: String(unit) });
}

/** The customer that an account is, or undefined where it has no number or its business unit has no company. */
export function customerKeyOf({ companies }: SalesContext, record: ODataRecord): CustomerKey | undefined {
  const company = companies.companyOf(businessUnitOf(record));
  const number = record.accountnumber;
  return company === undefined || typeof number !== 'string' || number === ''
    ? undefined
    : { company, number };
}

function businessUnitOf(record: ODataRecord): string | null {
  const unit = record._owningbusinessunit_value;
  return typeof unit === 'string' ? unit : null;
}

function keyOf(record: ODataRecord, property: string): BusinessKey {
  return [String(record[property] ?? '')];
}

function entityTypeOf({ model }: ODataClient, entitySet: string): EntityType {
  const entityType = model.entitySets.get(entitySet);
  if (entityType === undefined) throw new Error(`The model of Sales has no entity set ${entitySet}.`);
  return entityType;
}
