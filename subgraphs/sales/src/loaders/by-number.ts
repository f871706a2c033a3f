import type { ODataRecord } from '@p2c/odata';
import {
  type CustomerKey,
  codedError,
  type IdKind,
  readEntityKey,
  type Selection,
  type SubgraphErrorCode,
} from '@p2c/subgraph-runtime';
import type { SalesContext } from '../context.ts';

/** The entities that both systems know by company and number. */
export type NumberedEntity = keyof typeof entities;

interface EntityTable extends IdKind {
  readonly loader: 'accountByNumber' | 'contactByNumber' | 'productByNumber' | 'quoteByNumber';
  /** The property that holds the number. */
  readonly number: string;
  /** As a sentence names the record in Sales. */
  readonly record: string;
  readonly notFound: SubgraphErrorCode;
  /** The query that asks F&O for the same entity. */
  readonly elsewhere: string;
}

export const entities = {
  customer: {
    loader: 'accountByNumber',
    number: 'accountnumber',
    noun: 'customer',
    record: 'account',
    example: 'usmf:US-001',
    notFound: 'CUSTOMER_NOT_FOUND',
    elsewhere: 'financeOperationsCustomer',
  },
  contact: {
    loader: 'contactByNumber',
    number: 'msdynce_contactnumber',
    noun: 'contact',
    record: 'contact',
    example: 'usmf:CON-01000-BVRCPS',
    notFound: 'CONTACT_NOT_FOUND',
    elsewhere: 'financeOperationsContact',
  },
  product: {
    loader: 'productByNumber',
    number: 'productnumber',
    noun: 'product',
    record: 'product',
    example: 'usmf:D0001',
    notFound: 'PRODUCT_NOT_FOUND',
    elsewhere: 'product',
  },
  quote: {
    loader: 'quoteByNumber',
    number: 'quotenumber',
    noun: 'quote',
    record: 'quote',
    example: 'usmf:QUO-01000-A1B2C3',
    notFound: 'QUOTE_NOT_FOUND',
    elsewhere: 'financeOperationsQuote',
  },
} as const satisfies Readonly<Record<string, EntityTable>>;

/** The key behind an id of a configured company. */
export function readKey(
  { companies }: SalesContext,
  entity: NumberedEntity,
  id: string,
  field = 'id',
): CustomerKey {
  return readEntityKey(companies, id, entities[entity], field);
}

/** The record of an entity: the one with its number, if it belongs to its company. */
export async function loadEntity(
  context: SalesContext,
  entity: NumberedEntity,
  { company, number }: CustomerKey,
  selection: Selection,
): Promise<ODataRecord | null> {
  const record = await context.loaders[entities[entity].loader].load([number], selection);
  return record !== null && knownCompanyOf(context, entity, record) === company ? record : null;
}

/** As `loadEntity`, for who names the entity: its NOT_FOUND code where there is none. */
export async function requireEntity(
  context: SalesContext,
  entity: NumberedEntity,
  key: CustomerKey,
  selection: Selection,
): Promise<ODataRecord> {
  const record = await context.loaders[entities[entity].loader].load([key.number], selection);
  if (record === null || companyOf(context, entity, record) !== key.company) throw notFound(entity, key);
  return record;
}

/** Sales holds no record with this number in this company. */
export function notFound(entity: NumberedEntity, { company, number }: CustomerKey) {
  const { record, notFound: code, elsewhere } = entities[entity];
  const message = `Dynamics 365 Sales holds no ${record} with the number ${number} in ${company}. Whether F&O holds it tells \`${elsewhere}\`.`;
  return codedError(code, message, { system: 'SALES', got: `${company}:${number}` });
}

/** The company of a record; COMPANY_UNKNOWN where none is configured for its business unit. */
export function companyOf(context: SalesContext, entity: NumberedEntity, record: ODataRecord): string {
  const company = knownCompanyOf(context, entity, record);
  if (company !== undefined) return company;
  const unit = businessUnitOf(record);
  const { record: noun, number } = entities[entity];
  const message = `No company is configured for the business unit ${unit} of the ${noun} ${record[number]}.`;
  throw codedError('COMPANY_UNKNOWN', message, { system: 'SALES', got: String(unit) });
}

/** The key of the entity that a record is, or undefined where it has no number or its business unit has no company. */
export function keyOf(
  context: SalesContext,
  entity: NumberedEntity,
  record: ODataRecord,
): CustomerKey | undefined {
  const company = knownCompanyOf(context, entity, record);
  const number = record[entities[entity].number];
  return company === undefined || typeof number !== 'string' || number === ''
    ? undefined
    : { company, number };
}

/** Products belong to one company; whose all others are, their business unit tells. */
function knownCompanyOf(
  { companies, productCompany }: SalesContext,
  entity: NumberedEntity,
  record: ODataRecord,
): string | undefined {
  return entity === 'product' ? productCompany : companies.companyOf(businessUnitOf(record));
}

function businessUnitOf(record: ODataRecord): string | null {
  const unit = record._owningbusinessunit_value;
  return typeof unit === 'string' ? unit : null;
}
