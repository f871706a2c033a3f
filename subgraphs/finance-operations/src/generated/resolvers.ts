import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { WrittenCustomer as WrittenCustomerRecord } from '../mappers.ts';
import type { FinanceOperationsContext } from '../context.ts';
export type Maybe<T> = T | null;
export type InputMaybe<T> = Maybe<T>;
export type RequireFields<T, K extends keyof T> = Omit<T, K> & { [P in K]-?: NonNullable<T[P]> };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** An instant in UTC, ISO 8601: "2026-11-23T12:00:00Z". */
  DateTime: { input: string; output: string; }
  /** An exact decimal number, written as a string: "1234.50". */
  Decimal: { input: string; output: string; }
  _FieldSet: { input: unknown; output: unknown; }
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
  /** Set the credit limit of a customer in F&O. */
  setCustomerCreditLimit?: Maybe<CustomerPayload>;
  /** Move a customer to another customer group of its company. */
  setCustomerGroup?: Maybe<CustomerPayload>;
  /** Hold a customer for invoicing, deliveries or everything, or release it. */
  setCustomerHold?: Maybe<CustomerPayload>;
  /** Set the terms of payment of a customer in F&O. */
  setCustomerPaymentTerms?: Maybe<CustomerPayload>;
  /** Change any field of the customer in F&O; fields that Sales owns are refused with FIELD_NOT_OWNED. */
  updateFinanceOperationsCustomer?: Maybe<CustomerPayload>;
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


