import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { CustomerRecord as CustomerRecordRecord, ContactRecord as ContactRecordRecord, ProductRecord as ProductRecordRecord, QuoteRecord as QuoteRecordRecord, SalesContactRecord as SalesContactRecordRecord, SalesProductRecord as SalesProductRecordRecord, SalesQuoteRecord as SalesQuoteRecordRecord, QuoteLineRecord as QuoteLineRecordRecord, WrittenCustomer as WrittenCustomerRecord, WrittenContact as WrittenContactRecord, WrittenProduct as WrittenProductRecord, WrittenQuote as WrittenQuoteRecord } from '../mappers/records.ts';
import type { SalesContext } from '../context.ts';
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
  /** A Dataverse record identifier: "60c4e274-0d87-e711-80e5-00155db19e6d". */
  Guid: { input: string; output: string; }
  _FieldSet: { input: unknown; output: unknown; }
};

export type ActivateContactInput = {
  id: Scalars['ID']['input'];
  ifVersion?: InputMaybe<Scalars['String']['input']>;
};

export type ActivateCustomerInput = {
  id: Scalars['ID']['input'];
  ifVersion?: InputMaybe<Scalars['String']['input']>;
};

export type AddQuoteLineInput = {
  id: Scalars['ID']['input'];
  line: QuoteLineInput;
  /** Give the same value again to repeat a call whose answer was lost: the line is added once. A new GUID of your choice. */
  quoteLineId?: InputMaybe<Scalars['Guid']['input']>;
};

export type ChangeQuoteStateInput = {
  id: Scalars['ID']['input'];
  ifVersion?: InputMaybe<Scalars['String']['input']>;
};

export type CloseQuoteInput = {
  id: Scalars['ID']['input'];
  /** `closeQuote` only: LOST when left out. */
  outcome?: InputMaybe<QuoteOutcome>;
  subject?: InputMaybe<Scalars['String']['input']>;
};

/** A person at a customer, as both systems know it. */
export type Contact = {
  __typename?: 'Contact';
  address?: Maybe<SalesAddress>;
  company: Scalars['String']['output'];
  /** The customer that the person works for. */
  customer?: Maybe<Customer>;
  department?: Maybe<Scalars['String']['output']>;
  description?: Maybe<Scalars['String']['output']>;
  email?: Maybe<Scalars['String']['output']>;
  firstName?: Maybe<Scalars['String']['output']>;
  fullName?: Maybe<Scalars['String']['output']>;
  /** `company:number`, company in lower case: "usmf:CON-01000-BVRCPS". */
  id: Scalars['ID']['output'];
  /** Whether the contact is active in Sales. */
  isActive?: Maybe<Scalars['Boolean']['output']>;
  /** Whether the contact has a quote of its own: it is a customer then, and no contact person of F&O. */
  isActiveCustomer?: Maybe<Scalars['Boolean']['output']>;
  jobTitle?: Maybe<Scalars['String']['output']>;
  lastName?: Maybe<Scalars['String']['output']>;
  middleName?: Maybe<Scalars['String']['output']>;
  /** Contact number in Sales, contact person id in F&O. */
  number: Scalars['String']['output'];
  phone?: Maybe<Scalars['String']['output']>;
  /** The contact in Sales; null where Sales has none with this number. */
  sales?: Maybe<SalesContact>;
  website?: Maybe<Scalars['String']['output']>;
};

export type ContactConnection = {
  __typename?: 'ContactConnection';
  edges: Array<ContactEdge>;
  nodes: Array<Contact>;
  pageInfo: PageInfo;
  totalCount?: Maybe<TotalCount>;
};

export type ContactEdge = {
  __typename?: 'ContactEdge';
  cursor: Scalars['String']['output'];
  node: Contact;
};

export type ContactFilter = {
  /** The id of a customer: `usmf:US-001`. */
  customer?: InputMaybe<Scalars['ID']['input']>;
  email?: InputMaybe<StringFilter>;
  fullName?: InputMaybe<StringFilter>;
  isActive?: InputMaybe<Scalars['Boolean']['input']>;
  lastName?: InputMaybe<StringFilter>;
  modifiedSince?: InputMaybe<Scalars['DateTime']['input']>;
  number?: InputMaybe<StringFilter>;
};

export type ContactOrder = {
  direction?: InputMaybe<SortDirection>;
  field: ContactOrderField;
};

export type ContactOrderField =
  | 'CREATED_AT'
  | 'LAST_NAME'
  | 'MODIFIED_AT'
  | 'NUMBER';

export type ContactPayload = {
  __typename?: 'ContactPayload';
  /** The contact after the write, as the addressed system holds it now. */
  contact?: Maybe<Contact>;
};

export type CreateContactInput = {
  address?: InputMaybe<SalesAddressInput>;
  /** Give the same value again to repeat a call whose answer was lost: the contact is created once. A new GUID of your choice. */
  contactId?: InputMaybe<Scalars['Guid']['input']>;
  /** The customer that the person works for: `usmf:US-001`. */
  customer?: InputMaybe<Scalars['ID']['input']>;
  department?: InputMaybe<Scalars['String']['input']>;
  description?: InputMaybe<Scalars['String']['input']>;
  doNotEmail?: InputMaybe<Scalars['Boolean']['input']>;
  email?: InputMaybe<Scalars['String']['input']>;
  firstName?: InputMaybe<Scalars['String']['input']>;
  genderCode?: InputMaybe<Scalars['Int']['input']>;
  governmentId?: InputMaybe<Scalars['String']['input']>;
  jobTitle?: InputMaybe<Scalars['String']['input']>;
  lastName: Scalars['String']['input'];
  maritalStatusCode?: InputMaybe<Scalars['Int']['input']>;
  middleName?: InputMaybe<Scalars['String']['input']>;
  mobilePhone?: InputMaybe<Scalars['String']['input']>;
  number?: InputMaybe<Scalars['String']['input']>;
  phone?: InputMaybe<Scalars['String']['input']>;
  website?: InputMaybe<Scalars['String']['input']>;
};

export type CreateCustomerInput = {
  /** Give the same value again to repeat a call whose answer was lost: the account is created once. A new GUID of your choice. */
  accountId?: InputMaybe<Scalars['Guid']['input']>;
  creditLimit?: InputMaybe<Scalars['Decimal']['input']>;
  creditOnHold?: InputMaybe<Scalars['Boolean']['input']>;
  /** ISO 4217 code; Sales' default currency when left out. */
  currency?: InputMaybe<Scalars['String']['input']>;
  deliveryAddress?: InputMaybe<SalesAddressInput>;
  description?: InputMaybe<Scalars['String']['input']>;
  email?: InputMaybe<Scalars['String']['input']>;
  fax?: InputMaybe<Scalars['String']['input']>;
  industryCode?: InputMaybe<Scalars['Int']['input']>;
  mainAddress?: InputMaybe<SalesAddressInput>;
  name: Scalars['String']['input'];
  number?: InputMaybe<Scalars['String']['input']>;
  numberOfEmployees?: InputMaybe<Scalars['Int']['input']>;
  paymentTermsCode?: InputMaybe<Scalars['Int']['input']>;
  phone?: InputMaybe<Scalars['String']['input']>;
  relationshipTypeCode?: InputMaybe<Scalars['Int']['input']>;
  revenue?: InputMaybe<Scalars['Decimal']['input']>;
  website?: InputMaybe<Scalars['String']['input']>;
};

export type CreateQuoteInput = {
  billTo?: InputMaybe<SalesAddressInput>;
  /** The person that the quote is for: `usmf:CON-01000-BVRCPS`. */
  contact?: InputMaybe<Scalars['ID']['input']>;
  /** ISO 4217 code; the customer's currency, else that of Sales, when left out. */
  currency?: InputMaybe<Scalars['String']['input']>;
  /** The customer: `usmf:US-001`. Either this or `contact`. */
  customer?: InputMaybe<Scalars['ID']['input']>;
  description?: InputMaybe<Scalars['String']['input']>;
  /** Created together with the quote: all or nothing. */
  lines?: InputMaybe<Array<QuoteLineInput>>;
  name: Scalars['String']['input'];
  number?: InputMaybe<Scalars['String']['input']>;
  /** The price list by its name; the first valid one of the currency, by name, when left out. */
  priceList?: InputMaybe<Scalars['String']['input']>;
  /** Give the same value again to repeat a call whose answer was lost: the quote is created once. A new GUID of your choice. */
  quoteId?: InputMaybe<Scalars['Guid']['input']>;
  shipTo?: InputMaybe<SalesAddressInput>;
};

/**
 * A customer as both systems know it. The fields beside `sales` and `financeOperations` hold the owner's value
 * of each shared concept, so a client that does not care where a value lives asks here.
 */
export type Customer = {
  __typename?: 'Customer';
  /** The F&O legal entity (dataAreaId), in lower case. */
  company: Scalars['String']['output'];
  /** The contacts of Sales whose company is this customer, by number. */
  contacts: ContactConnection;
  /** ISO 4217 code of the currency the customer trades in. */
  currency?: Maybe<Scalars['String']['output']>;
  deliveryAddress?: Maybe<SalesAddress>;
  description?: Maybe<Scalars['String']['output']>;
  email?: Maybe<Scalars['String']['output']>;
  fax?: Maybe<Scalars['String']['output']>;
  /** `company:number`, company in lower case: "usmf:US-001". */
  id: Scalars['ID']['output'];
  /** Whether the account is active in Sales. */
  isActive?: Maybe<Scalars['Boolean']['output']>;
  mainAddress?: Maybe<SalesAddress>;
  name?: Maybe<Scalars['String']['output']>;
  /** Account number in Sales, customer account in F&O. */
  number: Scalars['String']['output'];
  numberOfEmployees?: Maybe<Scalars['Int']['output']>;
  phone?: Maybe<Scalars['String']['output']>;
  /** The quotes of Sales for this customer, the latest revision of each, by number. */
  quotes: QuoteConnection;
  /** The account in Sales; null where Sales has none with this number. */
  sales?: Maybe<SalesAccount>;
  website?: Maybe<Scalars['String']['output']>;
};


