import type { ODataRecord } from '@p2c/odata';
import {
  type CustomerKey,
  codedError,
  type IdKind,
  type Selection,
  type SubgraphErrorCode,
} from '@p2c/subgraph-runtime';
import type { FinanceOperationsContext } from '../context.ts';

/** The entities that both systems know by company and number. */
export type NumberedEntity = 'customer' | 'contact' | 'product' | 'quote';

interface EntityWords extends IdKind {
  /** The key property beside the company. */
  readonly number: string;
  /** As a sentence names the record in F&O. */
  readonly record: string;
  readonly notFound: SubgraphErrorCode;
  /** What may be so instead. */
  readonly hint: string;
}

export const entities: Readonly<Record<NumberedEntity, EntityWords>> = {
  customer: {
    number: 'CustomerAccount',
    noun: 'customer',
    record: 'customer with the account',
    example: 'usmf:US-001',
    notFound: 'CUSTOMER_NOT_FOUND',
    hint: 'If Sales holds it, sync has not carried it over yet, or must not: see `sync` of `customer`.',
  },
  contact: {
    number: 'ContactPersonId',
    noun: 'contact',
    record: 'contact person',
    example: 'usmf:CON-01000-BVRCPS',
    notFound: 'CONTACT_NOT_FOUND',
    hint: 'If Sales holds it, sync has not carried it over yet, or must not: see `sync` of `contact`.',
  },
  product: {
    number: 'ProductNumber',
    noun: 'product',
    record: 'sellable released product',
    example: 'usmf:D0001',
    notFound: 'PRODUCT_NOT_FOUND',
    hint: 'A product that Sales alone has is found by `salesProducts`.',
  },
  quote: {
    number: 'SalesQuotationNumber',
    noun: 'quote',
    record: 'quotation',
    example: 'usmf:QUO-01000-A1B2C3',
    notFound: 'QUOTE_NOT_FOUND',
    hint: 'If Sales holds it, sync has not carried it over yet, or must not: see `sync` of `quote`.',
  },
};

/** The record of an entity with this number in this company. */
export function loadEntity(
  { loaders }: FinanceOperationsContext,
  entity: NumberedEntity,
  { company, number }: CustomerKey,
  selection: Selection,
): Promise<ODataRecord | null> {
  return loaders[entity].load([company, number], selection);
}

/** As `loadEntity`; the entity's NOT_FOUND where F&O holds none. */
export async function requireEntity(
  context: FinanceOperationsContext,
  entity: NumberedEntity,
  key: CustomerKey,
  selection: Selection,
): Promise<ODataRecord> {
  const record = await loadEntity(context, entity, key, selection);
  if (record === null) throw notFound(entity, key);
  return record;
}

/** The company and number of a record. */
export function keyOf(entity: NumberedEntity, record: ODataRecord): CustomerKey {
  return {
    company: String(record.dataAreaId).toLowerCase(),
    number: String(record[entities[entity].number]),
  };
}

/** F&O holds no such record in this company. */
export function notFound(entity: NumberedEntity, { company, number }: CustomerKey) {
  const { record, notFound: code, hint } = entities[entity];
  const message = `Dynamics 365 Finance & Operations holds no ${record} ${number} in ${company}. ${hint}`;
  return codedError(code, message, {
    system: 'FINANCE_OPERATIONS',
    got: `${company}:${number}`,
  });
}
