import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { WrittenCustomer as WrittenCustomerRecord } from '../mappers.ts';
import type { SalesContext } from '../context.ts';
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
  /** A Dataverse record identifier: "60c4e274-0d87-e711-80e5-00155db19e6d". */
  Guid: { input: string; output: string; }
  _FieldSet: { input: unknown; output: unknown; }
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

/**
 * A customer as both systems know it. The fields beside `sales` and `financeOperations` hold the owner's value
 * of each shared concept, so a client that does not care where a value lives asks here.
 */
export type Customer = {
  __typename?: 'Customer';
  /** The F&O legal entity (dataAreaId), in lower case. */
  company: Scalars['String']['output'];
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
  /** The account in Sales; null where Sales has none with this number. */
  sales?: Maybe<SalesAccount>;
  website?: Maybe<Scalars['String']['output']>;
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

export type DeactivateCustomerInput = {
  id: Scalars['ID']['input'];
  ifVersion?: InputMaybe<Scalars['String']['input']>;
};

export type Mutation = {
  __typename?: 'Mutation';
  /** Create an account in Sales; it becomes a customer in F&O by sync. Without `number` Sales assigns one (`ACC-…`). */
  createCustomer?: Maybe<CustomerPayload>;
  /** Make the account inactive in Sales. The customer in F&O stays as it is: blocking it is F&O's own decision (`setCustomerHold`). */
  deactivateCustomer?: Maybe<CustomerPayload>;
  /** Change fields of the account in Sales. Only the given fields are written; null clears. */
  updateCustomer?: Maybe<CustomerPayload>;
};


export type MutationCreateCustomerArgs = {
  input: CreateCustomerInput;
};


export type MutationDeactivateCustomerArgs = {
  input: DeactivateCustomerInput;
};


export type MutationUpdateCustomerArgs = {
  input: UpdateCustomerInput;
};

export type PageInfo = {
  __typename?: 'PageInfo';
  endCursor?: Maybe<Scalars['String']['output']>;
  hasNextPage: Scalars['Boolean']['output'];
  hasPreviousPage: Scalars['Boolean']['output'];
  startCursor?: Maybe<Scalars['String']['output']>;
};

export type Query = {
  __typename?: 'Query';
  /** One customer by its identifier `company:number`. CUSTOMER_NOT_FOUND where Sales holds no account with that number. */
  customer?: Maybe<Customer>;
  /** One customer by its account number; `company` defaults to the only company, when there is one. */
  customerByNumber?: Maybe<Customer>;
  /** The accounts of Sales that have a number, in a stable order. */
  customers: CustomerConnection;
  /** One account by its Dataverse identifier, with or without a number. */
  salesAccount?: Maybe<SalesAccount>;
  /** Accounts as Sales holds them; `withoutNumber: true` lists those that cannot be customers yet. */
  salesAccounts: SalesAccountConnection;
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


export type QuerySalesAccountArgs = {
  accountId: Scalars['Guid']['input'];
};


export type QuerySalesAccountsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  withoutNumber?: InputMaybe<Scalars['Boolean']['input']>;
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
  SalesAccount: SalesAccount;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  Customer:
    ( { __typename: 'Customer' }
    & ( GraphQLRecursivePick<FederationTypes['Customer'], {"id":true}>
        | GraphQLRecursivePick<FederationTypes['Customer'], {"company":true,"number":true}> ) );
  SalesAccount:
    ( { __typename: 'SalesAccount' }
    & GraphQLRecursivePick<FederationTypes['SalesAccount'], {"accountId":true}> );
};



/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  CreateCustomerInput: CreateCustomerInput;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  Customer: ResolverTypeWrapper<Customer>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  CustomerConnection: ResolverTypeWrapper<CustomerConnection>;
  CustomerEdge: ResolverTypeWrapper<CustomerEdge>;
  CustomerFilter: CustomerFilter;
  CustomerOrder: CustomerOrder;
  CustomerOrderField: CustomerOrderField;
  CustomerPayload: ResolverTypeWrapper<WrittenCustomerRecord>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  DeactivateCustomerInput: DeactivateCustomerInput;
  Decimal: ResolverTypeWrapper<Scalars['Decimal']['output']>;
  Guid: ResolverTypeWrapper<Scalars['Guid']['output']>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  SalesAccount: ResolverTypeWrapper<SalesAccount>;
  SalesAccountConnection: ResolverTypeWrapper<SalesAccountConnection>;
  SalesAccountEdge: ResolverTypeWrapper<SalesAccountEdge>;
  SalesAddress: ResolverTypeWrapper<SalesAddress>;
  SalesAddressInput: SalesAddressInput;
  SortDirection: SortDirection;
  StringFilter: StringFilter;
  System: System;
  TotalCount: ResolverTypeWrapper<TotalCount>;
  UpdateCustomerInput: UpdateCustomerInput;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  CreateCustomerInput: CreateCustomerInput;
  Boolean: Scalars['Boolean']['output'];
  Int: Scalars['Int']['output'];
  Customer: Customer | FederationReferenceTypes['Customer'];
  ID: Scalars['ID']['output'];
  CustomerConnection: CustomerConnection;
  CustomerEdge: CustomerEdge;
  CustomerFilter: CustomerFilter;
  CustomerOrder: CustomerOrder;
  CustomerPayload: WrittenCustomerRecord;
  DateTime: Scalars['DateTime']['output'];
  DeactivateCustomerInput: DeactivateCustomerInput;
  Decimal: Scalars['Decimal']['output'];
  Guid: Scalars['Guid']['output'];
  Mutation: Record<PropertyKey, never>;
  PageInfo: PageInfo;
  Query: Record<PropertyKey, never>;
  SalesAccount: SalesAccount | FederationReferenceTypes['SalesAccount'];
  SalesAccountConnection: SalesAccountConnection;
  SalesAccountEdge: SalesAccountEdge;
  SalesAddress: SalesAddress;
  SalesAddressInput: SalesAddressInput;
  StringFilter: StringFilter;
  TotalCount: TotalCount;
  UpdateCustomerInput: UpdateCustomerInput;
  String: Scalars['String']['output'];
};