/**
 * A customer as both systems know it. The fields beside `sales` and `financeOperations` hold the owner's value
 * of each shared concept, so a client that does not care where a value lives asks here.
 */
export type CustomerContactsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<ContactFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/**
 * A customer as both systems know it. The fields beside `sales` and `financeOperations` hold the owner's value
 * of each shared concept, so a client that does not care where a value lives asks here.
 */
export type CustomerQuotesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<QuoteFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

export type CustomerConnection = {
  __typename?: 'CustomerConnection';
  edges: Array<CustomerEdge>;
  nodes: Array<Customer>;
  pageInfo: PageInfo;
  totalCount?: Maybe<TotalCount>;
};

export type CustomerEdge = {
  __typename?: 'CustomerEdge';
  cursor: Scalars['String']['output'];
  node: Customer;
};

export type CustomerFilter = {
  city?: InputMaybe<StringFilter>;
  email?: InputMaybe<StringFilter>;
  isActive?: InputMaybe<Scalars['Boolean']['input']>;
  modifiedSince?: InputMaybe<Scalars['DateTime']['input']>;
  name?: InputMaybe<StringFilter>;
  number?: InputMaybe<StringFilter>;
};

export type CustomerOrder = {
  direction?: InputMaybe<SortDirection>;
  field: CustomerOrderField;
};

export type CustomerOrderField =
  | 'CITY'
  | 'CREATED_AT'
  | 'MODIFIED_AT'
  | 'NAME'
  | 'NUMBER';

export type CustomerPayload = {
  __typename?: 'CustomerPayload';
  /** The customer after the write, as the addressed system holds it now. */
  customer?: Maybe<Customer>;
};

export type DeactivateContactInput = {
  id: Scalars['ID']['input'];
  ifVersion?: InputMaybe<Scalars['String']['input']>;
};

export type DeactivateCustomerInput = {
  id: Scalars['ID']['input'];
  ifVersion?: InputMaybe<Scalars['String']['input']>;
};

export type Mutation = {
  __typename?: 'Mutation';
  /** Make an inactive contact active again in Sales; sync does the same with the contact person in F&O. */
  activateContact?: Maybe<ContactPayload>;
  /** Make an inactive account active again in Sales; sync carries it over from then on. */
  activateCustomer?: Maybe<CustomerPayload>;
  /** Activate a draft quote with at least one line (else QUOTE_EMPTY): sync carries it over when all its lines are products of F&O. */
  activateQuote?: Maybe<QuotePayload>;
  /** Make a draft or retired product active in Sales: only then it can stand on quotes. */
  activateSalesProduct?: Maybe<ProductPayload>;
  /** Add a line to a draft or active quote: a product by its number, or a write-in by its description. */
  addQuoteLine?: Maybe<QuotePayload>;
  /** Close a quote as lost or canceled. The quotation in F&O stays as it is. */
  closeQuote?: Maybe<QuotePayload>;
  /** Create a contact in Sales; with a parent account it becomes a contact person in F&O by sync. Without `number` Sales assigns one (`CON-…`). */
  createContact?: Maybe<ContactPayload>;
  /** Create an account in Sales; it becomes a customer in F&O by sync. Without `number` Sales assigns one (`ACC-…`). */
  createCustomer?: Maybe<CustomerPayload>;
  /** Create a draft quote in Sales, with lines or without. Without `number` Sales assigns one (`QUO-…`). */
  createQuote?: Maybe<QuotePayload>;
  /** Make the contact inactive in Sales; sync marks the contact person in F&O inactive. */
  deactivateContact?: Maybe<ContactPayload>;
  /** Make the account inactive in Sales. The customer in F&O stays as it is: blocking it is F&O's own decision (`setCustomerHold`). */
  deactivateCustomer?: Maybe<CustomerPayload>;
  /** Take a line off a draft or active quote; the numbers of the others stay. Sync takes it off the quotation. */
  removeQuoteLine?: Maybe<QuotePayload>;
  /** Retire a product in Sales: it can no longer be put on quotes. F&O is not touched. */
  retireSalesProduct?: Maybe<ProductPayload>;
  /** Close an active quote as revised and open its next revision as a draft. */
  reviseQuote?: Maybe<QuotePayload>;
  /** Change fields of the contact in Sales. Only the given fields are written; null clears. */
  updateContact?: Maybe<ContactPayload>;
  /** Change fields of the account in Sales. Only the given fields are written; null clears. */
  updateCustomer?: Maybe<CustomerPayload>;
  /** Change the header of a quote in Sales. Only the given fields are written; null clears. */
  updateQuote?: Maybe<QuotePayload>;
  /** Change a line of a draft or active quote. */
  updateQuoteLine?: Maybe<QuotePayload>;
  /** Change a product in Sales. What F&O owns of a product that comes from there is refused with FIELD_NOT_OWNED. */
  updateSalesProduct?: Maybe<ProductPayload>;
  /** Close an active quote as won. The quotation in F&O stays as it is. */
  winQuote?: Maybe<QuotePayload>;
};


export type MutationActivateContactArgs = {
  input: ActivateContactInput;
};


export type MutationActivateCustomerArgs = {
  input: ActivateCustomerInput;
};


export type MutationActivateQuoteArgs = {
  input: ChangeQuoteStateInput;
};


export type MutationActivateSalesProductArgs = {
  input: SetSalesProductStateInput;
};


export type MutationAddQuoteLineArgs = {
  input: AddQuoteLineInput;
};


export type MutationCloseQuoteArgs = {
  input: CloseQuoteInput;
};


export type MutationCreateContactArgs = {
  input: CreateContactInput;
};


export type MutationCreateCustomerArgs = {
  input: CreateCustomerInput;
};


export type MutationCreateQuoteArgs = {
  input: CreateQuoteInput;
};


export type MutationDeactivateContactArgs = {
  input: DeactivateContactInput;
};


export type MutationDeactivateCustomerArgs = {
  input: DeactivateCustomerInput;
};


export type MutationRemoveQuoteLineArgs = {
  input: RemoveQuoteLineInput;
};


export type MutationRetireSalesProductArgs = {
  input: SetSalesProductStateInput;
};


export type MutationReviseQuoteArgs = {
  input: ChangeQuoteStateInput;
};


export type MutationUpdateContactArgs = {
  input: UpdateContactInput;
};


export type MutationUpdateCustomerArgs = {
  input: UpdateCustomerInput;
};


export type MutationUpdateQuoteArgs = {
  input: UpdateQuoteInput;
};


export type MutationUpdateQuoteLineArgs = {
  input: UpdateQuoteLineInput;
};


export type MutationUpdateSalesProductArgs = {
  input: UpdateSalesProductInput;
};


export type MutationWinQuoteArgs = {
  input: CloseQuoteInput;
};

export type PageInfo = {
  __typename?: 'PageInfo';
  endCursor?: Maybe<Scalars['String']['output']>;
  hasNextPage: Scalars['Boolean']['output'];
  hasPreviousPage: Scalars['Boolean']['output'];
  startCursor?: Maybe<Scalars['String']['output']>;
};

export type PriceList = {
  __typename?: 'PriceList';
  currency?: Maybe<Scalars['String']['output']>;
  isActive?: Maybe<Scalars['Boolean']['output']>;
  name?: Maybe<Scalars['String']['output']>;
  priceListId: Scalars['Guid']['output'];
  validFrom?: Maybe<Scalars['DateTime']['output']>;
  validTo?: Maybe<Scalars['DateTime']['output']>;
};

export type Product = {
  __typename?: 'Product';
  /** The F&O legal entity that products come from, in lower case. */
  company: Scalars['String']['output'];
  /** `company:number`, company in lower case: "usmf:D0001". */
  id: Scalars['ID']['output'];
  /** Whether the product can stand on quotes. */
  isActiveInSales?: Maybe<Scalars['Boolean']['output']>;
  /** Product number in both systems; every variant has its own: "D0010:::Black". */
  number: Scalars['String']['output'];
  /** The latest revisions of quotes that have this product on a line, by number. */
  quotes: QuoteConnection;
  /** The product in Sales; null where Sales has none with this number. */
  sales?: Maybe<SalesProduct>;
};


export type ProductQuotesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

export type ProductPayload = {
  __typename?: 'ProductPayload';
  /** The product after the write, as the addressed system holds it now. */
  product?: Maybe<Product>;
};

export type Query = {
  __typename?: 'Query';
  /** One contact by its identifier `company:number`. CONTACT_NOT_FOUND where Sales holds none with that number. */
  contact?: Maybe<Contact>;
  /** One contact by its contact number; `company` defaults to the only company, when there is one. */
  contactByNumber?: Maybe<Contact>;
  /** The contacts of Sales that have a number, in a stable order. */
  contacts: ContactConnection;
  /** One customer by its identifier `company:number`. CUSTOMER_NOT_FOUND where Sales holds no account with that number. */
  customer?: Maybe<Customer>;
  /** One customer by its account number; `company` defaults to the only company, when there is one. */
  customerByNumber?: Maybe<Customer>;
  /** The accounts of Sales that have a number, in a stable order. */
  customers: CustomerConnection;
  /** The price lists of Sales: sync puts a product on the first valid one of its currency, by name. */
  priceLists: Array<PriceList>;
  /** The latest revision of a quote by its identifier `company:number`. QUOTE_NOT_FOUND where Sales holds none. */
  quote?: Maybe<Quote>;
  /** The quotes of Sales, the latest revision of each, in a stable order. */
  quotes: QuoteConnection;
  /** One account by its Dataverse identifier, with or without a number. */
  salesAccount?: Maybe<SalesAccount>;
  /** Accounts as Sales holds them; `withoutNumber: true` lists those that cannot be customers yet. */
  salesAccounts: SalesAccountConnection;
  /** One contact by its Dataverse identifier, with or without a number. */
  salesContact?: Maybe<SalesContact>;
  /**
   * One product of Sales, also one that Sales maintains itself: by its identifier `company:number`, or by its Dataverse
   * identifier, which one without a number has alone. PRODUCT_NOT_FOUND where Sales holds none.
   */
  salesProduct?: Maybe<SalesProduct>;
  /** Products as Sales holds them, in a stable order. */
  salesProducts: SalesProductConnection;
  /** One quote by its Dataverse identifier: also an older revision. */
  salesQuote?: Maybe<SalesQuote>;
};


