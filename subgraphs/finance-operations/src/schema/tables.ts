import type { EntitySchemaOptions } from './entity-schema.ts';

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
} satisfies Readonly<Record<string, EntitySchemaOptions>>;

export type TableName = keyof typeof tables;

/** The inputs that write a record, and the table that each writes. */
export const inputs = {
  SetCustomerCreditLimitInput: 'customer',
  SetCustomerGroupInput: 'customer',
  SetCustomerPaymentTermsInput: 'customer',
  SetCustomerHoldInput: 'customer',
  UpdateFinanceOperationsCustomerInput: 'customer',
  CreateProductInput: 'product',
  SetProductPriceInput: 'product',
  UpdateProductInput: 'product',
  UpdateFinanceOperationsContactInput: 'contact',
  UpdateFinanceOperationsQuotationInput: 'quote',
} as const satisfies Readonly<Record<string, TableName>>;

export type InputName = keyof typeof inputs;