export type MutationUpdateFinanceOperationsCustomerArgs = {
  input: UpdateFinanceOperationsCustomerInput;
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

export type Query = {
  __typename?: 'Query';
  /** The customer groups of a company: the values that `setCustomerGroup` accepts. */
  customerGroups: Array<CustomerGroup>;
  /** One customer by its identifier `company:number`, read from F&O: also those that Sales does not know. */
  financeOperationsCustomer?: Maybe<Customer>;
  /** The customers of one company as F&O lists them, in a stable order. */
  financeOperationsCustomers: FinanceOperationsCustomerConnection;
  /** The payment terms of a company: the values that `setCustomerPaymentTerms` accepts. */
  paymentTerms: Array<PaymentTerm>;
};


export type QueryCustomerGroupsArgs = {
  company?: InputMaybe<Scalars['String']['input']>;
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


export type QueryPaymentTermsArgs = {
  company?: InputMaybe<Scalars['String']['input']>;
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
  Customer: Customer;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  Customer:
    ( { __typename: 'Customer' }
    & ( GraphQLRecursivePick<FederationTypes['Customer'], {"id":true}>
        | GraphQLRecursivePick<FederationTypes['Customer'], {"company":true,"number":true}> ) );
};



/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  Customer: ResolverTypeWrapper<Customer>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  CustomerGroup: ResolverTypeWrapper<CustomerGroup>;
  CustomerHold: CustomerHold;
  CustomerPayload: ResolverTypeWrapper<WrittenCustomerRecord>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  Decimal: ResolverTypeWrapper<Scalars['Decimal']['output']>;
  FinanceOperationsAddress: ResolverTypeWrapper<FinanceOperationsAddress>;
  FinanceOperationsAddressInput: FinanceOperationsAddressInput;
  FinanceOperationsCustomer: ResolverTypeWrapper<FinanceOperationsCustomer>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  FinanceOperationsCustomerConnection: ResolverTypeWrapper<FinanceOperationsCustomerConnection>;
  FinanceOperationsCustomerEdge: ResolverTypeWrapper<FinanceOperationsCustomerEdge>;
  FinanceOperationsCustomerFilter: FinanceOperationsCustomerFilter;
  FinanceOperationsCustomerOrder: FinanceOperationsCustomerOrder;
  FinanceOperationsCustomerOrderField: FinanceOperationsCustomerOrderField;
  FinanceOperationsSortDirection: FinanceOperationsSortDirection;
  FinanceOperationsStringFilter: FinanceOperationsStringFilter;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  PaymentTerm: ResolverTypeWrapper<PaymentTerm>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  SetCustomerCreditLimitInput: SetCustomerCreditLimitInput;
  SetCustomerGroupInput: SetCustomerGroupInput;
  SetCustomerHoldInput: SetCustomerHoldInput;
  SetCustomerPaymentTermsInput: SetCustomerPaymentTermsInput;
  System: System;
  TotalCount: ResolverTypeWrapper<TotalCount>;
  UpdateFinanceOperationsCustomerInput: UpdateFinanceOperationsCustomerInput;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  Customer: Customer | FederationReferenceTypes['Customer'];
  Boolean: Scalars['Boolean']['output'];
  ID: Scalars['ID']['output'];
  CustomerGroup: CustomerGroup;
  CustomerPayload: WrittenCustomerRecord;
  DateTime: Scalars['DateTime']['output'];
  Decimal: Scalars['Decimal']['output'];
  FinanceOperationsAddress: FinanceOperationsAddress;
  FinanceOperationsAddressInput: FinanceOperationsAddressInput;
  FinanceOperationsCustomer: FinanceOperationsCustomer;
  Int: Scalars['Int']['output'];
  FinanceOperationsCustomerConnection: FinanceOperationsCustomerConnection;
  FinanceOperationsCustomerEdge: FinanceOperationsCustomerEdge;
  FinanceOperationsCustomerFilter: FinanceOperationsCustomerFilter;
  FinanceOperationsCustomerOrder: FinanceOperationsCustomerOrder;
  FinanceOperationsStringFilter: FinanceOperationsStringFilter;
  Mutation: Record<PropertyKey, never>;
  PageInfo: PageInfo;
  PaymentTerm: PaymentTerm;
  Query: Record<PropertyKey, never>;
  SetCustomerCreditLimitInput: SetCustomerCreditLimitInput;
  SetCustomerGroupInput: SetCustomerGroupInput;
  SetCustomerHoldInput: SetCustomerHoldInput;
  SetCustomerPaymentTermsInput: SetCustomerPaymentTermsInput;
  TotalCount: TotalCount;
  UpdateFinanceOperationsCustomerInput: UpdateFinanceOperationsCustomerInput;
  String: Scalars['String']['output'];
};

export type ColumnDirectiveArgs = {
  name?: Maybe<Scalars['String']['input']>;
  prefix?: Maybe<Scalars['String']['input']>;
};

export type ColumnDirectiveResolver<Result, Parent, ContextType = FinanceOperationsContext, Args = ColumnDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type EntitySetDirectiveArgs = {
  name: Scalars['String']['input'];
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

export type MutationResolvers<ContextType = FinanceOperationsContext, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  setCustomerCreditLimit?: Resolver<Maybe<ResolversTypes['CustomerPayload']>, ParentType, ContextType, RequireFields<MutationSetCustomerCreditLimitArgs, 'input'>>;
  setCustomerGroup?: Resolver<Maybe<ResolversTypes['CustomerPayload']>, ParentType, ContextType, RequireFields<MutationSetCustomerGroupArgs, 'input'>>;
  setCustomerHold?: Resolver<Maybe<ResolversTypes['CustomerPayload']>, ParentType, ContextType, RequireFields<MutationSetCustomerHoldArgs, 'input'>>;
  setCustomerPaymentTerms?: Resolver<Maybe<ResolversTypes['CustomerPayload']>, ParentType, ContextType, RequireFields<MutationSetCustomerPaymentTermsArgs, 'input'>>;
  updateFinanceOperationsCustomer?: Resolver<Maybe<ResolversTypes['CustomerPayload']>, ParentType, ContextType, RequireFields<MutationUpdateFinanceOperationsCustomerArgs, 'input'>>;
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

export type QueryResolvers<ContextType = FinanceOperationsContext, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  customerGroups?: Resolver<Array<ResolversTypes['CustomerGroup']>, ParentType, ContextType, Partial<QueryCustomerGroupsArgs>>;
  financeOperationsCustomer?: Resolver<Maybe<ResolversTypes['Customer']>, ParentType, ContextType, RequireFields<QueryFinanceOperationsCustomerArgs, 'id'>>;
  financeOperationsCustomers?: Resolver<ResolversTypes['FinanceOperationsCustomerConnection'], ParentType, ContextType, RequireFields<QueryFinanceOperationsCustomersArgs, 'first'>>;
  paymentTerms?: Resolver<Array<ResolversTypes['PaymentTerm']>, ParentType, ContextType, Partial<QueryPaymentTermsArgs>>;
};

export type TotalCountResolvers<ContextType = FinanceOperationsContext, ParentType extends ResolversParentTypes['TotalCount'] = ResolversParentTypes['TotalCount']> = {
  exact?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type Resolvers<ContextType = FinanceOperationsContext> = {
  Customer?: CustomerResolvers<ContextType>;
  CustomerGroup?: CustomerGroupResolvers<ContextType>;
  CustomerPayload?: CustomerPayloadResolvers<ContextType>;
  DateTime?: GraphQLScalarType;
  Decimal?: GraphQLScalarType;
  FinanceOperationsAddress?: FinanceOperationsAddressResolvers<ContextType>;
  FinanceOperationsCustomer?: FinanceOperationsCustomerResolvers<ContextType>;
  FinanceOperationsCustomerConnection?: FinanceOperationsCustomerConnectionResolvers<ContextType>;
  FinanceOperationsCustomerEdge?: FinanceOperationsCustomerEdgeResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  PaymentTerm?: PaymentTermResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  TotalCount?: TotalCountResolvers<ContextType>;
};

export type DirectiveResolvers<ContextType = FinanceOperationsContext> = {
  column?: ColumnDirectiveResolver<any, any, ContextType>;
  entitySet?: EntitySetDirectiveResolver<any, any, ContextType>;
  integrationKey?: IntegrationKeyDirectiveResolver<any, any, ContextType>;
  owner?: OwnerDirectiveResolver<any, any, ContextType>;
  writes?: WritesDirectiveResolver<any, any, ContextType>;
};