export type QueryContactArgs = {
  id: Scalars['ID']['input'];
};


export type QueryContactByNumberArgs = {
  company?: InputMaybe<Scalars['String']['input']>;
  number: Scalars['String']['input'];
};


export type QueryContactsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<ContactFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<ContactOrder>;
};


export type QueryCustomerArgs = {
  id: Scalars['ID']['input'];
};


export type QueryCustomerByNumberArgs = {
  company?: InputMaybe<Scalars['String']['input']>;
  number: Scalars['String']['input'];
};


export type QueryCustomersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<CustomerFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<CustomerOrder>;
};


export type QueryQuoteArgs = {
  id: Scalars['ID']['input'];
};


export type QueryQuotesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<QuoteFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<QuoteOrder>;
};


export type QuerySalesAccountArgs = {
  accountId: Scalars['Guid']['input'];
};


export type QuerySalesAccountsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  withoutNumber?: InputMaybe<Scalars['Boolean']['input']>;
};


export type QuerySalesContactArgs = {
  contactId: Scalars['Guid']['input'];
};


export type QuerySalesProductArgs = {
  id?: InputMaybe<Scalars['ID']['input']>;
  productId?: InputMaybe<Scalars['Guid']['input']>;
};


export type QuerySalesProductsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<SalesProductFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<SalesProductOrder>;
};


export type QuerySalesQuoteArgs = {
  quoteId: Scalars['Guid']['input'];
};

/** A quote in Sales and its quotation in F&O. The key is the number; the latest revision stands for it. */
export type Quote = {
  __typename?: 'Quote';
  company: Scalars['String']['output'];
  /** The person that the quote is for, where no company is. */
  contact?: Maybe<Contact>;
  /** ISO 4217 code. */
  currency?: Maybe<Scalars['String']['output']>;
  /** The customer that the quote is for; null where that is a person. */
  customer?: Maybe<Customer>;
  /** `company:number`, company in lower case: "usmf:QUO-01000-A1B2C3". */
  id: Scalars['ID']['output'];
  /** The lines by their numbers. */
  lines: QuoteLineConnection;
  name?: Maybe<Scalars['String']['output']>;
  /** Quote number in Sales, quotation number in F&O. */
  number: Scalars['String']['output'];
  /** Revisions before the latest, newest first. */
  revisions?: Maybe<Array<SalesQuote>>;
  /** The latest revision in Sales; null where Sales has no quote with this number. */
  sales?: Maybe<SalesQuote>;
  shipTo?: Maybe<SalesAddress>;
  state?: Maybe<QuoteState>;
};


/** A quote in Sales and its quotation in F&O. The key is the number; the latest revision stands for it. */
export type QuoteLinesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

export type QuoteConnection = {
  __typename?: 'QuoteConnection';
  edges: Array<QuoteEdge>;
  nodes: Array<Quote>;
  pageInfo: PageInfo;
  totalCount?: Maybe<TotalCount>;
};

export type QuoteEdge = {
  __typename?: 'QuoteEdge';
  cursor: Scalars['String']['output'];
  node: Quote;
};

export type QuoteFilter = {
  /** The id of a customer: `usmf:US-001`. */
  customer?: InputMaybe<Scalars['ID']['input']>;
  modifiedSince?: InputMaybe<Scalars['DateTime']['input']>;
  name?: InputMaybe<StringFilter>;
  number?: InputMaybe<StringFilter>;
  state?: InputMaybe<QuoteState>;
};

/** A line of a quote as Sales holds it. */
export type QuoteLine = {
  __typename?: 'QuoteLine';
  /** Quantity times price, as Sales calculates it. */
  amount?: Maybe<Scalars['Decimal']['output']>;
  /** What a write-in line is about. */
  description?: Maybe<Scalars['String']['output']>;
  /** The discount on the whole line. */
  discount?: Maybe<Scalars['Decimal']['output']>;
  /** Less discount, with tax. */
  extendedAmount?: Maybe<Scalars['Decimal']['output']>;
  isPriceOverridden?: Maybe<Scalars['Boolean']['output']>;
  isWriteIn?: Maybe<Scalars['Boolean']['output']>;
  /** The number that both systems know the line by; it never changes, and gaps stay where lines were taken off. */
  number?: Maybe<Scalars['Int']['output']>;
  pricePerUnit?: Maybe<Scalars['Decimal']['output']>;
  /** What kept Sales from pricing the line; 0 for nothing. */
  pricingErrorCode?: Maybe<Scalars['Int']['output']>;
  /** The product of both systems; null for a write-in and for a product without number. */
  product?: Maybe<Product>;
  /** The product number; null for a write-in. */
  productNumber?: Maybe<Scalars['String']['output']>;
  /** More than 0. */
  quantity?: Maybe<Scalars['Decimal']['output']>;
  quoteLineId: Scalars['Guid']['output'];
  /** F&O owns the tax of a line. */
  tax?: Maybe<Scalars['Decimal']['output']>;
  /** The unit by its name. */
  unit?: Maybe<Scalars['String']['output']>;
  version?: Maybe<Scalars['String']['output']>;
};

export type QuoteLineConnection = {
  __typename?: 'QuoteLineConnection';
  edges: Array<QuoteLineEdge>;
  nodes: Array<QuoteLine>;
  pageInfo: PageInfo;
};

export type QuoteLineEdge = {
  __typename?: 'QuoteLineEdge';
  cursor: Scalars['String']['output'];
  node: QuoteLine;
};

/** A product by its number, or a write-in by its description. */
export type QuoteLineInput = {
  description?: InputMaybe<Scalars['String']['input']>;
  discount?: InputMaybe<Scalars['Decimal']['input']>;
  /** Overrides the price of the price list; needed for a write-in. */
  pricePerUnit?: InputMaybe<Scalars['Decimal']['input']>;
  productNumber?: InputMaybe<Scalars['String']['input']>;
  /** More than 0, with no more decimal places than the product has. */
  quantity: Scalars['Decimal']['input'];
  /** The unit by its name; the product's own when left out. */
  unit?: InputMaybe<Scalars['String']['input']>;
};

export type QuoteOrder = {
  direction?: InputMaybe<SortDirection>;
  field: QuoteOrderField;
};

export type QuoteOrderField =
  | 'CREATED_AT'
  | 'MODIFIED_AT'
  | 'NAME'
  | 'NUMBER';

export type QuoteOutcome =
  | 'CANCELED'
  | 'LOST';

export type QuotePayload = {
  __typename?: 'QuotePayload';
  /** The quote after the write, as the addressed system holds it now. */
  quote?: Maybe<Quote>;
};

export type QuoteState =
  | 'ACTIVE'
  | 'CLOSED'
  | 'DRAFT'
  | 'WON';

export type RemoveQuoteLineInput = {
  id: Scalars['ID']['input'];
  number: Scalars['Int']['input'];
};

/** The account as Sales holds it. */
export type SalesAccount = {
  __typename?: 'SalesAccount';
  accountId: Scalars['Guid']['output'];
  businessUnit?: Maybe<Scalars['String']['output']>;
  createdAt?: Maybe<Scalars['DateTime']['output']>;
  /** Sales' copy; F&O owns the credit limit. */
  creditLimit?: Maybe<Scalars['Decimal']['output']>;
  /** Sales' copy; F&O owns the decision to hold a customer. */
  creditOnHold?: Maybe<Scalars['Boolean']['output']>;
  /** ISO 4217 code of the account's currency. */
  currency?: Maybe<Scalars['String']['output']>;
  deliveryAddress?: Maybe<SalesAddress>;
  description?: Maybe<Scalars['String']['output']>;
  email?: Maybe<Scalars['String']['output']>;
  fax?: Maybe<Scalars['String']['output']>;
  /** The industry option of Sales. */
  industryCode?: Maybe<Scalars['Int']['output']>;
  isActive?: Maybe<Scalars['Boolean']['output']>;
  mainAddress?: Maybe<SalesAddress>;
  modifiedAt?: Maybe<Scalars['DateTime']['output']>;
  name?: Maybe<Scalars['String']['output']>;
  number?: Maybe<Scalars['String']['output']>;
  numberOfEmployees?: Maybe<Scalars['Int']['output']>;
  /** Sales' payment terms option (1 Net 30, 2 2% 10 Net 30, 3 Net 45, 4 Net 60); F&O owns payment terms. */
  paymentTermsCode?: Maybe<Scalars['Int']['output']>;
  phone?: Maybe<Scalars['String']['output']>;
  /** Customer, prospect, partner …: the relationship type option of Sales. */
  relationshipTypeCode?: Maybe<Scalars['Int']['output']>;
  revenue?: Maybe<Scalars['Decimal']['output']>;
  statusCode?: Maybe<Scalars['Int']['output']>;
  /** The record's version (ETag): give it to a mutation as `ifVersion` to be refused when somebody wrote in between. */
  version?: Maybe<Scalars['String']['output']>;
  website?: Maybe<Scalars['String']['output']>;
};

export type SalesAccountConnection = {
  __typename?: 'SalesAccountConnection';
  edges: Array<SalesAccountEdge>;
  nodes: Array<SalesAccount>;
  pageInfo: PageInfo;
  totalCount?: Maybe<TotalCount>;
};

