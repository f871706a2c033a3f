import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { WrittenEntity as WrittenEntityRecord, QuoteRecord as QuoteRecordRecord, QuotationRecord as QuotationRecordRecord, QuotationLineRecord as QuotationLineRecordRecord } from '../mappers/records.ts';
import type { FinanceOperationsContext } from '../context.ts';
export type Maybe<T> = T | null;
export type InputMaybe<T> = Maybe<T>;
export type Omit<T, K extends keyof T> = Pick<T, Exclude<keyof T, K>>;
export type RequireFields<T, K extends keyof T> = Omit<T, K> & { [P in K]-?: NonNullable<T[P]> };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** An instant in UTC, ISO 8601: "2026-11-23T12:00:00Z". Given as a day alone it is the first instant of that day. */
  DateTime: { input: string; output: string; }
  /** An exact decimal number, written as a string: "1234.50". */
  Decimal: { input: string; output: string; }
  _FieldSet: { input: unknown; output: unknown; }
};

export type Contact = {
  __typename?: 'Contact';
  company: Scalars['String']['output'];
  /** The contact person in F&O; null where the company has none with this number. */
  financeOperations?: Maybe<FinanceOperationsContact>;
  id: Scalars['ID']['output'];
  number: Scalars['String']['output'];
};

export type ContactPayload = {
  __typename?: 'ContactPayload';
  /** The contact after the write, as the addressed system holds it now. */
  contact?: Maybe<Contact>;
};

export type CreateProductInput = {
  /** Legal entity to release to; the company that products come from when left out. */
  company?: InputMaybe<Scalars['String']['input']>;
  cost?: InputMaybe<Scalars['Decimal']['input']>;
  description?: InputMaybe<Scalars['String']['input']>;
  name: Scalars['String']['input'];
  /** Called again with the same number, it goes on where a call was cut off. */
  number: Scalars['String']['input'];
  price?: InputMaybe<Scalars['Decimal']['input']>;
  type?: InputMaybe<ProductType>;
  /** A unit of `unitsOfMeasure`. */
  unit: Scalars['String']['input'];
};

export type Customer = {
  __typename?: 'Customer';
  company: Scalars['String']['output'];
  creditLimit?: Maybe<Scalars['Decimal']['output']>;
  /** Whether orders are checked against the credit limit always. */
  creditLimitIsMandatory?: Maybe<Scalars['Boolean']['output']>;
  creditRating?: Maybe<Scalars['String']['output']>;
  /** The code of the customer group; `financeOperations.group` has its name. */
  customerGroup?: Maybe<Scalars['String']['output']>;
  deliveryMode?: Maybe<Scalars['String']['output']>;
  deliveryTerms?: Maybe<Scalars['String']['output']>;
  /** The customer in F&O; null where the company has none with this account. */
  financeOperations?: Maybe<FinanceOperationsCustomer>;
  hold?: Maybe<CustomerHold>;
  id: Scalars['ID']['output'];
  language?: Maybe<Scalars['String']['output']>;
  number: Scalars['String']['output'];
  paymentTerms?: Maybe<Scalars['String']['output']>;
  salesTaxGroup?: Maybe<Scalars['String']['output']>;
  site?: Maybe<Scalars['String']['output']>;
  warehouse?: Maybe<Scalars['String']['output']>;
};

export type CustomerGroup = {
  __typename?: 'CustomerGroup';
  code: Scalars['String']['output'];
  company: Scalars['String']['output'];
  description?: Maybe<Scalars['String']['output']>;
  paymentTerms?: Maybe<Scalars['String']['output']>;
};

/** What a customer is blocked for (CustVendorBlocked). */
export type CustomerHold =
  | 'ALL'
  | 'INVOICE'
  | 'NEVER'
  | 'NO'
  | 'PAYMENT'
  | 'PURCHASE_ORDER'
  | 'REQUISITION';

export type CustomerPayload = {
  __typename?: 'CustomerPayload';
  /** The customer after the write, as the addressed system holds it now. */
  customer?: Maybe<Customer>;
};

export type FinanceOperationsAddress = {
  __typename?: 'FinanceOperationsAddress';
  city?: Maybe<Scalars['String']['output']>;
  /** ISO 3166 two-letter code. */
  country?: Maybe<Scalars['String']['output']>;
  postalCode?: Maybe<Scalars['String']['output']>;
  stateOrProvince?: Maybe<Scalars['String']['output']>;
  street?: Maybe<Scalars['String']['output']>;
};

export type FinanceOperationsAddressInput = {
  city?: InputMaybe<Scalars['String']['input']>;
  country?: InputMaybe<Scalars['String']['input']>;
  postalCode?: InputMaybe<Scalars['String']['input']>;
  stateOrProvince?: InputMaybe<Scalars['String']['input']>;
  street?: InputMaybe<Scalars['String']['input']>;
};

/** The contact person as F&O holds it. */
export type FinanceOperationsContact = {
  __typename?: 'FinanceOperationsContact';
  address?: Maybe<FinanceOperationsDocumentAddress>;
  /** The party number of the customer that the person works for. */
  associatedPartyNumber?: Maybe<Scalars['String']['output']>;
  company: Scalars['String']['output'];
  decisionMakingRole?: Maybe<Scalars['String']['output']>;
  department?: Maybe<Scalars['String']['output']>;
  email?: Maybe<Scalars['String']['output']>;
  fax?: Maybe<Scalars['String']['output']>;
  firstName?: Maybe<Scalars['String']['output']>;
  /** None, male, female, non-specific: a member of Gender. */
  gender?: Maybe<Scalars['String']['output']>;
  governmentId?: Maybe<Scalars['String']['output']>;
  /** Whether the contact originates in Sales; set by sync. */
  isExternallyMaintained?: Maybe<Scalars['Boolean']['output']>;
  isInactive?: Maybe<Scalars['Boolean']['output']>;
  isReceivingDirectMail?: Maybe<Scalars['Boolean']['output']>;
  lastName?: Maybe<Scalars['String']['output']>;
  /** A member of DirPersonMaritalStatus. */
  maritalStatus?: Maybe<Scalars['String']['output']>;
  middleName?: Maybe<Scalars['String']['output']>;
  notes?: Maybe<Scalars['String']['output']>;
  number: Scalars['String']['output'];
  partyNumber?: Maybe<Scalars['String']['output']>;
  partyType?: Maybe<Scalars['String']['output']>;
  phone?: Maybe<Scalars['String']['output']>;
  profession?: Maybe<Scalars['String']['output']>;
  spouseName?: Maybe<Scalars['String']['output']>;
  /** The record's version (ETag): give it to a mutation as `ifVersion`. */
  version?: Maybe<Scalars['String']['output']>;
  website?: Maybe<Scalars['String']['output']>;
};

export type FinanceOperationsContactConnection = {
  __typename?: 'FinanceOperationsContactConnection';
  edges: Array<FinanceOperationsContactEdge>;
  nodes: Array<Contact>;
  pageInfo: PageInfo;
  totalCount?: Maybe<TotalCount>;
};

export type FinanceOperationsContactEdge = {
  __typename?: 'FinanceOperationsContactEdge';
  cursor: Scalars['String']['output'];
  node: Contact;
};

export type FinanceOperationsContactFilter = {
  /** The party number of the customer. */
  associatedPartyNumber?: InputMaybe<FinanceOperationsStringFilter>;
  isExternallyMaintained?: InputMaybe<Scalars['Boolean']['input']>;
  isInactive?: InputMaybe<Scalars['Boolean']['input']>;
  lastName?: InputMaybe<FinanceOperationsStringFilter>;
  number?: InputMaybe<FinanceOperationsStringFilter>;
};

export type FinanceOperationsContactOrder = {
  direction?: InputMaybe<FinanceOperationsSortDirection>;
  field: FinanceOperationsContactOrderField;
};

export type FinanceOperationsContactOrderField =
  | 'LAST_NAME'
  | 'NUMBER';

