import type { IdKind, PushdownSource, SubgraphErrorCode } from '@p2c/subgraph-runtime';

export interface TableOptions extends Pick<PushdownSource, 'entity' | 'requires'> {
  readonly entitySet: string;
  readonly typeName: string;
}

const entity = (typeName: string) => ({
  typeName,
  copyField: 'financeOperations',
  keyFields: ['id', 'company', 'number'],
});

/** The entity sets of F&O as the schema shows them. */
export const tables = {
  customer: {
    entitySet: 'CustomersV3',
    typeName: 'FinanceOperationsCustomer',
    entity: entity('Customer'),
    requires: { group: ['CustomerGroupId'] },
  },
  contact: {
    entitySet: 'CDSContactsV2',
    typeName: 'FinanceOperationsContact',
    entity: entity('Contact'),
  },
  product: {
    entitySet: 'SellableReleasedProducts',
    typeName: 'FinanceOperationsProduct',
    entity: entity('Product'),
  },
  quote: {
    entitySet: 'CDSSalesQuotationHeaders',
    typeName: 'FinanceOperationsQuotation',
    entity: entity('Quote'),
    requires: { lines: [], quotationStatus: ['SalesQuotationStatus'] },
  },
  line: {
    entitySet: 'CDSSalesQuotationLines',
    typeName: 'QuotationLine',
    requires: { product: ['ProductNumber'] },
  },
  group: { entitySet: 'CustomerGroups', typeName: 'CustomerGroup' },
  paymentTerm: { entitySet: 'PaymentTerms', typeName: 'PaymentTerm' },
  unit: { entitySet: 'UnitsOfMeasure', typeName: 'UnitOfMeasure' },
} satisfies Readonly<Record<string, TableOptions>>;

export type TableName = keyof typeof tables;

/** The inputs that write a record, and the table that each writes. */
export const inputs = {
  SetCustomerCreditLimitInput: 'customer',
  SetCustomerGroupInput: 'customer',
  SetCustomerPaymentTermsInput: 'customer',
  SetCustomerHoldInput: 'customer',
  UpdateFinanceOperationsCustomerInput: 'customer',
  SetProductPriceInput: 'product',
  UpdateProductInput: 'product',
  UpdateFinanceOperationsContactInput: 'contact',
  UpdateFinanceOperationsQuotationInput: 'quote',
} as const satisfies Readonly<Record<string, TableName>>;

export type InputName = keyof typeof inputs;

/** The entities that both systems know by company and number. */
export type NumberedEntity = 'customer' | 'contact' | 'product' | 'quote';

interface EntityWords extends IdKind {
  /** The key property beside the company. */
  readonly number: string;
  /** As a sentence names the record in F&O. */
  readonly record: string;
  readonly notFound: SubgraphErrorCode;
}

export const entities: Readonly<Record<NumberedEntity, EntityWords>> = {
  customer: {
    number: 'CustomerAccount',
    noun: 'customer',
    record: 'customer with the account',
    example: 'usmf:US-001',
    notFound: 'CUSTOMER_NOT_FOUND',
  },
  contact: {
    number: 'ContactPersonId',
    noun: 'contact',
    record: 'contact person',
    example: 'usmf:CON-01000-BVRCPS',
    notFound: 'CONTACT_NOT_FOUND',
  },
  product: {
    number: 'ProductNumber',
    noun: 'product',
    record: 'sellable released product',
    example: 'usmf:D0001',
    notFound: 'PRODUCT_NOT_FOUND',
  },
  quote: {
    number: 'SalesQuotationNumber',
    noun: 'quote',
    record: 'quotation',
    example: 'usmf:QUO-01000-A1B2C3',
    notFound: 'QUOTE_NOT_FOUND',
  },
};