export type SalesAccountEdge = {
  __typename?: 'SalesAccountEdge';
  cursor: Scalars['String']['output'];
  node: SalesAccount;
};

export type SalesAddress = {
  __typename?: 'SalesAddress';
  city?: Maybe<Scalars['String']['output']>;
  /** As typed in Sales: a name or an ISO code. */
  country?: Maybe<Scalars['String']['output']>;
  postalCode?: Maybe<Scalars['String']['output']>;
  stateOrProvince?: Maybe<Scalars['String']['output']>;
  street?: Maybe<Scalars['String']['output']>;
  street2?: Maybe<Scalars['String']['output']>;
};

export type SalesAddressInput = {
  city?: InputMaybe<Scalars['String']['input']>;
  country?: InputMaybe<Scalars['String']['input']>;
  postalCode?: InputMaybe<Scalars['String']['input']>;
  stateOrProvince?: InputMaybe<Scalars['String']['input']>;
  street?: InputMaybe<Scalars['String']['input']>;
  street2?: InputMaybe<Scalars['String']['input']>;
};

/** The contact as Sales holds it. */
export type SalesContact = {
  __typename?: 'SalesContact';
  /** The account number of the parent account. */
  accountNumber?: Maybe<Scalars['String']['output']>;
  address?: Maybe<SalesAddress>;
  businessUnit?: Maybe<Scalars['String']['output']>;
  /** The contact in the unified graph; null where it has no number or no company. */
  contact?: Maybe<Contact>;
  contactId: Scalars['Guid']['output'];
  createdAt?: Maybe<Scalars['DateTime']['output']>;
  department?: Maybe<Scalars['String']['output']>;
  description?: Maybe<Scalars['String']['output']>;
  doNotEmail?: Maybe<Scalars['Boolean']['output']>;
  email?: Maybe<Scalars['String']['output']>;
  firstName?: Maybe<Scalars['String']['output']>;
  fullName?: Maybe<Scalars['String']['output']>;
  /** Male 1, female 2. */
  genderCode?: Maybe<Scalars['Int']['output']>;
  governmentId?: Maybe<Scalars['String']['output']>;
  isActive?: Maybe<Scalars['Boolean']['output']>;
  isActiveCustomer?: Maybe<Scalars['Boolean']['output']>;
  /** Whether the parent is an account; set by Sales. */
  isCompanyAnAccount?: Maybe<Scalars['Boolean']['output']>;
  jobTitle?: Maybe<Scalars['String']['output']>;
  lastName?: Maybe<Scalars['String']['output']>;
  /** Single 1, married 2, divorced 3, widowed 4. */
  maritalStatusCode?: Maybe<Scalars['Int']['output']>;
  middleName?: Maybe<Scalars['String']['output']>;
  mobilePhone?: Maybe<Scalars['String']['output']>;
  modifiedAt?: Maybe<Scalars['DateTime']['output']>;
  number?: Maybe<Scalars['String']['output']>;
  phone?: Maybe<Scalars['String']['output']>;
  statusCode?: Maybe<Scalars['Int']['output']>;
  /** The record's version (ETag): give it to a mutation as `ifVersion`. */
  version?: Maybe<Scalars['String']['output']>;
  website?: Maybe<Scalars['String']['output']>;
};

/** The product as Sales holds it. Where it comes from F&O, F&O owns all but what Sales alone has. */
export type SalesProduct = {
  __typename?: 'SalesProduct';
  cost?: Maybe<Scalars['Decimal']['output']>;
  createdAt?: Maybe<Scalars['DateTime']['output']>;
  /** ISO 4217 code of the currency of price and cost. */
  currency?: Maybe<Scalars['String']['output']>;
  description?: Maybe<Scalars['String']['output']>;
  /** Whether the product comes from F&O; set by sync. */
  isExternallyMaintained?: Maybe<Scalars['Boolean']['output']>;
  isStocked?: Maybe<Scalars['Boolean']['output']>;
  modifiedAt?: Maybe<Scalars['DateTime']['output']>;
  name?: Maybe<Scalars['String']['output']>;
  number?: Maybe<Scalars['String']['output']>;
  price?: Maybe<Scalars['Decimal']['output']>;
  /** The price list by its name. */
  priceList?: Maybe<Scalars['String']['output']>;
  /** The product in the unified graph; null where it has no number. */
  product?: Maybe<Product>;
  productId: Scalars['Guid']['output'];
  /** Decimal places that a quantity may have, 0 to 5. */
  quantityDecimals?: Maybe<Scalars['Int']['output']>;
  /** Active 0, retired 1, draft 2, under revision 3. */
  stateCode?: Maybe<Scalars['Int']['output']>;
  statusCode?: Maybe<Scalars['Int']['output']>;
  /** Sales inventory 1, miscellaneous charges 2, services 3, flat fees 4. */
  typeCode?: Maybe<Scalars['Int']['output']>;
  /** The unit by its name. */
  unit?: Maybe<Scalars['String']['output']>;
  /** The unit group by its name. */
  unitGroup?: Maybe<Scalars['String']['output']>;
  url?: Maybe<Scalars['String']['output']>;
  vendorName?: Maybe<Scalars['String']['output']>;
  vendorPartNumber?: Maybe<Scalars['String']['output']>;
  /** The record's version (ETag): give it to a mutation as `ifVersion`. */
  version?: Maybe<Scalars['String']['output']>;
};

export type SalesProductConnection = {
  __typename?: 'SalesProductConnection';
  edges: Array<SalesProductEdge>;
  nodes: Array<SalesProduct>;
  pageInfo: PageInfo;
  totalCount?: Maybe<TotalCount>;
};

export type SalesProductEdge = {
  __typename?: 'SalesProductEdge';
  cursor: Scalars['String']['output'];
  node: SalesProduct;
};

export type SalesProductFilter = {
  isActive?: InputMaybe<Scalars['Boolean']['input']>;
  /** True: products of F&O; false: products that Sales maintains itself. */
  isExternallyMaintained?: InputMaybe<Scalars['Boolean']['input']>;
  name?: InputMaybe<StringFilter>;
  number?: InputMaybe<StringFilter>;
};

export type SalesProductOrder = {
  direction?: InputMaybe<SortDirection>;
  field: SalesProductOrderField;
};

export type SalesProductOrderField =
  | 'MODIFIED_AT'
  | 'NAME'
  | 'NUMBER';

/** The quote as Sales holds it. */
export type SalesQuote = {
  __typename?: 'SalesQuote';
  /** The account number of the customer, where a company is one. */
  accountNumber?: Maybe<Scalars['String']['output']>;
  billTo?: Maybe<SalesAddress>;
  businessUnit?: Maybe<Scalars['String']['output']>;
  /** The contact number of the customer, where a person is one. */
  contactNumber?: Maybe<Scalars['String']['output']>;
  createdAt?: Maybe<Scalars['DateTime']['output']>;
  /** ISO 4217 code. */
  currency?: Maybe<Scalars['String']['output']>;
  description?: Maybe<Scalars['String']['output']>;
  discountAmount?: Maybe<Scalars['Decimal']['output']>;
  /** Sales' discount on the header; F&O owns header discounts of a quotation. */
  discountPercentage?: Maybe<Scalars['Decimal']['output']>;
  discountTotal?: Maybe<Scalars['Decimal']['output']>;
  /** F&O owns the charges of a quotation, and calculates them. */
  freightAmount?: Maybe<Scalars['Decimal']['output']>;
  /** Whether every line is a product of F&O, as Sales notes it. Sync judges for itself. */
  hasExternallyMaintainedProductsOnly?: Maybe<Scalars['Boolean']['output']>;
  /** The sum of the lines, as Sales calculates it. */
  lineTotal?: Maybe<Scalars['Decimal']['output']>;
  lines: QuoteLineConnection;
  modifiedAt?: Maybe<Scalars['DateTime']['output']>;
  name?: Maybe<Scalars['String']['output']>;
  number?: Maybe<Scalars['String']['output']>;
  /** The price list by its name. */
  priceList?: Maybe<Scalars['String']['output']>;
  /** The quote in the unified graph. */
  quote?: Maybe<Quote>;
  quoteId: Scalars['Guid']['output'];
  revision?: Maybe<Scalars['Int']['output']>;
  shipTo?: Maybe<SalesAddress>;
  /** Draft 0, active 1, won 2, closed 3. */
  stateCode?: Maybe<Scalars['Int']['output']>;
  /** In progress 1 and 2, open 3, won 4, lost 5, canceled 6, revised 7. */
  statusCode?: Maybe<Scalars['Int']['output']>;
  taxTotal?: Maybe<Scalars['Decimal']['output']>;
  total?: Maybe<Scalars['Decimal']['output']>;
  /** The record's version (ETag): give it to a mutation as `ifVersion`. */
  version?: Maybe<Scalars['String']['output']>;
};


/** The quote as Sales holds it. */
export type SalesQuoteLinesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

export type SetSalesProductStateInput = {
  /** The product, `usmf:D0001`. Either this or `productId`. */
  id?: InputMaybe<Scalars['ID']['input']>;
  ifVersion?: InputMaybe<Scalars['String']['input']>;
  /** The Dataverse identifier: for a product without a number. */
  productId?: InputMaybe<Scalars['Guid']['input']>;
};

export type SortDirection =
  | 'ASC'
  | 'DESC';

/** Strings compare without regard to case, as Dataverse does. */
export type StringFilter = {
  contains?: InputMaybe<Scalars['String']['input']>;
  eq?: InputMaybe<Scalars['String']['input']>;
  in?: InputMaybe<Array<Scalars['String']['input']>>;
  startsWith?: InputMaybe<Scalars['String']['input']>;
};