/** The customer as F&O holds it. */
export type FinanceOperationsCustomer = {
  __typename?: 'FinanceOperationsCustomer';
  company: Scalars['String']['output'];
  creditLimit?: Maybe<Scalars['Decimal']['output']>;
  creditLimitIsMandatory?: Maybe<Scalars['Boolean']['output']>;
  creditRating?: Maybe<Scalars['String']['output']>;
  currency?: Maybe<Scalars['String']['output']>;
  customerGroup?: Maybe<Scalars['String']['output']>;
  deliveryAddress?: Maybe<FinanceOperationsAddress>;
  deliveryMode?: Maybe<Scalars['String']['output']>;
  deliveryTerms?: Maybe<Scalars['String']['output']>;
  description?: Maybe<Scalars['String']['output']>;
  email?: Maybe<Scalars['String']['output']>;
  fax?: Maybe<Scalars['String']['output']>;
  group?: Maybe<CustomerGroup>;
  hold?: Maybe<CustomerHold>;
  /** Whether the customer originates in Sales; set by sync. */
  isExternallyMaintained?: Maybe<Scalars['Boolean']['output']>;
  language?: Maybe<Scalars['String']['output']>;
  mainAddress?: Maybe<FinanceOperationsAddress>;
  name?: Maybe<Scalars['String']['output']>;
  number: Scalars['String']['output'];
  numberOfEmployees?: Maybe<Scalars['Int']['output']>;
  partyNumber?: Maybe<Scalars['String']['output']>;
  partyType?: Maybe<Scalars['String']['output']>;
  paymentTerms?: Maybe<Scalars['String']['output']>;
  phone?: Maybe<Scalars['String']['output']>;
  salesTaxGroup?: Maybe<Scalars['String']['output']>;
  searchName?: Maybe<Scalars['String']['output']>;
  site?: Maybe<Scalars['String']['output']>;
  /** The record's version (ETag): give it to a mutation as `ifVersion`. */
  version?: Maybe<Scalars['String']['output']>;
  warehouse?: Maybe<Scalars['String']['output']>;
  website?: Maybe<Scalars['String']['output']>;
};

export type FinanceOperationsCustomerConnection = {
  __typename?: 'FinanceOperationsCustomerConnection';
  edges: Array<FinanceOperationsCustomerEdge>;
  nodes: Array<Customer>;
  pageInfo: PageInfo;
  totalCount?: Maybe<TotalCount>;
};

export type FinanceOperationsCustomerEdge = {
  __typename?: 'FinanceOperationsCustomerEdge';
  cursor: Scalars['String']['output'];
  node: Customer;
};

export type FinanceOperationsCustomerFilter = {
  customerGroup?: InputMaybe<FinanceOperationsStringFilter>;
  hold?: InputMaybe<CustomerHold>;
  isExternallyMaintained?: InputMaybe<Scalars['Boolean']['input']>;
  name?: InputMaybe<FinanceOperationsStringFilter>;
  number?: InputMaybe<FinanceOperationsStringFilter>;
};

export type FinanceOperationsCustomerOrder = {
  direction?: InputMaybe<FinanceOperationsSortDirection>;
  field: FinanceOperationsCustomerOrderField;
};

export type FinanceOperationsCustomerOrderField =
  | 'CUSTOMER_GROUP'
  | 'NAME'
  | 'NUMBER';

/** An address of a contact person or a quotation, which call the state otherwise than customers do. */
export type FinanceOperationsDocumentAddress = {
  __typename?: 'FinanceOperationsDocumentAddress';
  city?: Maybe<Scalars['String']['output']>;
  /** ISO 3166 two-letter code. */
  country?: Maybe<Scalars['String']['output']>;
  postalCode?: Maybe<Scalars['String']['output']>;
  stateOrProvince?: Maybe<Scalars['String']['output']>;
  street?: Maybe<Scalars['String']['output']>;
};

export type FinanceOperationsDocumentAddressInput = {
  city?: InputMaybe<Scalars['String']['input']>;
  country?: InputMaybe<Scalars['String']['input']>;
  postalCode?: InputMaybe<Scalars['String']['input']>;
  stateOrProvince?: InputMaybe<Scalars['String']['input']>;
  street?: InputMaybe<Scalars['String']['input']>;
};

/** The product as F&O has released it for sale. */
export type FinanceOperationsProduct = {
  __typename?: 'FinanceOperationsProduct';
  company: Scalars['String']['output'];
  cost?: Maybe<Scalars['Decimal']['output']>;
  currency?: Maybe<Scalars['String']['output']>;
  description?: Maybe<Scalars['String']['output']>;
  inventoryUnit?: Maybe<Scalars['String']['output']>;
  isSalesStopped?: Maybe<Scalars['Boolean']['output']>;
  isStocked?: Maybe<Scalars['Boolean']['output']>;
  name?: Maybe<Scalars['String']['output']>;
  number: Scalars['String']['output'];
  price?: Maybe<Scalars['Decimal']['output']>;
  quantityDecimals?: Maybe<Scalars['Int']['output']>;
  type?: Maybe<ProductType>;
  unit?: Maybe<Scalars['String']['output']>;
  /** The record's version (ETag): give it to a mutation as `ifVersion`. */
  version?: Maybe<Scalars['String']['output']>;
};

/** The quotation as F&O holds it. */
export type FinanceOperationsQuotation = {
  __typename?: 'FinanceOperationsQuotation';
  chargesTotal?: Maybe<Scalars['Decimal']['output']>;
  company: Scalars['String']['output'];
  currency?: Maybe<Scalars['String']['output']>;
  /** The account of the customer that asks; in Sales it is chosen when the quote is created. */
  customerNumber?: Maybe<Scalars['String']['output']>;
  customersReference?: Maybe<Scalars['String']['output']>;
  deliveryAddress?: Maybe<FinanceOperationsDocumentAddress>;
  deliveryMode?: Maybe<Scalars['String']['output']>;
  deliveryTerms?: Maybe<Scalars['String']['output']>;
  discountAmount?: Maybe<Scalars['Decimal']['output']>;
  discountPercentage?: Maybe<Scalars['Decimal']['output']>;
  discountTotal?: Maybe<Scalars['Decimal']['output']>;
  invoiceCustomerNumber?: Maybe<Scalars['String']['output']>;
  /** The lines by their numbers. */
  lines: QuotationLineConnection;
  name?: Maybe<Scalars['String']['output']>;
  number: Scalars['String']['output'];
  paymentTerms?: Maybe<Scalars['String']['output']>;
  site?: Maybe<Scalars['String']['output']>;
  status?: Maybe<QuotationStatus>;
  taxTotal?: Maybe<Scalars['Decimal']['output']>;
  total?: Maybe<Scalars['Decimal']['output']>;
  /** The record's version (ETag): give it to a mutation as `ifVersion`. */
  version?: Maybe<Scalars['String']['output']>;
  warehouse?: Maybe<Scalars['String']['output']>;
};


/** The quotation as F&O holds it. */
export type FinanceOperationsQuotationLinesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

export type FinanceOperationsQuoteConnection = {
  __typename?: 'FinanceOperationsQuoteConnection';
  edges: Array<FinanceOperationsQuoteEdge>;
  nodes: Array<Quote>;
  pageInfo: PageInfo;
  totalCount?: Maybe<TotalCount>;
};

export type FinanceOperationsQuoteEdge = {
  __typename?: 'FinanceOperationsQuoteEdge';
  cursor: Scalars['String']['output'];
  node: Quote;
};

export type FinanceOperationsQuoteFilter = {
  customerNumber?: InputMaybe<FinanceOperationsStringFilter>;
  name?: InputMaybe<FinanceOperationsStringFilter>;
  number?: InputMaybe<FinanceOperationsStringFilter>;
  status?: InputMaybe<QuotationStatus>;
};

export type FinanceOperationsQuoteOrder = {
  direction?: InputMaybe<FinanceOperationsSortDirection>;
  field: FinanceOperationsQuoteOrderField;
};

export type FinanceOperationsQuoteOrderField =
  | 'CUSTOMER_NUMBER'
  | 'NAME'
  | 'NUMBER';

export type FinanceOperationsSortDirection =
  | 'ASC'
  | 'DESC';

/** Strings compare without regard to case; `*` in a value is matched literally. */
export type FinanceOperationsStringFilter = {
  contains?: InputMaybe<Scalars['String']['input']>;
  eq?: InputMaybe<Scalars['String']['input']>;
  in?: InputMaybe<Array<Scalars['String']['input']>>;
  startsWith?: InputMaybe<Scalars['String']['input']>;
};