export type ColumnDirectiveArgs = {
  name?: Maybe<Scalars['String']['input']>;
  prefix?: Maybe<Scalars['String']['input']>;
};

export type ColumnDirectiveResolver<Result, Parent, ContextType = SalesContext, Args = ColumnDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type EntitySetDirectiveArgs = {
  name: Scalars['String']['input'];
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

export type CustomerResolvers<ContextType = SalesContext, ParentType extends ResolversParentTypes['Customer'] = ResolversParentTypes['Customer'], FederationReferenceType extends FederationReferenceTypes['Customer'] = FederationReferenceTypes['Customer']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Customer']> | FederationReferenceType, FederationReferenceType, ContextType>;
  company?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
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
  createCustomer?: Resolver<Maybe<ResolversTypes['CustomerPayload']>, ParentType, ContextType, RequireFields<MutationCreateCustomerArgs, 'input'>>;
  deactivateCustomer?: Resolver<Maybe<ResolversTypes['CustomerPayload']>, ParentType, ContextType, RequireFields<MutationDeactivateCustomerArgs, 'input'>>;
  updateCustomer?: Resolver<Maybe<ResolversTypes['CustomerPayload']>, ParentType, ContextType, RequireFields<MutationUpdateCustomerArgs, 'input'>>;
};

export type PageInfoResolvers<ContextType = SalesContext, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type QueryResolvers<ContextType = SalesContext, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  customer?: Resolver<Maybe<ResolversTypes['Customer']>, ParentType, ContextType, RequireFields<QueryCustomerArgs, 'id'>>;
  customerByNumber?: Resolver<Maybe<ResolversTypes['Customer']>, ParentType, ContextType, RequireFields<QueryCustomerByNumberArgs, 'number'>>;
  customers?: Resolver<ResolversTypes['CustomerConnection'], ParentType, ContextType, RequireFields<QueryCustomersArgs, 'first'>>;
  salesAccount?: Resolver<Maybe<ResolversTypes['SalesAccount']>, ParentType, ContextType, RequireFields<QuerySalesAccountArgs, 'accountId'>>;
  salesAccounts?: Resolver<ResolversTypes['SalesAccountConnection'], ParentType, ContextType, RequireFields<QuerySalesAccountsArgs, 'first' | 'withoutNumber'>>;
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

export type TotalCountResolvers<ContextType = SalesContext, ParentType extends ResolversParentTypes['TotalCount'] = ResolversParentTypes['TotalCount']> = {
  exact?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type Resolvers<ContextType = SalesContext> = {
  Customer?: CustomerResolvers<ContextType>;
  CustomerConnection?: CustomerConnectionResolvers<ContextType>;
  CustomerEdge?: CustomerEdgeResolvers<ContextType>;
  CustomerPayload?: CustomerPayloadResolvers<ContextType>;
  DateTime?: GraphQLScalarType;
  Decimal?: GraphQLScalarType;
  Guid?: GraphQLScalarType;
  Mutation?: MutationResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  SalesAccount?: SalesAccountResolvers<ContextType>;
  SalesAccountConnection?: SalesAccountConnectionResolvers<ContextType>;
  SalesAccountEdge?: SalesAccountEdgeResolvers<ContextType>;
  SalesAddress?: SalesAddressResolvers<ContextType>;
  TotalCount?: TotalCountResolvers<ContextType>;
};

export type DirectiveResolvers<ContextType = SalesContext> = {
  column?: ColumnDirectiveResolver<any, any, ContextType>;
  entitySet?: EntitySetDirectiveResolver<any, any, ContextType>;
  integrationKey?: IntegrationKeyDirectiveResolver<any, any, ContextType>;
  owner?: OwnerDirectiveResolver<any, any, ContextType>;
  writes?: WritesDirectiveResolver<any, any, ContextType>;
};