/** The two systems of prospect to cash. */
export type System =
  /** Dynamics 365 Finance & Operations. */
  | 'FINANCE_OPERATIONS'
  /** Dynamics 365 Sales, on Dataverse. */
  | 'SALES';

/** How many records match. Dataverse stops counting at 5,000: `exact` is false from there on. */
export type TotalCount = {
  __typename?: 'TotalCount';
  exact: Scalars['Boolean']['output'];
  value: Scalars['Int']['output'];
};

export type UpdateContactInput = {
  address?: InputMaybe<SalesAddressInput>;
  /** The customer that the person works for; null leaves the person without one. */
  customer?: InputMaybe<Scalars['ID']['input']>;
  department?: InputMaybe<Scalars['String']['input']>;
  description?: InputMaybe<Scalars['String']['input']>;
  doNotEmail?: InputMaybe<Scalars['Boolean']['input']>;
  email?: InputMaybe<Scalars['String']['input']>;
  firstName?: InputMaybe<Scalars['String']['input']>;
  genderCode?: InputMaybe<Scalars['Int']['input']>;
  governmentId?: InputMaybe<Scalars['String']['input']>;
  id: Scalars['ID']['input'];
  /** The version that was read; without it the record is read, checked and written with that version. */
  ifVersion?: InputMaybe<Scalars['String']['input']>;
  jobTitle?: InputMaybe<Scalars['String']['input']>;
  lastName?: InputMaybe<Scalars['String']['input']>;
  maritalStatusCode?: InputMaybe<Scalars['Int']['input']>;
  middleName?: InputMaybe<Scalars['String']['input']>;
  mobilePhone?: InputMaybe<Scalars['String']['input']>;
  phone?: InputMaybe<Scalars['String']['input']>;
  website?: InputMaybe<Scalars['String']['input']>;
};

export type UpdateCustomerInput = {
  creditLimit?: InputMaybe<Scalars['Decimal']['input']>;
  creditOnHold?: InputMaybe<Scalars['Boolean']['input']>;
  currency?: InputMaybe<Scalars['String']['input']>;
  deliveryAddress?: InputMaybe<SalesAddressInput>;
  description?: InputMaybe<Scalars['String']['input']>;
  email?: InputMaybe<Scalars['String']['input']>;
  fax?: InputMaybe<Scalars['String']['input']>;
  id: Scalars['ID']['input'];
  /** The version that was read; without it the record is read, checked and written with that version. */
  ifVersion?: InputMaybe<Scalars['String']['input']>;
  industryCode?: InputMaybe<Scalars['Int']['input']>;
  mainAddress?: InputMaybe<SalesAddressInput>;
  name?: InputMaybe<Scalars['String']['input']>;
  numberOfEmployees?: InputMaybe<Scalars['Int']['input']>;
  paymentTermsCode?: InputMaybe<Scalars['Int']['input']>;
  phone?: InputMaybe<Scalars['String']['input']>;
  relationshipTypeCode?: InputMaybe<Scalars['Int']['input']>;
  revenue?: InputMaybe<Scalars['Decimal']['input']>;
  website?: InputMaybe<Scalars['String']['input']>;
};

export type UpdateQuoteInput = {
  billTo?: InputMaybe<SalesAddressInput>;
  description?: InputMaybe<Scalars['String']['input']>;
  discountAmount?: InputMaybe<Scalars['Decimal']['input']>;
  discountPercentage?: InputMaybe<Scalars['Decimal']['input']>;
  freightAmount?: InputMaybe<Scalars['Decimal']['input']>;
  id: Scalars['ID']['input'];
  /** The version that was read; without it the record is read, checked and written with that version. */
  ifVersion?: InputMaybe<Scalars['String']['input']>;
  name?: InputMaybe<Scalars['String']['input']>;
  shipTo?: InputMaybe<SalesAddressInput>;
};

export type UpdateQuoteLineInput = {
  /** Of a write-in; a product has its own. */
  description?: InputMaybe<Scalars['String']['input']>;
  discount?: InputMaybe<Scalars['Decimal']['input']>;
  id: Scalars['ID']['input'];
  ifVersion?: InputMaybe<Scalars['String']['input']>;
  /** The number of the line. */
  number: Scalars['Int']['input'];
  pricePerUnit?: InputMaybe<Scalars['Decimal']['input']>;
  /** More than 0, with no more decimal places than the product has. */
  quantity?: InputMaybe<Scalars['Decimal']['input']>;
  tax?: InputMaybe<Scalars['Decimal']['input']>;
  unit?: InputMaybe<Scalars['String']['input']>;
};

export type UpdateSalesProductInput = {
  cost?: InputMaybe<Scalars['Decimal']['input']>;
  description?: InputMaybe<Scalars['String']['input']>;
  /** The product, `usmf:D0001`. Either this or `productId`. */
  id?: InputMaybe<Scalars['ID']['input']>;
  ifVersion?: InputMaybe<Scalars['String']['input']>;
  name?: InputMaybe<Scalars['String']['input']>;
  price?: InputMaybe<Scalars['Decimal']['input']>;
  /** The Dataverse identifier: for a product without a number. */
  productId?: InputMaybe<Scalars['Guid']['input']>;
  url?: InputMaybe<Scalars['String']['input']>;
  vendorName?: InputMaybe<Scalars['String']['input']>;
  vendorPartNumber?: InputMaybe<Scalars['String']['input']>;
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
  SalesAccount: SalesAccount;
  SalesContact: SalesContact;
  SalesProduct: SalesProduct;
  SalesQuote: SalesQuote;
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
  SalesAccount:
    ( { __typename: 'SalesAccount' }
    & GraphQLRecursivePick<FederationTypes['SalesAccount'], {"accountId":true}> );
  SalesContact:
    ( { __typename: 'SalesContact' }
    & GraphQLRecursivePick<FederationTypes['SalesContact'], {"contactId":true}> );
  SalesProduct:
    ( { __typename: 'SalesProduct' }
    & GraphQLRecursivePick<FederationTypes['SalesProduct'], {"productId":true}> );
  SalesQuote:
    ( { __typename: 'SalesQuote' }
    & GraphQLRecursivePick<FederationTypes['SalesQuote'], {"quoteId":true}> );
};