export type Mutation = {
  __typename?: 'Mutation';
  /** Create a product in F&O and release it to the company that products come from; sync carries it to Sales. */
  createProduct?: Maybe<ProductPayload>;
  /** Set the credit limit of a customer in F&O. */
  setCustomerCreditLimit?: Maybe<CustomerPayload>;
  /** Move a customer to another customer group of its company. */
  setCustomerGroup?: Maybe<CustomerPayload>;
  /** Hold a customer for invoicing, deliveries or everything, or release it. */
  setCustomerHold?: Maybe<CustomerPayload>;
  /** Set the terms of payment of a customer in F&O. */
  setCustomerPaymentTerms?: Maybe<CustomerPayload>;
  /** Set the sales price of a product in F&O. */
  setProductPrice?: Maybe<ProductPayload>;
  /** Change a contact person in F&O; fields that Sales owns are refused with FIELD_NOT_OWNED. */
  updateFinanceOperationsContact?: Maybe<ContactPayload>;
  /** Change any field of the customer in F&O; fields that Sales owns are refused with FIELD_NOT_OWNED. */
  updateFinanceOperationsCustomer?: Maybe<CustomerPayload>;
  /** Change what F&O owns of a quotation: header discount, terms, reference. Fields that Sales owns are refused with FIELD_NOT_OWNED. */
  updateFinanceOperationsQuotation?: Maybe<QuotePayload>;
  /** Change a product in F&O. Only the given fields are written. */
  updateProduct?: Maybe<ProductPayload>;
};


export type MutationCreateProductArgs = {
  input: CreateProductInput;
};


export type MutationSetCustomerCreditLimitArgs = {
  input: SetCustomerCreditLimitInput;
};


export type MutationSetCustomerGroupArgs = {
  input: SetCustomerGroupInput;
};


export type MutationSetCustomerHoldArgs = {
  input: SetCustomerHoldInput;
};


export type MutationSetCustomerPaymentTermsArgs = {
  input: SetCustomerPaymentTermsInput;
};


export type MutationSetProductPriceArgs = {
  input: SetProductPriceInput;
};


export type MutationUpdateFinanceOperationsContactArgs = {
  input: UpdateFinanceOperationsContactInput;
};


export type MutationUpdateFinanceOperationsCustomerArgs = {
  input: UpdateFinanceOperationsCustomerInput;
};


export type MutationUpdateFinanceOperationsQuotationArgs = {
  input: UpdateFinanceOperationsQuotationInput;
};


export type MutationUpdateProductArgs = {
  input: UpdateProductInput;
};

export type PageInfo = {
  __typename?: 'PageInfo';
  endCursor?: Maybe<Scalars['String']['output']>;
  hasNextPage: Scalars['Boolean']['output'];
  hasPreviousPage: Scalars['Boolean']['output'];
  startCursor?: Maybe<Scalars['String']['output']>;
};

export type PaymentTerm = {
  __typename?: 'PaymentTerm';
  company: Scalars['String']['output'];
  description?: Maybe<Scalars['String']['output']>;
  name: Scalars['String']['output'];
  numberOfDays?: Maybe<Scalars['Int']['output']>;
};

/** A sellable product as both systems know it. F&O is its master; a variant is a product of its own. */
export type Product = {
  __typename?: 'Product';
  company: Scalars['String']['output'];
  cost?: Maybe<Scalars['Decimal']['output']>;
  /** ISO 4217 code of the currency of price and cost. */
  currency?: Maybe<Scalars['String']['output']>;
  description?: Maybe<Scalars['String']['output']>;
  /** The released product in F&O; null where the company has none with this number. */
  financeOperations?: Maybe<FinanceOperationsProduct>;
  id: Scalars['ID']['output'];
  isSalesStopped?: Maybe<Scalars['Boolean']['output']>;
  isStocked?: Maybe<Scalars['Boolean']['output']>;
  name?: Maybe<Scalars['String']['output']>;
  number: Scalars['String']['output'];
  price?: Maybe<Scalars['Decimal']['output']>;
  /** Decimal places of a quantity in that unit. */
  quantityDecimals?: Maybe<Scalars['Int']['output']>;
  type?: Maybe<ProductType>;
  /** The unit that the product is sold in. */
  unit?: Maybe<Scalars['String']['output']>;
};

export type ProductConnection = {
  __typename?: 'ProductConnection';
  edges: Array<ProductEdge>;
  nodes: Array<Product>;
  pageInfo: PageInfo;
  totalCount?: Maybe<TotalCount>;
};

export type ProductEdge = {
  __typename?: 'ProductEdge';
  cursor: Scalars['String']['output'];
  node: Product;
};

export type ProductFilter = {
  currency?: InputMaybe<FinanceOperationsStringFilter>;
  isSalesStopped?: InputMaybe<Scalars['Boolean']['input']>;
  name?: InputMaybe<FinanceOperationsStringFilter>;
  number?: InputMaybe<FinanceOperationsStringFilter>;
  type?: InputMaybe<ProductType>;
  unit?: InputMaybe<FinanceOperationsStringFilter>;
};

export type ProductOrder = {
  direction?: InputMaybe<FinanceOperationsSortDirection>;
  field: ProductOrderField;
};

export type ProductOrderField =
  | 'NAME'
  | 'NUMBER';

export type ProductPayload = {
  __typename?: 'ProductPayload';
  /** The product after the write, as the addressed system holds it now. */
  product?: Maybe<Product>;
};

/** EcoResProductType. */
export type ProductType =
  | 'ITEM'
  | 'SERVICE';

export type Query = {
  __typename?: 'Query';
  /** The customer groups of a company: the values that `setCustomerGroup` accepts. */
  customerGroups: Array<CustomerGroup>;
  /** One contact person by its identifier `company:number`, read from F&O: also those that Sales does not know. */
  financeOperationsContact?: Maybe<Contact>;
  /** The contact persons of a company as F&O lists them, in a stable order. */
  financeOperationsContacts: FinanceOperationsContactConnection;
  /** One customer by its identifier `company:number`, read from F&O: also those that Sales does not know. */
  financeOperationsCustomer?: Maybe<Customer>;
  /** The customers of one company as F&O lists them, in a stable order. */
  financeOperationsCustomers: FinanceOperationsCustomerConnection;
  /** One quotation by its identifier `company:number`, read from F&O: also those that Sales does not know. */
  financeOperationsQuote?: Maybe<Quote>;
  /** The quotations of a company as F&O lists them, in a stable order. */
  financeOperationsQuotes: FinanceOperationsQuoteConnection;
  /** The payment terms of a company: the values that `setCustomerPaymentTerms` accepts. */
  paymentTerms: Array<PaymentTerm>;
  /** One product by its identifier `company:number`. PRODUCT_NOT_FOUND where F&O has released none with that number. */
  product?: Maybe<Product>;
  /** One sellable released product by its number; the company that products come from when `company` is left out. */
  productByNumber?: Maybe<Product>;
  /** The sellable released products of a company, variants included, in a stable order. */
  products: ProductConnection;
  /** The units of measure that F&O knows. */
  unitsOfMeasure: Array<UnitOfMeasure>;
};


export type QueryCustomerGroupsArgs = {
  company?: InputMaybe<Scalars['String']['input']>;
};


export type QueryFinanceOperationsContactArgs = {
  id: Scalars['ID']['input'];
};


export type QueryFinanceOperationsContactsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  company?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<FinanceOperationsContactFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<FinanceOperationsContactOrder>;
};


export type QueryFinanceOperationsCustomerArgs = {
  id: Scalars['ID']['input'];
};


export type QueryFinanceOperationsCustomersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  company?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<FinanceOperationsCustomerFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<FinanceOperationsCustomerOrder>;
};


export type QueryFinanceOperationsQuoteArgs = {
  id: Scalars['ID']['input'];
};


export type QueryFinanceOperationsQuotesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  company?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<FinanceOperationsQuoteFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<FinanceOperationsQuoteOrder>;
};


export type QueryPaymentTermsArgs = {
  company?: InputMaybe<Scalars['String']['input']>;
};


export type QueryProductArgs = {
  id: Scalars['ID']['input'];
};


export type QueryProductByNumberArgs = {
  company?: InputMaybe<Scalars['String']['input']>;
  number: Scalars['String']['input'];
};


export type QueryProductsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  company?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<ProductFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<ProductOrder>;
};

/** A line of a quotation as F&O holds it. */
export type QuotationLine = {
  __typename?: 'QuotationLine';
  amount?: Maybe<Scalars['Decimal']['output']>;
  /** The discount on the whole line, as Sales gives it. */
  discount?: Maybe<Scalars['Decimal']['output']>;
  name?: Maybe<Scalars['String']['output']>;
  /** The number that both systems know the line by. */
  number: Scalars['Int']['output'];
  price?: Maybe<Scalars['Decimal']['output']>;
  /** The product of both systems. */
  product?: Maybe<Product>;
  productNumber?: Maybe<Scalars['String']['output']>;
  quantity?: Maybe<Scalars['Decimal']['output']>;
  site?: Maybe<Scalars['String']['output']>;
  taxTotal?: Maybe<Scalars['Decimal']['output']>;
  unit?: Maybe<Scalars['String']['output']>;
  version?: Maybe<Scalars['String']['output']>;
  warehouse?: Maybe<Scalars['String']['output']>;
};

export type QuotationLineConnection = {
  __typename?: 'QuotationLineConnection';
  edges: Array<QuotationLineEdge>;
  nodes: Array<QuotationLine>;
  pageInfo: PageInfo;
};

export type QuotationLineEdge = {
  __typename?: 'QuotationLineEdge';
  cursor: Scalars['String']['output'];
  node: QuotationLine;
};

/** SalesQuotationStatus. */
export type QuotationStatus =
  | 'APPROVED'
  | 'CANCELLED'
  | 'CONFIRMED'
  | 'CREATED'
  | 'LOST'
  | 'MODIFIED'
  | 'RESET'
  | 'REVISED'
  | 'SENT'
  | 'SUBMITTED';

export type Quote = {
  __typename?: 'Quote';
  company: Scalars['String']['output'];
  /** The quotation in F&O; null where the company has none with this number. */
  financeOperations?: Maybe<FinanceOperationsQuotation>;
  id: Scalars['ID']['output'];
  number: Scalars['String']['output'];
  /** The status in F&O. */
  quotationStatus?: Maybe<QuotationStatus>;
  taxTotal?: Maybe<Scalars['Decimal']['output']>;
  /** The total with discounts, charges and tax, as F&O calculates it; null while F&O does not hold the quotation. */
  total?: Maybe<Scalars['Decimal']['output']>;
};

export type QuotePayload = {
  __typename?: 'QuotePayload';
  /** The quote after the write, as the addressed system holds it now. */
  quote?: Maybe<Quote>;
};

export type SetCustomerCreditLimitInput = {
  creditLimit: Scalars['Decimal']['input'];
  id: Scalars['ID']['input'];
  ifVersion?: InputMaybe<Scalars['String']['input']>;
};

export type SetCustomerGroupInput = {
  customerGroup: Scalars['String']['input'];
  id: Scalars['ID']['input'];
  ifVersion?: InputMaybe<Scalars['String']['input']>;
};

export type SetCustomerHoldInput = {
  hold: CustomerHold;
  id: Scalars['ID']['input'];
  ifVersion?: InputMaybe<Scalars['String']['input']>;
};

export type SetCustomerPaymentTermsInput = {
  id: Scalars['ID']['input'];
  ifVersion?: InputMaybe<Scalars['String']['input']>;
  /** The name of the terms, as in `paymentTerms`; an empty string clears. */
  paymentTerms: Scalars['String']['input'];
};

export type SetProductPriceInput = {
  id: Scalars['ID']['input'];
  ifVersion?: InputMaybe<Scalars['String']['input']>;
  price: Scalars['Decimal']['input'];
};

/** The two systems of prospect to cash. */
export type System =
  /** Dynamics 365 Finance & Operations. */
  | 'FINANCE_OPERATIONS'
  /** Dynamics 365 Sales, on Dataverse. */
  | 'SALES';

export type TotalCount = {
  __typename?: 'TotalCount';
  exact: Scalars['Boolean']['output'];
  value: Scalars['Int']['output'];
};

export type UnitOfMeasure = {
  __typename?: 'UnitOfMeasure';
  decimals?: Maybe<Scalars['Int']['output']>;
  description?: Maybe<Scalars['String']['output']>;
  symbol: Scalars['String']['output'];
};

export type UpdateFinanceOperationsContactInput = {
  address?: InputMaybe<FinanceOperationsDocumentAddressInput>;
  decisionMakingRole?: InputMaybe<Scalars['String']['input']>;
  department?: InputMaybe<Scalars['String']['input']>;
  email?: InputMaybe<Scalars['String']['input']>;
  fax?: InputMaybe<Scalars['String']['input']>;
  firstName?: InputMaybe<Scalars['String']['input']>;
  governmentId?: InputMaybe<Scalars['String']['input']>;
  id: Scalars['ID']['input'];
  ifVersion?: InputMaybe<Scalars['String']['input']>;
  isInactive?: InputMaybe<Scalars['Boolean']['input']>;
  isReceivingDirectMail?: InputMaybe<Scalars['Boolean']['input']>;
  lastName?: InputMaybe<Scalars['String']['input']>;
  middleName?: InputMaybe<Scalars['String']['input']>;
  notes?: InputMaybe<Scalars['String']['input']>;
  phone?: InputMaybe<Scalars['String']['input']>;
  profession?: InputMaybe<Scalars['String']['input']>;
  spouseName?: InputMaybe<Scalars['String']['input']>;
  website?: InputMaybe<Scalars['String']['input']>;
};

export type UpdateFinanceOperationsCustomerInput = {
  creditLimit?: InputMaybe<Scalars['Decimal']['input']>;
  creditLimitIsMandatory?: InputMaybe<Scalars['Boolean']['input']>;
  creditRating?: InputMaybe<Scalars['String']['input']>;
  currency?: InputMaybe<Scalars['String']['input']>;
  customerGroup?: InputMaybe<Scalars['String']['input']>;
  deliveryAddress?: InputMaybe<FinanceOperationsAddressInput>;
  deliveryMode?: InputMaybe<Scalars['String']['input']>;
  deliveryTerms?: InputMaybe<Scalars['String']['input']>;
  description?: InputMaybe<Scalars['String']['input']>;
  email?: InputMaybe<Scalars['String']['input']>;
  fax?: InputMaybe<Scalars['String']['input']>;
  hold?: InputMaybe<CustomerHold>;
  id: Scalars['ID']['input'];
  ifVersion?: InputMaybe<Scalars['String']['input']>;
  language?: InputMaybe<Scalars['String']['input']>;
  mainAddress?: InputMaybe<FinanceOperationsAddressInput>;
  name?: InputMaybe<Scalars['String']['input']>;
  numberOfEmployees?: InputMaybe<Scalars['Int']['input']>;
  paymentTerms?: InputMaybe<Scalars['String']['input']>;
  phone?: InputMaybe<Scalars['String']['input']>;
  salesTaxGroup?: InputMaybe<Scalars['String']['input']>;
  searchName?: InputMaybe<Scalars['String']['input']>;
  site?: InputMaybe<Scalars['String']['input']>;
  warehouse?: InputMaybe<Scalars['String']['input']>;
  website?: InputMaybe<Scalars['String']['input']>;
};

export type UpdateFinanceOperationsQuotationInput = {
  currency?: InputMaybe<Scalars['String']['input']>;
  customerNumber?: InputMaybe<Scalars['String']['input']>;
  customersReference?: InputMaybe<Scalars['String']['input']>;
  deliveryAddress?: InputMaybe<FinanceOperationsDocumentAddressInput>;
  deliveryMode?: InputMaybe<Scalars['String']['input']>;
  deliveryTerms?: InputMaybe<Scalars['String']['input']>;
  discountAmount?: InputMaybe<Scalars['Decimal']['input']>;
  discountPercentage?: InputMaybe<Scalars['Decimal']['input']>;
  id: Scalars['ID']['input'];
  ifVersion?: InputMaybe<Scalars['String']['input']>;
  name?: InputMaybe<Scalars['String']['input']>;
  paymentTerms?: InputMaybe<Scalars['String']['input']>;
  site?: InputMaybe<Scalars['String']['input']>;
  warehouse?: InputMaybe<Scalars['String']['input']>;
};

export type UpdateProductInput = {
  cost?: InputMaybe<Scalars['Decimal']['input']>;
  description?: InputMaybe<Scalars['String']['input']>;
  id: Scalars['ID']['input'];
  /** The version that was read; without it the record is read, checked and written with that version. */
  ifVersion?: InputMaybe<Scalars['String']['input']>;
  isSalesStopped?: InputMaybe<Scalars['Boolean']['input']>;
  name?: InputMaybe<Scalars['String']['input']>;
  price?: InputMaybe<Scalars['Decimal']['input']>;
  quantityDecimals?: InputMaybe<Scalars['Int']['input']>;
  unit?: InputMaybe<Scalars['String']['input']>;
};

export type ValueFormat =
  /** Something on both sides of one @, without blanks. */
  | 'EMAIL';



export type ResolverTypeWrapper<T> = Promise<T> | T;