/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  ActivateContactInput: ActivateContactInput;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  ActivateCustomerInput: ActivateCustomerInput;
  AddQuoteLineInput: AddQuoteLineInput;
  ChangeQuoteStateInput: ChangeQuoteStateInput;
  CloseQuoteInput: CloseQuoteInput;
  Contact: ResolverTypeWrapper<ContactRecordRecord>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  ContactConnection: ResolverTypeWrapper<Omit<ContactConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['ContactEdge']>, nodes: Array<ResolversTypes['Contact']> }>;
  ContactEdge: ResolverTypeWrapper<Omit<ContactEdge, 'node'> & { node: ResolversTypes['Contact'] }>;
  ContactFilter: ContactFilter;
  ContactOrder: ContactOrder;
  ContactOrderField: ContactOrderField;
  ContactPayload: ResolverTypeWrapper<WrittenContactRecord>;
  CreateContactInput: CreateContactInput;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  CreateCustomerInput: CreateCustomerInput;
  CreateQuoteInput: CreateQuoteInput;
  Customer: ResolverTypeWrapper<CustomerRecordRecord>;
  CustomerConnection: ResolverTypeWrapper<Omit<CustomerConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['CustomerEdge']>, nodes: Array<ResolversTypes['Customer']> }>;
  CustomerEdge: ResolverTypeWrapper<Omit<CustomerEdge, 'node'> & { node: ResolversTypes['Customer'] }>;
  CustomerFilter: CustomerFilter;
  CustomerOrder: CustomerOrder;
  CustomerOrderField: CustomerOrderField;
  CustomerPayload: ResolverTypeWrapper<WrittenCustomerRecord>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  DeactivateContactInput: DeactivateContactInput;
  DeactivateCustomerInput: DeactivateCustomerInput;
  Decimal: ResolverTypeWrapper<Scalars['Decimal']['output']>;
  Guid: ResolverTypeWrapper<Scalars['Guid']['output']>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  PriceList: ResolverTypeWrapper<PriceList>;
  Product: ResolverTypeWrapper<ProductRecordRecord>;
  ProductPayload: ResolverTypeWrapper<WrittenProductRecord>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Quote: ResolverTypeWrapper<QuoteRecordRecord>;
  QuoteConnection: ResolverTypeWrapper<Omit<QuoteConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['QuoteEdge']>, nodes: Array<ResolversTypes['Quote']> }>;
  QuoteEdge: ResolverTypeWrapper<Omit<QuoteEdge, 'node'> & { node: ResolversTypes['Quote'] }>;
  QuoteFilter: QuoteFilter;
  QuoteLine: ResolverTypeWrapper<QuoteLineRecordRecord>;
  QuoteLineConnection: ResolverTypeWrapper<Omit<QuoteLineConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['QuoteLineEdge']>, nodes: Array<ResolversTypes['QuoteLine']> }>;
  QuoteLineEdge: ResolverTypeWrapper<Omit<QuoteLineEdge, 'node'> & { node: ResolversTypes['QuoteLine'] }>;
  QuoteLineInput: QuoteLineInput;
  QuoteOrder: QuoteOrder;
  QuoteOrderField: QuoteOrderField;
  QuoteOutcome: QuoteOutcome;
  QuotePayload: ResolverTypeWrapper<WrittenQuoteRecord>;
  QuoteState: QuoteState;
  RemoveQuoteLineInput: RemoveQuoteLineInput;
  SalesAccount: ResolverTypeWrapper<SalesAccount>;
  SalesAccountConnection: ResolverTypeWrapper<SalesAccountConnection>;
  SalesAccountEdge: ResolverTypeWrapper<SalesAccountEdge>;
  SalesAddress: ResolverTypeWrapper<SalesAddress>;
  SalesAddressInput: SalesAddressInput;
  SalesContact: ResolverTypeWrapper<SalesContactRecordRecord>;
  SalesProduct: ResolverTypeWrapper<SalesProductRecordRecord>;
  SalesProductConnection: ResolverTypeWrapper<Omit<SalesProductConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['SalesProductEdge']>, nodes: Array<ResolversTypes['SalesProduct']> }>;
  SalesProductEdge: ResolverTypeWrapper<Omit<SalesProductEdge, 'node'> & { node: ResolversTypes['SalesProduct'] }>;
  SalesProductFilter: SalesProductFilter;
  SalesProductOrder: SalesProductOrder;
  SalesProductOrderField: SalesProductOrderField;
  SalesQuote: ResolverTypeWrapper<SalesQuoteRecordRecord>;
  SetSalesProductStateInput: SetSalesProductStateInput;
  SortDirection: SortDirection;
  StringFilter: StringFilter;
  System: System;
  TotalCount: ResolverTypeWrapper<TotalCount>;
  UpdateContactInput: UpdateContactInput;
  UpdateCustomerInput: UpdateCustomerInput;
  UpdateQuoteInput: UpdateQuoteInput;
  UpdateQuoteLineInput: UpdateQuoteLineInput;
  UpdateSalesProductInput: UpdateSalesProductInput;
  ValueFormat: ValueFormat;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  ActivateContactInput: ActivateContactInput;
  ID: Scalars['ID']['output'];
  ActivateCustomerInput: ActivateCustomerInput;
  AddQuoteLineInput: AddQuoteLineInput;
  ChangeQuoteStateInput: ChangeQuoteStateInput;
  CloseQuoteInput: CloseQuoteInput;
  Contact: ContactRecordRecord;
  Boolean: Scalars['Boolean']['output'];
  ContactConnection: Omit<ContactConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['ContactEdge']>, nodes: Array<ResolversParentTypes['Contact']> };
  ContactEdge: Omit<ContactEdge, 'node'> & { node: ResolversParentTypes['Contact'] };
  ContactFilter: ContactFilter;
  ContactOrder: ContactOrder;
  ContactPayload: WrittenContactRecord;
  CreateContactInput: CreateContactInput;
  Int: Scalars['Int']['output'];
  CreateCustomerInput: CreateCustomerInput;
  CreateQuoteInput: CreateQuoteInput;
  Customer: CustomerRecordRecord;
  CustomerConnection: Omit<CustomerConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['CustomerEdge']>, nodes: Array<ResolversParentTypes['Customer']> };
  CustomerEdge: Omit<CustomerEdge, 'node'> & { node: ResolversParentTypes['Customer'] };
  CustomerFilter: CustomerFilter;
  CustomerOrder: CustomerOrder;
  CustomerPayload: WrittenCustomerRecord;
  DateTime: Scalars['DateTime']['output'];
  DeactivateContactInput: DeactivateContactInput;
  DeactivateCustomerInput: DeactivateCustomerInput;
  Decimal: Scalars['Decimal']['output'];
  Guid: Scalars['Guid']['output'];
  Mutation: Record<PropertyKey, never>;
  PageInfo: PageInfo;
  PriceList: PriceList;
  Product: ProductRecordRecord;
  ProductPayload: WrittenProductRecord;
  Query: Record<PropertyKey, never>;
  Quote: QuoteRecordRecord;
  QuoteConnection: Omit<QuoteConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['QuoteEdge']>, nodes: Array<ResolversParentTypes['Quote']> };
  QuoteEdge: Omit<QuoteEdge, 'node'> & { node: ResolversParentTypes['Quote'] };
  QuoteFilter: QuoteFilter;
  QuoteLine: QuoteLineRecordRecord;
  QuoteLineConnection: Omit<QuoteLineConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['QuoteLineEdge']>, nodes: Array<ResolversParentTypes['QuoteLine']> };
  QuoteLineEdge: Omit<QuoteLineEdge, 'node'> & { node: ResolversParentTypes['QuoteLine'] };
  QuoteLineInput: QuoteLineInput;
  QuoteOrder: QuoteOrder;
  QuotePayload: WrittenQuoteRecord;
  RemoveQuoteLineInput: RemoveQuoteLineInput;
  SalesAccount: SalesAccount | FederationReferenceTypes['SalesAccount'];
  SalesAccountConnection: SalesAccountConnection;
  SalesAccountEdge: SalesAccountEdge;
  SalesAddress: SalesAddress;
  SalesAddressInput: SalesAddressInput;
  SalesContact: SalesContactRecordRecord;
  SalesProduct: SalesProductRecordRecord;
  SalesProductConnection: Omit<SalesProductConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['SalesProductEdge']>, nodes: Array<ResolversParentTypes['SalesProduct']> };
  SalesProductEdge: Omit<SalesProductEdge, 'node'> & { node: ResolversParentTypes['SalesProduct'] };
  SalesProductFilter: SalesProductFilter;
  SalesProductOrder: SalesProductOrder;
  SalesQuote: SalesQuoteRecordRecord;
  SetSalesProductStateInput: SetSalesProductStateInput;
  StringFilter: StringFilter;
  TotalCount: TotalCount;
  UpdateContactInput: UpdateContactInput;
  UpdateCustomerInput: UpdateCustomerInput;
  UpdateQuoteInput: UpdateQuoteInput;
  UpdateQuoteLineInput: UpdateQuoteLineInput;
  UpdateSalesProductInput: UpdateSalesProductInput;
  String: Scalars['String']['output'];
};

export type AcceptsDirectiveArgs = {
  above?: Maybe<Scalars['String']['input']>;
  format?: Maybe<ValueFormat>;
  from?: Maybe<Scalars['String']['input']>;
};

export type AcceptsDirectiveResolver<Result, Parent, ContextType = SalesContext, Args = AcceptsDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type ColumnDirectiveArgs = {
  name?: Maybe<Scalars['String']['input']>;
  prefix?: Maybe<Scalars['String']['input']>;
};

export type ColumnDirectiveResolver<Result, Parent, ContextType = SalesContext, Args = ColumnDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type EntitySetDirectiveArgs = {
  name: Scalars['String']['input'];
  partOf?: Maybe<Scalars['String']['input']>;
  system: System;
};

export type EntitySetDirectiveResolver<Result, Parent, ContextType = SalesContext, Args = EntitySetDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type IntegrationKeyDirectiveArgs = { };

export type IntegrationKeyDirectiveResolver<Result, Parent, ContextType = SalesContext, Args = IntegrationKeyDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type OwnerDirectiveArgs = {
  mutation?: Maybe<Scalars['String']['input']>;
  system: System;
};

export type OwnerDirectiveResolver<Result, Parent, ContextType = SalesContext, Args = OwnerDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type WritesDirectiveArgs = {
  type: Scalars['String']['input'];
};

export type WritesDirectiveResolver<Result, Parent, ContextType = SalesContext, Args = WritesDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type ContactResolvers<ContextType = SalesContext, ParentType extends ResolversParentTypes['Contact'] = ResolversParentTypes['Contact'], FederationReferenceType extends FederationReferenceTypes['Contact'] = FederationReferenceTypes['Contact']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Contact']> | FederationReferenceType, FederationReferenceType, ContextType>;
  address?: Resolver<Maybe<ResolversTypes['SalesAddress']>, ParentType, ContextType>;
  company?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  customer?: Resolver<Maybe<ResolversTypes['Customer']>, ParentType, ContextType>;
  department?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  email?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  firstName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  fullName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  isActive?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  isActiveCustomer?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  jobTitle?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  lastName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  middleName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  number?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  phone?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  sales?: Resolver<Maybe<ResolversTypes['SalesContact']>, ParentType, ContextType>;
  website?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ContactConnectionResolvers<ContextType = SalesContext, ParentType extends ResolversParentTypes['ContactConnection'] = ResolversParentTypes['ContactConnection']> = {
  edges?: Resolver<Array<ResolversTypes['ContactEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Contact']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['TotalCount']>, ParentType, ContextType>;
};

export type ContactEdgeResolvers<ContextType = SalesContext, ParentType extends ResolversParentTypes['ContactEdge'] = ResolversParentTypes['ContactEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Contact'], ParentType, ContextType>;
};

export type ContactPayloadResolvers<ContextType = SalesContext, ParentType extends ResolversParentTypes['ContactPayload'] = ResolversParentTypes['ContactPayload']> = {
  contact?: Resolver<Maybe<ResolversTypes['Contact']>, ParentType, ContextType>;
};

export type CustomerResolvers<ContextType = SalesContext, ParentType extends ResolversParentTypes['Customer'] = ResolversParentTypes['Customer'], FederationReferenceType extends FederationReferenceTypes['Customer'] = FederationReferenceTypes['Customer']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Customer']> | FederationReferenceType, FederationReferenceType, ContextType>;
  company?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  contacts?: Resolver<ResolversTypes['ContactConnection'], ParentType, ContextType, RequireFields<CustomerContactsArgs, 'first'>>;
  currency?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  deliveryAddress?: Resolver<Maybe<ResolversTypes['SalesAddress']>, ParentType, ContextType>;
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  email?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  fax?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  isActive?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  mainAddress?: Resolver<Maybe<ResolversTypes['SalesAddress']>, ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  number?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  numberOfEmployees?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  phone?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  quotes?: Resolver<ResolversTypes['QuoteConnection'], ParentType, ContextType, RequireFields<CustomerQuotesArgs, 'first'>>;
  sales?: Resolver<Maybe<ResolversTypes['SalesAccount']>, ParentType, ContextType>;
  website?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type CustomerConnectionResolvers<ContextType = SalesContext, ParentType extends ResolversParentTypes['CustomerConnection'] = ResolversParentTypes['CustomerConnection']> = {
  edges?: Resolver<Array<ResolversTypes['CustomerEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Customer']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['TotalCount']>, ParentType, ContextType>;
};