export type ReferenceResolver<TResult, TReference, TContext> = (
      reference: TReference,
      context: TContext,
      info: GraphQLResolveInfo
    ) => Promise<TResult> | TResult;

      type ScalarCheck<T, S> = S extends true ? T : NullableCheck<T, S>;
      type NullableCheck<T, S> = Maybe<T> extends T ? Maybe<ListCheck<NonNullable<T>, S>> : ListCheck<T, S>;
      type ListCheck<T, S> = T extends (infer U)[] ? NullableCheck<U, S>[] : GraphQLRecursivePick<T, S>;
      export type GraphQLRecursivePick<T, S> = { [K in keyof T & keyof S]: ScalarCheck<T[K], S[K]> };
    

export type ResolverWithResolve<TResult, TParent, TContext, TArgs> = {
  resolve: ResolverFn<TResult, TParent, TContext, TArgs>;
};
export type Resolver<TResult, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = ResolverFn<TResult, TParent, TContext, TArgs> | ResolverWithResolve<TResult, TParent, TContext, TArgs>;

export type ResolverFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => Promise<TResult> | TResult;

export type SubscriptionSubscribeFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => AsyncIterable<TResult> | Promise<AsyncIterable<TResult>>;

export type SubscriptionResolveFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

export interface SubscriptionSubscriberObject<TResult, TKey extends string, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<{ [key in TKey]: TResult }, TParent, TContext, TArgs>;
  resolve?: SubscriptionResolveFn<TResult, { [key in TKey]: TResult }, TContext, TArgs>;
}

export interface SubscriptionResolverObject<TResult, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<any, TParent, TContext, TArgs>;
  resolve: SubscriptionResolveFn<TResult, any, TContext, TArgs>;
}

export type SubscriptionObject<TResult, TKey extends string, TParent, TContext, TArgs> =
  | SubscriptionSubscriberObject<TResult, TKey, TParent, TContext, TArgs>
  | SubscriptionResolverObject<TResult, TParent, TContext, TArgs>;

export type SubscriptionResolver<TResult, TKey extends string, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> =
  | ((...args: any[]) => SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>)
  | SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>;

export type TypeResolveFn<TTypes, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (
  parent: TParent,
  context: TContext,
  info: GraphQLResolveInfo
) => Maybe<TTypes> | Promise<Maybe<TTypes>>;

export type IsTypeOfResolverFn<T = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (obj: T, context: TContext, info: GraphQLResolveInfo) => boolean | Promise<boolean>;

export type NextResolverFn<T> = () => Promise<T>;

export type DirectiveResolverFn<TResult = Record<PropertyKey, never>, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = (
  next: NextResolverFn<TResult>,
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

/** Mapping of federation types */
export type FederationTypes = {
  Contact: Contact;
  Customer: Customer;
  Product: Product;
  Quote: Quote;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  Contact:
    ( { __typename: 'Contact' }
    & ( GraphQLRecursivePick<FederationTypes['Contact'], {"id":true}>
        | GraphQLRecursivePick<FederationTypes['Contact'], {"company":true,"number":true}> ) );
  Customer:
    ( { __typename: 'Customer' }
    & ( GraphQLRecursivePick<FederationTypes['Customer'], {"id":true}>
        | GraphQLRecursivePick<FederationTypes['Customer'], {"company":true,"number":true}> ) );
  Product:
    ( { __typename: 'Product' }
    & ( GraphQLRecursivePick<FederationTypes['Product'], {"id":true}>
        | GraphQLRecursivePick<FederationTypes['Product'], {"company":true,"number":true}> ) );
  Quote:
    ( { __typename: 'Quote' }
    & ( GraphQLRecursivePick<FederationTypes['Quote'], {"id":true}>
        | GraphQLRecursivePick<FederationTypes['Quote'], {"company":true,"number":true}> ) );
};



/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  Contact: ResolverTypeWrapper<Contact>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  ContactPayload: ResolverTypeWrapper<WrittenEntityRecord>;
  CreateProductInput: CreateProductInput;
  Customer: ResolverTypeWrapper<Customer>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  CustomerGroup: ResolverTypeWrapper<CustomerGroup>;
  CustomerHold: CustomerHold;
  CustomerPayload: ResolverTypeWrapper<WrittenEntityRecord>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  Decimal: ResolverTypeWrapper<Scalars['Decimal']['output']>;
  FinanceOperationsAddress: ResolverTypeWrapper<FinanceOperationsAddress>;
  FinanceOperationsAddressInput: FinanceOperationsAddressInput;
  FinanceOperationsContact: ResolverTypeWrapper<FinanceOperationsContact>;
  FinanceOperationsContactConnection: ResolverTypeWrapper<FinanceOperationsContactConnection>;
  FinanceOperationsContactEdge: ResolverTypeWrapper<FinanceOperationsContactEdge>;
  FinanceOperationsContactFilter: FinanceOperationsContactFilter;
  FinanceOperationsContactOrder: FinanceOperationsContactOrder;
  FinanceOperationsContactOrderField: FinanceOperationsContactOrderField;
  FinanceOperationsCustomer: ResolverTypeWrapper<FinanceOperationsCustomer>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  FinanceOperationsCustomerConnection: ResolverTypeWrapper<FinanceOperationsCustomerConnection>;
  FinanceOperationsCustomerEdge: ResolverTypeWrapper<FinanceOperationsCustomerEdge>;
  FinanceOperationsCustomerFilter: FinanceOperationsCustomerFilter;
  FinanceOperationsCustomerOrder: FinanceOperationsCustomerOrder;
  FinanceOperationsCustomerOrderField: FinanceOperationsCustomerOrderField;
  FinanceOperationsDocumentAddress: ResolverTypeWrapper<FinanceOperationsDocumentAddress>;
  FinanceOperationsDocumentAddressInput: FinanceOperationsDocumentAddressInput;
  FinanceOperationsProduct: ResolverTypeWrapper<FinanceOperationsProduct>;
  FinanceOperationsQuotation: ResolverTypeWrapper<QuotationRecordRecord>;
  FinanceOperationsQuoteConnection: ResolverTypeWrapper<Omit<FinanceOperationsQuoteConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['FinanceOperationsQuoteEdge']>, nodes: Array<ResolversTypes['Quote']> }>;
  FinanceOperationsQuoteEdge: ResolverTypeWrapper<Omit<FinanceOperationsQuoteEdge, 'node'> & { node: ResolversTypes['Quote'] }>;
  FinanceOperationsQuoteFilter: FinanceOperationsQuoteFilter;
  FinanceOperationsQuoteOrder: FinanceOperationsQuoteOrder;
  FinanceOperationsQuoteOrderField: FinanceOperationsQuoteOrderField;
  FinanceOperationsSortDirection: FinanceOperationsSortDirection;
  FinanceOperationsStringFilter: FinanceOperationsStringFilter;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  PaymentTerm: ResolverTypeWrapper<PaymentTerm>;
  Product: ResolverTypeWrapper<Product>;
  ProductConnection: ResolverTypeWrapper<ProductConnection>;
  ProductEdge: ResolverTypeWrapper<ProductEdge>;
  ProductFilter: ProductFilter;
  ProductOrder: ProductOrder;
  ProductOrderField: ProductOrderField;
  ProductPayload: ResolverTypeWrapper<WrittenEntityRecord>;
  ProductType: ProductType;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  QuotationLine: ResolverTypeWrapper<QuotationLineRecordRecord>;
  QuotationLineConnection: ResolverTypeWrapper<Omit<QuotationLineConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['QuotationLineEdge']>, nodes: Array<ResolversTypes['QuotationLine']> }>;
  QuotationLineEdge: ResolverTypeWrapper<Omit<QuotationLineEdge, 'node'> & { node: ResolversTypes['QuotationLine'] }>;
  QuotationStatus: QuotationStatus;
  Quote: ResolverTypeWrapper<QuoteRecordRecord>;
  QuotePayload: ResolverTypeWrapper<WrittenEntityRecord>;
  SetCustomerCreditLimitInput: SetCustomerCreditLimitInput;
  SetCustomerGroupInput: SetCustomerGroupInput;
  SetCustomerHoldInput: SetCustomerHoldInput;
  SetCustomerPaymentTermsInput: SetCustomerPaymentTermsInput;
  SetProductPriceInput: SetProductPriceInput;
  System: System;
  TotalCount: ResolverTypeWrapper<TotalCount>;
  UnitOfMeasure: ResolverTypeWrapper<UnitOfMeasure>;
  UpdateFinanceOperationsContactInput: UpdateFinanceOperationsContactInput;
  UpdateFinanceOperationsCustomerInput: UpdateFinanceOperationsCustomerInput;
  UpdateFinanceOperationsQuotationInput: UpdateFinanceOperationsQuotationInput;
  UpdateProductInput: UpdateProductInput;
  ValueFormat: ValueFormat;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  Contact: Contact | FederationReferenceTypes['Contact'];
  ID: Scalars['ID']['output'];
  ContactPayload: WrittenEntityRecord;
  CreateProductInput: CreateProductInput;
  Customer: Customer | FederationReferenceTypes['Customer'];
  Boolean: Scalars['Boolean']['output'];
  CustomerGroup: CustomerGroup;
  CustomerPayload: WrittenEntityRecord;
  DateTime: Scalars['DateTime']['output'];
  Decimal: Scalars['Decimal']['output'];
  FinanceOperationsAddress: FinanceOperationsAddress;
  FinanceOperationsAddressInput: FinanceOperationsAddressInput;
  FinanceOperationsContact: FinanceOperationsContact;
  FinanceOperationsContactConnection: FinanceOperationsContactConnection;
  FinanceOperationsContactEdge: FinanceOperationsContactEdge;
  FinanceOperationsContactFilter: FinanceOperationsContactFilter;
  FinanceOperationsContactOrder: FinanceOperationsContactOrder;
  FinanceOperationsCustomer: FinanceOperationsCustomer;
  Int: Scalars['Int']['output'];
  FinanceOperationsCustomerConnection: FinanceOperationsCustomerConnection;
  FinanceOperationsCustomerEdge: FinanceOperationsCustomerEdge;
  FinanceOperationsCustomerFilter: FinanceOperationsCustomerFilter;
  FinanceOperationsCustomerOrder: FinanceOperationsCustomerOrder;
  FinanceOperationsDocumentAddress: FinanceOperationsDocumentAddress;
  FinanceOperationsDocumentAddressInput: FinanceOperationsDocumentAddressInput;
  FinanceOperationsProduct: FinanceOperationsProduct;
  FinanceOperationsQuotation: QuotationRecordRecord;
  FinanceOperationsQuoteConnection: Omit<FinanceOperationsQuoteConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['FinanceOperationsQuoteEdge']>, nodes: Array<ResolversParentTypes['Quote']> };
  FinanceOperationsQuoteEdge: Omit<FinanceOperationsQuoteEdge, 'node'> & { node: ResolversParentTypes['Quote'] };
  FinanceOperationsQuoteFilter: FinanceOperationsQuoteFilter;
  FinanceOperationsQuoteOrder: FinanceOperationsQuoteOrder;
  FinanceOperationsStringFilter: FinanceOperationsStringFilter;
  Mutation: Record<PropertyKey, never>;
  PageInfo: PageInfo;
  PaymentTerm: PaymentTerm;
  Product: Product | FederationReferenceTypes['Product'];
  ProductConnection: ProductConnection;
  ProductEdge: ProductEdge;
  ProductFilter: ProductFilter;
  ProductOrder: ProductOrder;
  ProductPayload: WrittenEntityRecord;
  Query: Record<PropertyKey, never>;
  QuotationLine: QuotationLineRecordRecord;
  QuotationLineConnection: Omit<QuotationLineConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['QuotationLineEdge']>, nodes: Array<ResolversParentTypes['QuotationLine']> };
  QuotationLineEdge: Omit<QuotationLineEdge, 'node'> & { node: ResolversParentTypes['QuotationLine'] };
  Quote: QuoteRecordRecord;
  QuotePayload: WrittenEntityRecord;
  SetCustomerCreditLimitInput: SetCustomerCreditLimitInput;
  SetCustomerGroupInput: SetCustomerGroupInput;
  SetCustomerHoldInput: SetCustomerHoldInput;
  SetCustomerPaymentTermsInput: SetCustomerPaymentTermsInput;
  SetProductPriceInput: SetProductPriceInput;
  TotalCount: TotalCount;
  UnitOfMeasure: UnitOfMeasure;
  UpdateFinanceOperationsContactInput: UpdateFinanceOperationsContactInput;
  UpdateFinanceOperationsCustomerInput: UpdateFinanceOperationsCustomerInput;
  UpdateFinanceOperationsQuotationInput: UpdateFinanceOperationsQuotationInput;
  UpdateProductInput: UpdateProductInput;
  String: Scalars['String']['output'];
};

export type AcceptsDirectiveArgs = {
  above?: Maybe<Scalars['String']['input']>;
  format?: Maybe<ValueFormat>;
  from?: Maybe<Scalars['String']['input']>;
};

export type AcceptsDirectiveResolver<Result, Parent, ContextType = FinanceOperationsContext, Args = AcceptsDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type ColumnDirectiveArgs = {
  name?: Maybe<Scalars['String']['input']>;
  prefix?: Maybe<Scalars['String']['input']>;
};

export type ColumnDirectiveResolver<Result, Parent, ContextType = FinanceOperationsContext, Args = ColumnDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type EntitySetDirectiveArgs = {
  name: Scalars['String']['input'];
  partOf?: Maybe<Scalars['String']['input']>;
  system: System;
};

export type EntitySetDirectiveResolver<Result, Parent, ContextType = FinanceOperationsContext, Args = EntitySetDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type IntegrationKeyDirectiveArgs = { };

export type IntegrationKeyDirectiveResolver<Result, Parent, ContextType = FinanceOperationsContext, Args = IntegrationKeyDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type OwnerDirectiveArgs = {
  mutation?: Maybe<Scalars['String']['input']>;
  system: System;
};

export type OwnerDirectiveResolver<Result, Parent, ContextType = FinanceOperationsContext, Args = OwnerDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type WritesDirectiveArgs = {
  type: Scalars['String']['input'];
};

export type WritesDirectiveResolver<Result, Parent, ContextType = FinanceOperationsContext, Args = WritesDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type ContactResolvers<ContextType = FinanceOperationsContext, ParentType extends ResolversParentTypes['Contact'] = ResolversParentTypes['Contact'], FederationReferenceType extends FederationReferenceTypes['Contact'] = FederationReferenceTypes['Contact']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Contact']> | FederationReferenceType, FederationReferenceType, ContextType>;
  company?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  financeOperations?: Resolver<Maybe<ResolversTypes['FinanceOperationsContact']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  number?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ContactPayloadResolvers<ContextType = FinanceOperationsContext, ParentType extends ResolversParentTypes['ContactPayload'] = ResolversParentTypes['ContactPayload']> = {
  contact?: Resolver<Maybe<ResolversTypes['Contact']>, ParentType, ContextType>;
};

export type CustomerResolvers<ContextType = FinanceOperationsContext, ParentType extends ResolversParentTypes['Customer'] = ResolversParentTypes['Customer'], FederationReferenceType extends FederationReferenceTypes['Customer'] = FederationReferenceTypes['Customer']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Customer']> | FederationReferenceType, FederationReferenceType, ContextType>;
  company?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  creditLimit?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  creditLimitIsMandatory?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  creditRating?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  customerGroup?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  deliveryMode?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  deliveryTerms?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  financeOperations?: Resolver<Maybe<ResolversTypes['FinanceOperationsCustomer']>, ParentType, ContextType>;
  hold?: Resolver<Maybe<ResolversTypes['CustomerHold']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  language?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  number?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  paymentTerms?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  salesTaxGroup?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  site?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  warehouse?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type CustomerGroupResolvers<ContextType = FinanceOperationsContext, ParentType extends ResolversParentTypes['CustomerGroup'] = ResolversParentTypes['CustomerGroup']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  company?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  paymentTerms?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type CustomerPayloadResolvers<ContextType = FinanceOperationsContext, ParentType extends ResolversParentTypes['CustomerPayload'] = ResolversParentTypes['CustomerPayload']> = {
  customer?: Resolver<Maybe<ResolversTypes['Customer']>, ParentType, ContextType>;
};

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export interface DecimalScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Decimal'], any> {
  name: 'Decimal';
}