export type CustomerEdgeResolvers<ContextType = SalesContext, ParentType extends ResolversParentTypes['CustomerEdge'] = ResolversParentTypes['CustomerEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Customer'], ParentType, ContextType>;
};

export type CustomerPayloadResolvers<ContextType = SalesContext, ParentType extends ResolversParentTypes['CustomerPayload'] = ResolversParentTypes['CustomerPayload']> = {
  customer?: Resolver<Maybe<ResolversTypes['Customer']>, ParentType, ContextType>;
};

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export interface DecimalScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Decimal'], any> {
  name: 'Decimal';
}

export interface GuidScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Guid'], any> {
  name: 'Guid';
}

export type MutationResolvers<ContextType = SalesContext, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  activateContact?: Resolver<Maybe<ResolversTypes['ContactPayload']>, ParentType, ContextType, RequireFields<MutationActivateContactArgs, 'input'>>;
  activateCustomer?: Resolver<Maybe<ResolversTypes['CustomerPayload']>, ParentType, ContextType, RequireFields<MutationActivateCustomerArgs, 'input'>>;
  activateQuote?: Resolver<Maybe<ResolversTypes['QuotePayload']>, ParentType, ContextType, RequireFields<MutationActivateQuoteArgs, 'input'>>;
  activateSalesProduct?: Resolver<Maybe<ResolversTypes['ProductPayload']>, ParentType, ContextType, RequireFields<MutationActivateSalesProductArgs, 'input'>>;
  addQuoteLine?: Resolver<Maybe<ResolversTypes['QuotePayload']>, ParentType, ContextType, RequireFields<MutationAddQuoteLineArgs, 'input'>>;
  closeQuote?: Resolver<Maybe<ResolversTypes['QuotePayload']>, ParentType, ContextType, RequireFields<MutationCloseQuoteArgs, 'input'>>;
  createContact?: Resolver<Maybe<ResolversTypes['ContactPayload']>, ParentType, ContextType, RequireFields<MutationCreateContactArgs, 'input'>>;
  createCustomer?: Resolver<Maybe<ResolversTypes['CustomerPayload']>, ParentType, ContextType, RequireFields<MutationCreateCustomerArgs, 'input'>>;
  createQuote?: Resolver<Maybe<ResolversTypes['QuotePayload']>, ParentType, ContextType, RequireFields<MutationCreateQuoteArgs, 'input'>>;
  deactivateContact?: Resolver<Maybe<ResolversTypes['ContactPayload']>, ParentType, ContextType, RequireFields<MutationDeactivateContactArgs, 'input'>>;
  deactivateCustomer?: Resolver<Maybe<ResolversTypes['CustomerPayload']>, ParentType, ContextType, RequireFields<MutationDeactivateCustomerArgs, 'input'>>;
  removeQuoteLine?: Resolver<Maybe<ResolversTypes['QuotePayload']>, ParentType, ContextType, RequireFields<MutationRemoveQuoteLineArgs, 'input'>>;
  retireSalesProduct?: Resolver<Maybe<ResolversTypes['ProductPayload']>, ParentType, ContextType, RequireFields<MutationRetireSalesProductArgs, 'input'>>;
  reviseQuote?: Resolver<Maybe<ResolversTypes['QuotePayload']>, ParentType, ContextType, RequireFields<MutationReviseQuoteArgs, 'input'>>;
  updateContact?: Resolver<Maybe<ResolversTypes['ContactPayload']>, ParentType, ContextType, RequireFields<MutationUpdateContactArgs, 'input'>>;
  updateCustomer?: Resolver<Maybe<ResolversTypes['CustomerPayload']>, ParentType, ContextType, RequireFields<MutationUpdateCustomerArgs, 'input'>>;
  updateQuote?: Resolver<Maybe<ResolversTypes['QuotePayload']>, ParentType, ContextType, RequireFields<MutationUpdateQuoteArgs, 'input'>>;
  updateQuoteLine?: Resolver<Maybe<ResolversTypes['QuotePayload']>, ParentType, ContextType, RequireFields<MutationUpdateQuoteLineArgs, 'input'>>;
  updateSalesProduct?: Resolver<Maybe<ResolversTypes['ProductPayload']>, ParentType, ContextType, RequireFields<MutationUpdateSalesProductArgs, 'input'>>;
  winQuote?: Resolver<Maybe<ResolversTypes['QuotePayload']>, ParentType, ContextType, RequireFields<MutationWinQuoteArgs, 'input'>>;
};

export type PageInfoResolvers<ContextType = SalesContext, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PriceListResolvers<ContextType = SalesContext, ParentType extends ResolversParentTypes['PriceList'] = ResolversParentTypes['PriceList']> = {
  currency?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  isActive?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  priceListId?: Resolver<ResolversTypes['Guid'], ParentType, ContextType>;
  validFrom?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  validTo?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type ProductResolvers<ContextType = SalesContext, ParentType extends ResolversParentTypes['Product'] = ResolversParentTypes['Product'], FederationReferenceType extends FederationReferenceTypes['Product'] = FederationReferenceTypes['Product']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Product']> | FederationReferenceType, FederationReferenceType, ContextType>;
  company?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  isActiveInSales?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  number?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  quotes?: Resolver<ResolversTypes['QuoteConnection'], ParentType, ContextType, RequireFields<ProductQuotesArgs, 'first'>>;
  sales?: Resolver<Maybe<ResolversTypes['SalesProduct']>, ParentType, ContextType>;
};

export type ProductPayloadResolvers<ContextType = SalesContext, ParentType extends ResolversParentTypes['ProductPayload'] = ResolversParentTypes['ProductPayload']> = {
  product?: Resolver<Maybe<ResolversTypes['Product']>, ParentType, ContextType>;
};

export type QueryResolvers<ContextType = SalesContext, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  contact?: Resolver<Maybe<ResolversTypes['Contact']>, ParentType, ContextType, RequireFields<QueryContactArgs, 'id'>>;
  contactByNumber?: Resolver<Maybe<ResolversTypes['Contact']>, ParentType, ContextType, RequireFields<QueryContactByNumberArgs, 'number'>>;
  contacts?: Resolver<ResolversTypes['ContactConnection'], ParentType, ContextType, RequireFields<QueryContactsArgs, 'first'>>;
  customer?: Resolver<Maybe<ResolversTypes['Customer']>, ParentType, ContextType, RequireFields<QueryCustomerArgs, 'id'>>;
  customerByNumber?: Resolver<Maybe<ResolversTypes['Customer']>, ParentType, ContextType, RequireFields<QueryCustomerByNumberArgs, 'number'>>;
  customers?: Resolver<ResolversTypes['CustomerConnection'], ParentType, ContextType, RequireFields<QueryCustomersArgs, 'first'>>;
  priceLists?: Resolver<Array<ResolversTypes['PriceList']>, ParentType, ContextType>;
  quote?: Resolver<Maybe<ResolversTypes['Quote']>, ParentType, ContextType, RequireFields<QueryQuoteArgs, 'id'>>;
  quotes?: Resolver<ResolversTypes['QuoteConnection'], ParentType, ContextType, RequireFields<QueryQuotesArgs, 'first'>>;
  salesAccount?: Resolver<Maybe<ResolversTypes['SalesAccount']>, ParentType, ContextType, RequireFields<QuerySalesAccountArgs, 'accountId'>>;
  salesAccounts?: Resolver<ResolversTypes['SalesAccountConnection'], ParentType, ContextType, RequireFields<QuerySalesAccountsArgs, 'first' | 'withoutNumber'>>;
  salesContact?: Resolver<Maybe<ResolversTypes['SalesContact']>, ParentType, ContextType, RequireFields<QuerySalesContactArgs, 'contactId'>>;
  salesProduct?: Resolver<Maybe<ResolversTypes['SalesProduct']>, ParentType, ContextType, Partial<QuerySalesProductArgs>>;
  salesProducts?: Resolver<ResolversTypes['SalesProductConnection'], ParentType, ContextType, RequireFields<QuerySalesProductsArgs, 'first'>>;
  salesQuote?: Resolver<Maybe<ResolversTypes['SalesQuote']>, ParentType, ContextType, RequireFields<QuerySalesQuoteArgs, 'quoteId'>>;
};

export type QuoteResolvers<ContextType = SalesContext, ParentType extends ResolversParentTypes['Quote'] = ResolversParentTypes['Quote'], FederationReferenceType extends FederationReferenceTypes['Quote'] = FederationReferenceTypes['Quote']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Quote']> | FederationReferenceType, FederationReferenceType, ContextType>;
  company?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  contact?: Resolver<Maybe<ResolversTypes['Contact']>, ParentType, ContextType>;
  currency?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  customer?: Resolver<Maybe<ResolversTypes['Customer']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  lines?: Resolver<ResolversTypes['QuoteLineConnection'], ParentType, ContextType, RequireFields<QuoteLinesArgs, 'first'>>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  number?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  revisions?: Resolver<Maybe<Array<ResolversTypes['SalesQuote']>>, ParentType, ContextType>;
  sales?: Resolver<Maybe<ResolversTypes['SalesQuote']>, ParentType, ContextType>;
  shipTo?: Resolver<Maybe<ResolversTypes['SalesAddress']>, ParentType, ContextType>;
  state?: Resolver<Maybe<ResolversTypes['QuoteState']>, ParentType, ContextType>;
};

export type QuoteConnectionResolvers<ContextType = SalesContext, ParentType extends ResolversParentTypes['QuoteConnection'] = ResolversParentTypes['QuoteConnection']> = {
  edges?: Resolver<Array<ResolversTypes['QuoteEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Quote']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['TotalCount']>, ParentType, ContextType>;
};

export type QuoteEdgeResolvers<ContextType = SalesContext, ParentType extends ResolversParentTypes['QuoteEdge'] = ResolversParentTypes['QuoteEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Quote'], ParentType, ContextType>;
};

export type QuoteLineResolvers<ContextType = SalesContext, ParentType extends ResolversParentTypes['QuoteLine'] = ResolversParentTypes['QuoteLine']> = {
  amount?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  discount?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  extendedAmount?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  isPriceOverridden?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  isWriteIn?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  number?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  pricePerUnit?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  pricingErrorCode?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  product?: Resolver<Maybe<ResolversTypes['Product']>, ParentType, ContextType>;
  productNumber?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  quantity?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  quoteLineId?: Resolver<ResolversTypes['Guid'], ParentType, ContextType>;
  tax?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  unit?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  version?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type QuoteLineConnectionResolvers<ContextType = SalesContext, ParentType extends ResolversParentTypes['QuoteLineConnection'] = ResolversParentTypes['QuoteLineConnection']> = {
  edges?: Resolver<Array<ResolversTypes['QuoteLineEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['QuoteLine']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type QuoteLineEdgeResolvers<ContextType = SalesContext, ParentType extends ResolversParentTypes['QuoteLineEdge'] = ResolversParentTypes['QuoteLineEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['QuoteLine'], ParentType, ContextType>;
};

export type QuotePayloadResolvers<ContextType = SalesContext, ParentType extends ResolversParentTypes['QuotePayload'] = ResolversParentTypes['QuotePayload']> = {
  quote?: Resolver<Maybe<ResolversTypes['Quote']>, ParentType, ContextType>;
};

export type SalesAccountResolvers<ContextType = SalesContext, ParentType extends ResolversParentTypes['SalesAccount'] = ResolversParentTypes['SalesAccount'], FederationReferenceType extends FederationReferenceTypes['SalesAccount'] = FederationReferenceTypes['SalesAccount']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['SalesAccount']> | FederationReferenceType, FederationReferenceType, ContextType>;
  accountId?: Resolver<ResolversTypes['Guid'], ParentType, ContextType>;
  businessUnit?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  createdAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  creditLimit?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  creditOnHold?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  currency?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  deliveryAddress?: Resolver<Maybe<ResolversTypes['SalesAddress']>, ParentType, ContextType>;
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  email?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  fax?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  industryCode?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  isActive?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  mainAddress?: Resolver<Maybe<ResolversTypes['SalesAddress']>, ParentType, ContextType>;
  modifiedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  number?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  numberOfEmployees?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  paymentTermsCode?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  phone?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  relationshipTypeCode?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  revenue?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  statusCode?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  version?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  website?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type SalesAccountConnectionResolvers<ContextType = SalesContext, ParentType extends ResolversParentTypes['SalesAccountConnection'] = ResolversParentTypes['SalesAccountConnection']> = {
  edges?: Resolver<Array<ResolversTypes['SalesAccountEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['SalesAccount']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['TotalCount']>, ParentType, ContextType>;
};

export type SalesAccountEdgeResolvers<ContextType = SalesContext, ParentType extends ResolversParentTypes['SalesAccountEdge'] = ResolversParentTypes['SalesAccountEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['SalesAccount'], ParentType, ContextType>;
};

export type SalesAddressResolvers<ContextType = SalesContext, ParentType extends ResolversParentTypes['SalesAddress'] = ResolversParentTypes['SalesAddress']> = {
  city?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  country?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  postalCode?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  stateOrProvince?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  street?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  street2?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type SalesContactResolvers<ContextType = SalesContext, ParentType extends ResolversParentTypes['SalesContact'] = ResolversParentTypes['SalesContact'], FederationReferenceType extends FederationReferenceTypes['SalesContact'] = FederationReferenceTypes['SalesContact']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['SalesContact']> | FederationReferenceType, FederationReferenceType, ContextType>;
  accountNumber?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  address?: Resolver<Maybe<ResolversTypes['SalesAddress']>, ParentType, ContextType>;
  businessUnit?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  contact?: Resolver<Maybe<ResolversTypes['Contact']>, ParentType, ContextType>;
  contactId?: Resolver<ResolversTypes['Guid'], ParentType, ContextType>;
  createdAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  department?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  doNotEmail?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  email?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  firstName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  fullName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  genderCode?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  governmentId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  isActive?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  isActiveCustomer?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  isCompanyAnAccount?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  jobTitle?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  lastName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  maritalStatusCode?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  middleName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  mobilePhone?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  modifiedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  number?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  phone?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  statusCode?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  version?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  website?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type SalesProductResolvers<ContextType = SalesContext, ParentType extends ResolversParentTypes['SalesProduct'] = ResolversParentTypes['SalesProduct'], FederationReferenceType extends FederationReferenceTypes['SalesProduct'] = FederationReferenceTypes['SalesProduct']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['SalesProduct']> | FederationReferenceType, FederationReferenceType, ContextType>;
  cost?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  createdAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  currency?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  isExternallyMaintained?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  isStocked?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  modifiedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  number?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  price?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  priceList?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  product?: Resolver<Maybe<ResolversTypes['Product']>, ParentType, ContextType>;
  productId?: Resolver<ResolversTypes['Guid'], ParentType, ContextType>;
  quantityDecimals?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  stateCode?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  statusCode?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  typeCode?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  unit?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  unitGroup?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  url?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  vendorName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  vendorPartNumber?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  version?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type SalesProductConnectionResolvers<ContextType = SalesContext, ParentType extends ResolversParentTypes['SalesProductConnection'] = ResolversParentTypes['SalesProductConnection']> = {
  edges?: Resolver<Array<ResolversTypes['SalesProductEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['SalesProduct']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['TotalCount']>, ParentType, ContextType>;
};

export type SalesProductEdgeResolvers<ContextType = SalesContext, ParentType extends ResolversParentTypes['SalesProductEdge'] = ResolversParentTypes['SalesProductEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['SalesProduct'], ParentType, ContextType>;
};

export type SalesQuoteResolvers<ContextType = SalesContext, ParentType extends ResolversParentTypes['SalesQuote'] = ResolversParentTypes['SalesQuote'], FederationReferenceType extends FederationReferenceTypes['SalesQuote'] = FederationReferenceTypes['SalesQuote']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['SalesQuote']> | FederationReferenceType, FederationReferenceType, ContextType>;
  accountNumber?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  billTo?: Resolver<Maybe<ResolversTypes['SalesAddress']>, ParentType, ContextType>;
  businessUnit?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  contactNumber?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  createdAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  currency?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  discountAmount?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  discountPercentage?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  discountTotal?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  freightAmount?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  hasExternallyMaintainedProductsOnly?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  lineTotal?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  lines?: Resolver<ResolversTypes['QuoteLineConnection'], ParentType, ContextType, RequireFields<SalesQuoteLinesArgs, 'first'>>;
  modifiedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  number?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  priceList?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  quote?: Resolver<Maybe<ResolversTypes['Quote']>, ParentType, ContextType>;
  quoteId?: Resolver<ResolversTypes['Guid'], ParentType, ContextType>;
  revision?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  shipTo?: Resolver<Maybe<ResolversTypes['SalesAddress']>, ParentType, ContextType>;
  stateCode?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  statusCode?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  taxTotal?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  total?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  version?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type TotalCountResolvers<ContextType = SalesContext, ParentType extends ResolversParentTypes['TotalCount'] = ResolversParentTypes['TotalCount']> = {
  exact?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type Resolvers<ContextType = SalesContext> = {
  Contact?: ContactResolvers<ContextType>;
  ContactConnection?: ContactConnectionResolvers<ContextType>;
  ContactEdge?: ContactEdgeResolvers<ContextType>;
  ContactPayload?: ContactPayloadResolvers<ContextType>;
  Customer?: CustomerResolvers<ContextType>;
  CustomerConnection?: CustomerConnectionResolvers<ContextType>;
  CustomerEdge?: CustomerEdgeResolvers<ContextType>;
  CustomerPayload?: CustomerPayloadResolvers<ContextType>;
  DateTime?: GraphQLScalarType;
  Decimal?: GraphQLScalarType;
  Guid?: GraphQLScalarType;
  Mutation?: MutationResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  PriceList?: PriceListResolvers<ContextType>;
  Product?: ProductResolvers<ContextType>;
  ProductPayload?: ProductPayloadResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  Quote?: QuoteResolvers<ContextType>;
  QuoteConnection?: QuoteConnectionResolvers<ContextType>;
  QuoteEdge?: QuoteEdgeResolvers<ContextType>;
  QuoteLine?: QuoteLineResolvers<ContextType>;
  QuoteLineConnection?: QuoteLineConnectionResolvers<ContextType>;
  QuoteLineEdge?: QuoteLineEdgeResolvers<ContextType>;
  QuotePayload?: QuotePayloadResolvers<ContextType>;
  SalesAccount?: SalesAccountResolvers<ContextType>;
  SalesAccountConnection?: SalesAccountConnectionResolvers<ContextType>;
  SalesAccountEdge?: SalesAccountEdgeResolvers<ContextType>;
  SalesAddress?: SalesAddressResolvers<ContextType>;
  SalesContact?: SalesContactResolvers<ContextType>;
  SalesProduct?: SalesProductResolvers<ContextType>;
  SalesProductConnection?: SalesProductConnectionResolvers<ContextType>;
  SalesProductEdge?: SalesProductEdgeResolvers<ContextType>;
  SalesQuote?: SalesQuoteResolvers<ContextType>;
  TotalCount?: TotalCountResolvers<ContextType>;
};

export type DirectiveResolvers<ContextType = SalesContext> = {
  accepts?: AcceptsDirectiveResolver<any, any, ContextType>;
  column?: ColumnDirectiveResolver<any, any, ContextType>;
  entitySet?: EntitySetDirectiveResolver<any, any, ContextType>;
  integrationKey?: IntegrationKeyDirectiveResolver<any, any, ContextType>;
  owner?: OwnerDirectiveResolver<any, any, ContextType>;
  writes?: WritesDirectiveResolver<any, any, ContextType>;
};