export type FinanceOperationsAddressResolvers<ContextType = FinanceOperationsContext, ParentType extends ResolversParentTypes['FinanceOperationsAddress'] = ResolversParentTypes['FinanceOperationsAddress']> = {
  city?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  country?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  postalCode?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  stateOrProvince?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  street?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type FinanceOperationsContactResolvers<ContextType = FinanceOperationsContext, ParentType extends ResolversParentTypes['FinanceOperationsContact'] = ResolversParentTypes['FinanceOperationsContact']> = {
  address?: Resolver<Maybe<ResolversTypes['FinanceOperationsDocumentAddress']>, ParentType, ContextType>;
  associatedPartyNumber?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  company?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  decisionMakingRole?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  department?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  email?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  fax?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  firstName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  gender?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  governmentId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  isExternallyMaintained?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  isInactive?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  isReceivingDirectMail?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  lastName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  maritalStatus?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  middleName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  notes?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  number?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  partyNumber?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  partyType?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  phone?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  profession?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  spouseName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  version?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  website?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type FinanceOperationsContactConnectionResolvers<ContextType = FinanceOperationsContext, ParentType extends ResolversParentTypes['FinanceOperationsContactConnection'] = ResolversParentTypes['FinanceOperationsContactConnection']> = {
  edges?: Resolver<Array<ResolversTypes['FinanceOperationsContactEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Contact']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['TotalCount']>, ParentType, ContextType>;
};

export type FinanceOperationsContactEdgeResolvers<ContextType = FinanceOperationsContext, ParentType extends ResolversParentTypes['FinanceOperationsContactEdge'] = ResolversParentTypes['FinanceOperationsContactEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Contact'], ParentType, ContextType>;
};

export type FinanceOperationsCustomerResolvers<ContextType = FinanceOperationsContext, ParentType extends ResolversParentTypes['FinanceOperationsCustomer'] = ResolversParentTypes['FinanceOperationsCustomer']> = {
  company?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  creditLimit?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  creditLimitIsMandatory?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  creditRating?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  currency?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  customerGroup?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  deliveryAddress?: Resolver<Maybe<ResolversTypes['FinanceOperationsAddress']>, ParentType, ContextType>;
  deliveryMode?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  deliveryTerms?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  email?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  fax?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  group?: Resolver<Maybe<ResolversTypes['CustomerGroup']>, ParentType, ContextType>;
  hold?: Resolver<Maybe<ResolversTypes['CustomerHold']>, ParentType, ContextType>;
  isExternallyMaintained?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  language?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  mainAddress?: Resolver<Maybe<ResolversTypes['FinanceOperationsAddress']>, ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  number?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  numberOfEmployees?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  partyNumber?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  partyType?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  paymentTerms?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  phone?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  salesTaxGroup?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  searchName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  site?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  version?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  warehouse?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  website?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type FinanceOperationsCustomerConnectionResolvers<ContextType = FinanceOperationsContext, ParentType extends ResolversParentTypes['FinanceOperationsCustomerConnection'] = ResolversParentTypes['FinanceOperationsCustomerConnection']> = {
  edges?: Resolver<Array<ResolversTypes['FinanceOperationsCustomerEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Customer']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['TotalCount']>, ParentType, ContextType>;
};

export type FinanceOperationsCustomerEdgeResolvers<ContextType = FinanceOperationsContext, ParentType extends ResolversParentTypes['FinanceOperationsCustomerEdge'] = ResolversParentTypes['FinanceOperationsCustomerEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Customer'], ParentType, ContextType>;
};

export type FinanceOperationsDocumentAddressResolvers<ContextType = FinanceOperationsContext, ParentType extends ResolversParentTypes['FinanceOperationsDocumentAddress'] = ResolversParentTypes['FinanceOperationsDocumentAddress']> = {
  city?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  country?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  postalCode?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  stateOrProvince?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  street?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type FinanceOperationsProductResolvers<ContextType = FinanceOperationsContext, ParentType extends ResolversParentTypes['FinanceOperationsProduct'] = ResolversParentTypes['FinanceOperationsProduct']> = {
  company?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  cost?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  currency?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  inventoryUnit?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  isSalesStopped?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  isStocked?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  number?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  price?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  quantityDecimals?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  type?: Resolver<Maybe<ResolversTypes['ProductType']>, ParentType, ContextType>;
  unit?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  version?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type FinanceOperationsQuotationResolvers<ContextType = FinanceOperationsContext, ParentType extends ResolversParentTypes['FinanceOperationsQuotation'] = ResolversParentTypes['FinanceOperationsQuotation']> = {
  chargesTotal?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  company?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  currency?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  customerNumber?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  customersReference?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  deliveryAddress?: Resolver<Maybe<ResolversTypes['FinanceOperationsDocumentAddress']>, ParentType, ContextType>;
  deliveryMode?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  deliveryTerms?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  discountAmount?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  discountPercentage?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  discountTotal?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  invoiceCustomerNumber?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  lines?: Resolver<ResolversTypes['QuotationLineConnection'], ParentType, ContextType, RequireFields<FinanceOperationsQuotationLinesArgs, 'first'>>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  number?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  paymentTerms?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  site?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  status?: Resolver<Maybe<ResolversTypes['QuotationStatus']>, ParentType, ContextType>;
  taxTotal?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  total?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  version?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  warehouse?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type FinanceOperationsQuoteConnectionResolvers<ContextType = FinanceOperationsContext, ParentType extends ResolversParentTypes['FinanceOperationsQuoteConnection'] = ResolversParentTypes['FinanceOperationsQuoteConnection']> = {
  edges?: Resolver<Array<ResolversTypes['FinanceOperationsQuoteEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Quote']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['TotalCount']>, ParentType, ContextType>;
};

export type FinanceOperationsQuoteEdgeResolvers<ContextType = FinanceOperationsContext, ParentType extends ResolversParentTypes['FinanceOperationsQuoteEdge'] = ResolversParentTypes['FinanceOperationsQuoteEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Quote'], ParentType, ContextType>;
};

export type MutationResolvers<ContextType = FinanceOperationsContext, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  createProduct?: Resolver<Maybe<ResolversTypes['ProductPayload']>, ParentType, ContextType, RequireFields<MutationCreateProductArgs, 'input'>>;
  setCustomerCreditLimit?: Resolver<Maybe<ResolversTypes['CustomerPayload']>, ParentType, ContextType, RequireFields<MutationSetCustomerCreditLimitArgs, 'input'>>;
  setCustomerGroup?: Resolver<Maybe<ResolversTypes['CustomerPayload']>, ParentType, ContextType, RequireFields<MutationSetCustomerGroupArgs, 'input'>>;
  setCustomerHold?: Resolver<Maybe<ResolversTypes['CustomerPayload']>, ParentType, ContextType, RequireFields<MutationSetCustomerHoldArgs, 'input'>>;
  setCustomerPaymentTerms?: Resolver<Maybe<ResolversTypes['CustomerPayload']>, ParentType, ContextType, RequireFields<MutationSetCustomerPaymentTermsArgs, 'input'>>;
  setProductPrice?: Resolver<Maybe<ResolversTypes['ProductPayload']>, ParentType, ContextType, RequireFields<MutationSetProductPriceArgs, 'input'>>;
  updateFinanceOperationsContact?: Resolver<Maybe<ResolversTypes['ContactPayload']>, ParentType, ContextType, RequireFields<MutationUpdateFinanceOperationsContactArgs, 'input'>>;
  updateFinanceOperationsCustomer?: Resolver<Maybe<ResolversTypes['CustomerPayload']>, ParentType, ContextType, RequireFields<MutationUpdateFinanceOperationsCustomerArgs, 'input'>>;
  updateFinanceOperationsQuotation?: Resolver<Maybe<ResolversTypes['QuotePayload']>, ParentType, ContextType, RequireFields<MutationUpdateFinanceOperationsQuotationArgs, 'input'>>;
  updateProduct?: Resolver<Maybe<ResolversTypes['ProductPayload']>, ParentType, ContextType, RequireFields<MutationUpdateProductArgs, 'input'>>;
};

export type PageInfoResolvers<ContextType = FinanceOperationsContext, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PaymentTermResolvers<ContextType = FinanceOperationsContext, ParentType extends ResolversParentTypes['PaymentTerm'] = ResolversParentTypes['PaymentTerm']> = {
  company?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  numberOfDays?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type ProductResolvers<ContextType = FinanceOperationsContext, ParentType extends ResolversParentTypes['Product'] = ResolversParentTypes['Product'], FederationReferenceType extends FederationReferenceTypes['Product'] = FederationReferenceTypes['Product']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Product']> | FederationReferenceType, FederationReferenceType, ContextType>;
  company?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  cost?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  currency?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  financeOperations?: Resolver<Maybe<ResolversTypes['FinanceOperationsProduct']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  isSalesStopped?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  isStocked?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  number?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  price?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  quantityDecimals?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  type?: Resolver<Maybe<ResolversTypes['ProductType']>, ParentType, ContextType>;
  unit?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ProductConnectionResolvers<ContextType = FinanceOperationsContext, ParentType extends ResolversParentTypes['ProductConnection'] = ResolversParentTypes['ProductConnection']> = {
  edges?: Resolver<Array<ResolversTypes['ProductEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Product']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['TotalCount']>, ParentType, ContextType>;
};

export type ProductEdgeResolvers<ContextType = FinanceOperationsContext, ParentType extends ResolversParentTypes['ProductEdge'] = ResolversParentTypes['ProductEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Product'], ParentType, ContextType>;
};

export type ProductPayloadResolvers<ContextType = FinanceOperationsContext, ParentType extends ResolversParentTypes['ProductPayload'] = ResolversParentTypes['ProductPayload']> = {
  product?: Resolver<Maybe<ResolversTypes['Product']>, ParentType, ContextType>;
};

export type QueryResolvers<ContextType = FinanceOperationsContext, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  customerGroups?: Resolver<Array<ResolversTypes['CustomerGroup']>, ParentType, ContextType, Partial<QueryCustomerGroupsArgs>>;
  financeOperationsContact?: Resolver<Maybe<ResolversTypes['Contact']>, ParentType, ContextType, RequireFields<QueryFinanceOperationsContactArgs, 'id'>>;
  financeOperationsContacts?: Resolver<ResolversTypes['FinanceOperationsContactConnection'], ParentType, ContextType, RequireFields<QueryFinanceOperationsContactsArgs, 'first'>>;
  financeOperationsCustomer?: Resolver<Maybe<ResolversTypes['Customer']>, ParentType, ContextType, RequireFields<QueryFinanceOperationsCustomerArgs, 'id'>>;
  financeOperationsCustomers?: Resolver<ResolversTypes['FinanceOperationsCustomerConnection'], ParentType, ContextType, RequireFields<QueryFinanceOperationsCustomersArgs, 'first'>>;
  financeOperationsQuote?: Resolver<Maybe<ResolversTypes['Quote']>, ParentType, ContextType, RequireFields<QueryFinanceOperationsQuoteArgs, 'id'>>;
  financeOperationsQuotes?: Resolver<ResolversTypes['FinanceOperationsQuoteConnection'], ParentType, ContextType, RequireFields<QueryFinanceOperationsQuotesArgs, 'first'>>;
  paymentTerms?: Resolver<Array<ResolversTypes['PaymentTerm']>, ParentType, ContextType, Partial<QueryPaymentTermsArgs>>;
  product?: Resolver<Maybe<ResolversTypes['Product']>, ParentType, ContextType, RequireFields<QueryProductArgs, 'id'>>;
  productByNumber?: Resolver<Maybe<ResolversTypes['Product']>, ParentType, ContextType, RequireFields<QueryProductByNumberArgs, 'number'>>;
  products?: Resolver<ResolversTypes['ProductConnection'], ParentType, ContextType, RequireFields<QueryProductsArgs, 'first'>>;
  unitsOfMeasure?: Resolver<Array<ResolversTypes['UnitOfMeasure']>, ParentType, ContextType>;
};

export type QuotationLineResolvers<ContextType = FinanceOperationsContext, ParentType extends ResolversParentTypes['QuotationLine'] = ResolversParentTypes['QuotationLine']> = {
  amount?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  discount?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  number?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  price?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  product?: Resolver<Maybe<ResolversTypes['Product']>, ParentType, ContextType>;
  productNumber?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  quantity?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  site?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  taxTotal?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  unit?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  version?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  warehouse?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type QuotationLineConnectionResolvers<ContextType = FinanceOperationsContext, ParentType extends ResolversParentTypes['QuotationLineConnection'] = ResolversParentTypes['QuotationLineConnection']> = {
  edges?: Resolver<Array<ResolversTypes['QuotationLineEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['QuotationLine']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type QuotationLineEdgeResolvers<ContextType = FinanceOperationsContext, ParentType extends ResolversParentTypes['QuotationLineEdge'] = ResolversParentTypes['QuotationLineEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['QuotationLine'], ParentType, ContextType>;
};

export type QuoteResolvers<ContextType = FinanceOperationsContext, ParentType extends ResolversParentTypes['Quote'] = ResolversParentTypes['Quote'], FederationReferenceType extends FederationReferenceTypes['Quote'] = FederationReferenceTypes['Quote']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Quote']> | FederationReferenceType, FederationReferenceType, ContextType>;
  company?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  financeOperations?: Resolver<Maybe<ResolversTypes['FinanceOperationsQuotation']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  number?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  quotationStatus?: Resolver<Maybe<ResolversTypes['QuotationStatus']>, ParentType, ContextType>;
  taxTotal?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  total?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
};

export type QuotePayloadResolvers<ContextType = FinanceOperationsContext, ParentType extends ResolversParentTypes['QuotePayload'] = ResolversParentTypes['QuotePayload']> = {
  quote?: Resolver<Maybe<ResolversTypes['Quote']>, ParentType, ContextType>;
};

export type TotalCountResolvers<ContextType = FinanceOperationsContext, ParentType extends ResolversParentTypes['TotalCount'] = ResolversParentTypes['TotalCount']> = {
  exact?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type UnitOfMeasureResolvers<ContextType = FinanceOperationsContext, ParentType extends ResolversParentTypes['UnitOfMeasure'] = ResolversParentTypes['UnitOfMeasure']> = {
  decimals?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  symbol?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type Resolvers<ContextType = FinanceOperationsContext> = {
  Contact?: ContactResolvers<ContextType>;
  ContactPayload?: ContactPayloadResolvers<ContextType>;
  Customer?: CustomerResolvers<ContextType>;
  CustomerGroup?: CustomerGroupResolvers<ContextType>;
  CustomerPayload?: CustomerPayloadResolvers<ContextType>;
  DateTime?: GraphQLScalarType;
  Decimal?: GraphQLScalarType;
  FinanceOperationsAddress?: FinanceOperationsAddressResolvers<ContextType>;
  FinanceOperationsContact?: FinanceOperationsContactResolvers<ContextType>;
  FinanceOperationsContactConnection?: FinanceOperationsContactConnectionResolvers<ContextType>;
  FinanceOperationsContactEdge?: FinanceOperationsContactEdgeResolvers<ContextType>;
  FinanceOperationsCustomer?: FinanceOperationsCustomerResolvers<ContextType>;
  FinanceOperationsCustomerConnection?: FinanceOperationsCustomerConnectionResolvers<ContextType>;
  FinanceOperationsCustomerEdge?: FinanceOperationsCustomerEdgeResolvers<ContextType>;
  FinanceOperationsDocumentAddress?: FinanceOperationsDocumentAddressResolvers<ContextType>;
  FinanceOperationsProduct?: FinanceOperationsProductResolvers<ContextType>;
  FinanceOperationsQuotation?: FinanceOperationsQuotationResolvers<ContextType>;
  FinanceOperationsQuoteConnection?: FinanceOperationsQuoteConnectionResolvers<ContextType>;
  FinanceOperationsQuoteEdge?: FinanceOperationsQuoteEdgeResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  PaymentTerm?: PaymentTermResolvers<ContextType>;
  Product?: ProductResolvers<ContextType>;
  ProductConnection?: ProductConnectionResolvers<ContextType>;
  ProductEdge?: ProductEdgeResolvers<ContextType>;
  ProductPayload?: ProductPayloadResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  QuotationLine?: QuotationLineResolvers<ContextType>;
  QuotationLineConnection?: QuotationLineConnectionResolvers<ContextType>;
  QuotationLineEdge?: QuotationLineEdgeResolvers<ContextType>;
  Quote?: QuoteResolvers<ContextType>;
  QuotePayload?: QuotePayloadResolvers<ContextType>;
  TotalCount?: TotalCountResolvers<ContextType>;
  UnitOfMeasure?: UnitOfMeasureResolvers<ContextType>;
};

export type DirectiveResolvers<ContextType = FinanceOperationsContext> = {
  accepts?: AcceptsDirectiveResolver<any, any, ContextType>;
  column?: ColumnDirectiveResolver<any, any, ContextType>;
  entitySet?: EntitySetDirectiveResolver<any, any, ContextType>;
  integrationKey?: IntegrationKeyDirectiveResolver<any, any, ContextType>;
  owner?: OwnerDirectiveResolver<any, any, ContextType>;
  writes?: WritesDirectiveResolver<any, any, ContextType>;
};
