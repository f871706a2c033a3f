import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { UnifiedParent as UnifiedParentRecord, SalesContactParent as SalesContactParentRecord, SalesQuoteParent as SalesQuoteParentRecord, SalesAccountParent as SalesAccountParentRecord, RunParent as RunParentRecord } from '../subgraph/parents.ts';
import type { LedgerRecord as LedgerRecordRecord } from '../ledger/ledger.ts';
import type { SyncContext } from '../subgraph/context.ts';
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
  Guid: { input: string; output: string; }
  _FieldSet: { input: unknown; output: unknown; }
};

export type Contact = {
  __typename?: 'Contact';
  id: Scalars['ID']['output'];
  /** How the contact's two copies stand to each other. */
  sync?: Maybe<SyncStatus>;
};

export type Customer = {
  __typename?: 'Customer';
  id: Scalars['ID']['output'];
  /** How the customer's two copies stand to each other. */
  sync?: Maybe<SyncStatus>;
};

export type Mutation = {
  __typename?: 'Mutation';
  /**
   * Reconcile records now. Give `keys` (ids `company:number`, or GUIDs of Sales records) or `all: true`.
   * With `dryRun: true` nothing is written: the run lists the exact writes that would be sent, each with its rule.
   */
  triggerSync?: Maybe<SyncRun>;
};


export type MutationTriggerSyncArgs = {
  all?: InputMaybe<Scalars['Boolean']['input']>;
  dryRun?: InputMaybe<Scalars['Boolean']['input']>;
  entity: SyncEntity;
  keys?: InputMaybe<Array<Scalars['ID']['input']>>;
};

export type OwnershipRule = {
  __typename?: 'OwnershipRule';
  /** When this rule holds; null for always. */
  condition?: Maybe<Scalars['String']['output']>;
  entity: SyncEntity;
  entitySet: Scalars['String']['output'];
  /** The field of the copy type: `SalesAccount.name`. */
  field: Scalars['String']['output'];
  /** The mutation that writes the concept in the owning system. */
  mutation?: Maybe<Scalars['String']['output']>;
  owner: System;
  property: Scalars['String']['output'];
  /** Where the rule stands: file and line. */
  source: Scalars['String']['output'];
  system: System;
};

export type PageInfo = {
  __typename?: 'PageInfo';
  endCursor?: Maybe<Scalars['String']['output']>;
  hasNextPage: Scalars['Boolean']['output'];
  hasPreviousPage: Scalars['Boolean']['output'];
  startCursor?: Maybe<Scalars['String']['output']>;
};

export type Product = {
  __typename?: 'Product';
  id: Scalars['ID']['output'];
  /** How the product's two copies stand to each other. */
  sync?: Maybe<SyncStatus>;
};

export type Query = {
  __typename?: 'Query';
  /** Which system owns which field, with the exceptions by stage and origin. */
  ownershipRules: Array<OwnershipRule>;
  /** What sync is doing now: counts of records by state, lag, the state of both change sources. */
  syncOverview: SyncOverview;
  /** The records that sync knows, by state: what waits, what is parked and why. */
  syncRecords: SyncRecordConnection;
  /** One run, to watch its progress; null for one that never was, or that is so old that it is not kept. */
  syncRun?: Maybe<SyncRun>;
  /** The runs of sync, newest first. */
  syncRuns: SyncRunConnection;
  /** The audit trail: every write of sync, newest first; of one record by its number. */
  syncWrites: SyncWriteConnection;
};


export type QueryOwnershipRulesArgs = {
  entity?: InputMaybe<SyncEntity>;
};


export type QuerySyncRecordsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  company?: InputMaybe<Scalars['String']['input']>;
  entity: SyncEntity;
  first?: InputMaybe<Scalars['Int']['input']>;
  number?: InputMaybe<Scalars['String']['input']>;
  orderBy?: InputMaybe<SyncRecordOrder>;
  reasonCodes?: InputMaybe<Array<Scalars['String']['input']>>;
  states?: InputMaybe<Array<SyncState>>;
};


export type QuerySyncRunArgs = {
  id: Scalars['ID']['input'];
};


export type QuerySyncRunsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  dryRun?: InputMaybe<Scalars['Boolean']['input']>;
  entity?: InputMaybe<SyncEntity>;
  first?: InputMaybe<Scalars['Int']['input']>;
  kind?: InputMaybe<SyncRunKind>;
  state?: InputMaybe<SyncRunState>;
};


export type QuerySyncWritesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  entity?: InputMaybe<SyncEntity>;
  first?: InputMaybe<Scalars['Int']['input']>;
  from?: InputMaybe<Scalars['DateTime']['input']>;
  kind?: InputMaybe<SyncWriteKind>;
  number?: InputMaybe<Scalars['String']['input']>;
  system?: InputMaybe<System>;
  until?: InputMaybe<Scalars['DateTime']['input']>;
};

export type Quote = {
  __typename?: 'Quote';
  id: Scalars['ID']['output'];
  /** How the quote and its quotation stand to each other. */
  sync?: Maybe<SyncStatus>;
};

export type SalesAccount = {
  __typename?: 'SalesAccount';
  accountId: Scalars['Guid']['output'];
  /** Why this account is, or is not, a customer in F&O. */
  sync?: Maybe<SyncStatus>;
};

export type SalesContact = {
  __typename?: 'SalesContact';
  contactId: Scalars['Guid']['output'];
  /** Why this contact is, or is not, a contact person in F&O. */
  sync?: Maybe<SyncStatus>;
};

export type SalesQuote = {
  __typename?: 'SalesQuote';
  quoteId: Scalars['Guid']['output'];
  /** Why this revision is, or is not, a quotation in F&O. */
  sync?: Maybe<SyncStatus>;
};

export type SortDirection =
  | 'ASC'
  | 'DESC';

/** The kinds of record that sync keeps in step. */
export type SyncEntity =
  | 'CONTACT'
  | 'CUSTOMER'
  | 'PRODUCT'
  | 'QUOTE';

export type SyncFieldChange = {
  __typename?: 'SyncFieldChange';
  from?: Maybe<Scalars['String']['output']>;
  property: Scalars['String']['output'];
  /** The rule that decided: template and line, or ownership rule. */
  rule: Scalars['String']['output'];
  to?: Maybe<Scalars['String']['output']>;
};

export type SyncOverview = {
  __typename?: 'SyncOverview';
  /** Records that are looked at again when something else is there: a parent, a price list. They are WAITING too. */
  dependent: Scalars['Int']['output'];
  /** Age of the oldest change that is not carried over yet, in milliseconds; 0 when there is none. */
  lagMs: Scalars['Int']['output'];
  notSent: Scalars['Int']['output'];
  parked: Scalars['Int']['output'];
  pending: Scalars['Int']['output'];
  settled: Scalars['Int']['output'];
  sources: Array<SyncSource>;
  /** Changes that are tried again at their time: a system was away, busy, or kept changing. */
  waiting: Scalars['Int']['output'];
};

export type SyncReason = {
  __typename?: 'SyncReason';
  /** A stable code, in docs/errors.md. */
  code: Scalars['String']['output'];
  /** The target or source property concerned, when it is one. */
  field?: Maybe<Scalars['String']['output']>;
  message: Scalars['String']['output'];
};

export type SyncRecord = {
  __typename?: 'SyncRecord';
  company?: Maybe<Scalars['String']['output']>;
  contact?: Maybe<Contact>;
  /** The record in the unified graph, by what it is; null while it has no number. */
  customer?: Maybe<Customer>;
  entity: SyncEntity;
  /** The business number, when it has one. */
  number?: Maybe<Scalars['String']['output']>;
  product?: Maybe<Product>;
  quote?: Maybe<Quote>;
  sourceKey: Scalars['String']['output'];
  /** The system that the record is mastered in, and its key there: a GUID of Sales, `company:number` of F&O. */
  sourceSystem: System;
  status: SyncStatus;
};

export type SyncRecordConnection = {
  __typename?: 'SyncRecordConnection';
  edges: Array<SyncRecordEdge>;
  nodes: Array<SyncRecord>;
  pageInfo: PageInfo;
  totalCount?: Maybe<TotalCount>;
};

export type SyncRecordEdge = {
  __typename?: 'SyncRecordEdge';
  cursor: Scalars['String']['output'];
  node: SyncRecord;
};

export type SyncRecordOrder = {
  direction?: InputMaybe<SortDirection>;
  field: SyncRecordOrderField;
};

/** Records without the value come first, and last where the order is descending. */
export type SyncRecordOrderField =
  | 'LAST_SYNCED_AT'
  | 'NUMBER'
  /** Since when a change is known that is not carried over yet. */
  | 'PENDING_SINCE';

export type SyncRun = {
  __typename?: 'SyncRun';
  done: Scalars['Int']['output'];
  dryRun: Scalars['Boolean']['output'];
  entity: SyncEntity;
  failed: Scalars['Int']['output'];
  finishedAt?: Maybe<Scalars['DateTime']['output']>;
  id: Scalars['ID']['output'];
  kind: SyncRunKind;
  notSent: Scalars['Int']['output'];
  parked: Scalars['Int']['output'];
  settled: Scalars['Int']['output'];
  startedAt: Scalars['DateTime']['output'];
  state: SyncRunState;
  /** How many records the run has to look at; null until it is known. */
  total?: Maybe<Scalars['Int']['output']>;
  /** What was written or, in a dry run, would be written; newest 1,000. */
  writes: SyncWriteConnection;
  written: Scalars['Int']['output'];
};


export type SyncRunWritesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

export type SyncRunConnection = {
  __typename?: 'SyncRunConnection';
  edges: Array<SyncRunEdge>;
  nodes: Array<SyncRun>;
  pageInfo: PageInfo;
};

export type SyncRunEdge = {
  __typename?: 'SyncRunEdge';
  cursor: Scalars['String']['output'];
  node: SyncRun;
};

export type SyncRunKind =
  /** The full compare at an interval. */
  | 'COMPARE'
  /** The first walk over all records after the start. */
  | 'INITIAL'
  /** Asked for with `triggerSync`. */
  | 'TRIGGERED';

export type SyncRunState =
  | 'COMPLETED'
  | 'FAILED'
  | 'RUNNING';

export type SyncSource = {
  __typename?: 'SyncSource';
  lastError?: Maybe<Scalars['String']['output']>;
  lastSuccessAt?: Maybe<Scalars['DateTime']['output']>;
  /** `sales.accounts delta`, `finance-operations.CustomersV3 compare` */
  name: Scalars['String']['output'];
  state: SyncSourceState;
};

export type SyncSourceState =
  | 'FAILING'
  | 'INITIALIZING'
  | 'NOT_RUNNING'
  | 'RUNNING';

export type SyncState =
  /** The rules say that this record is not sent. */
  | 'NOT_SENT'
  /** Needs a person: the record or a rule must change first. It is tried again when it does. */
  | 'PARKED'
  /** A change is known and not carried over yet. */
  | 'PENDING'
  /** Both systems agree by the rules. */
  | 'SETTLED'
  /** Waits for something else, see the reason: a retry, a dependency, a limit. */
  | 'WAITING';

export type SyncStatus = {
  __typename?: 'SyncStatus';
  attempts: Scalars['Int']['output'];
  lastSyncedAt?: Maybe<Scalars['DateTime']['output']>;
  nextAttemptAt?: Maybe<Scalars['DateTime']['output']>;
  /** The record's key in the other system: `CustomersV3(dataAreaId='usmf',CustomerAccount='US-001')`. */
  otherKey?: Maybe<Scalars['String']['output']>;
  /** Whether a change is known that is not carried over yet. */
  pending: Scalars['Boolean']['output'];
  reason?: Maybe<SyncReason>;
  state: SyncState;
};

/** One write of sync, field by field: the audit trail. */
export type SyncWrite = {
  __typename?: 'SyncWrite';
  at: Scalars['DateTime']['output'];
  entity: SyncEntity;
  fields: Array<SyncFieldChange>;
  kind: SyncWriteKind;
  number?: Maybe<Scalars['String']['output']>;
  /** The request as it was, or would be, sent: `PATCH CustomersV3(dataAreaId='usmf',CustomerAccount='US-001')?cross-company=true`. */
  request: Scalars['String']['output'];
  system: System;
};

export type SyncWriteConnection = {
  __typename?: 'SyncWriteConnection';
  edges: Array<SyncWriteEdge>;
  nodes: Array<SyncWrite>;
  pageInfo: PageInfo;
};

export type SyncWriteEdge = {
  __typename?: 'SyncWriteEdge';
  cursor: Scalars['String']['output'];
  node: SyncWrite;
};

export type SyncWriteKind =
  | 'CREATE'
  /** An overreach was undone: a value that the other system owns had been changed here. */
  | 'REVERT'
  | 'UPDATE';

export type System =
  | 'FINANCE_OPERATIONS'
  | 'SALES';

export type TotalCount = {
  __typename?: 'TotalCount';
  exact: Scalars['Boolean']['output'];
  value: Scalars['Int']['output'];
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
  Contact: Contact;
  Customer: Customer;
  Product: Product;
  Quote: Quote;
  SalesAccount: SalesAccount;
  SalesContact: SalesContact;
  SalesQuote: SalesQuote;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  Contact:
    ( { __typename: 'Contact' }
    & GraphQLRecursivePick<FederationTypes['Contact'], {"id":true}> );
  Customer:
    ( { __typename: 'Customer' }
    & GraphQLRecursivePick<FederationTypes['Customer'], {"id":true}> );
  Product:
    ( { __typename: 'Product' }
    & GraphQLRecursivePick<FederationTypes['Product'], {"id":true}> );
  Quote:
    ( { __typename: 'Quote' }
    & GraphQLRecursivePick<FederationTypes['Quote'], {"id":true}> );
  SalesAccount:
    ( { __typename: 'SalesAccount' }
    & GraphQLRecursivePick<FederationTypes['SalesAccount'], {"accountId":true}> );
  SalesContact:
    ( { __typename: 'SalesContact' }
    & GraphQLRecursivePick<FederationTypes['SalesContact'], {"contactId":true}> );
  SalesQuote:
    ( { __typename: 'SalesQuote' }
    & GraphQLRecursivePick<FederationTypes['SalesQuote'], {"quoteId":true}> );
};



/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  Contact: ResolverTypeWrapper<UnifiedParentRecord>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  Customer: ResolverTypeWrapper<UnifiedParentRecord>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  Guid: ResolverTypeWrapper<Scalars['Guid']['output']>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  OwnershipRule: ResolverTypeWrapper<OwnershipRule>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  Product: ResolverTypeWrapper<UnifiedParentRecord>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  Quote: ResolverTypeWrapper<UnifiedParentRecord>;
  SalesAccount: ResolverTypeWrapper<SalesAccountParentRecord>;
  SalesContact: ResolverTypeWrapper<SalesContactParentRecord>;
  SalesQuote: ResolverTypeWrapper<SalesQuoteParentRecord>;
  SortDirection: SortDirection;
  SyncEntity: SyncEntity;
  SyncFieldChange: ResolverTypeWrapper<SyncFieldChange>;
  SyncOverview: ResolverTypeWrapper<SyncOverview>;
  SyncReason: ResolverTypeWrapper<SyncReason>;
  SyncRecord: ResolverTypeWrapper<LedgerRecordRecord>;
  SyncRecordConnection: ResolverTypeWrapper<Omit<SyncRecordConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['SyncRecordEdge']>, nodes: Array<ResolversTypes['SyncRecord']> }>;
  SyncRecordEdge: ResolverTypeWrapper<Omit<SyncRecordEdge, 'node'> & { node: ResolversTypes['SyncRecord'] }>;
  SyncRecordOrder: SyncRecordOrder;
  SyncRecordOrderField: SyncRecordOrderField;
  SyncRun: ResolverTypeWrapper<RunParentRecord>;
  SyncRunConnection: ResolverTypeWrapper<Omit<SyncRunConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['SyncRunEdge']>, nodes: Array<ResolversTypes['SyncRun']> }>;
  SyncRunEdge: ResolverTypeWrapper<Omit<SyncRunEdge, 'node'> & { node: ResolversTypes['SyncRun'] }>;
  SyncRunKind: SyncRunKind;
  SyncRunState: SyncRunState;
  SyncSource: ResolverTypeWrapper<SyncSource>;
  SyncSourceState: SyncSourceState;
  SyncState: SyncState;
  SyncStatus: ResolverTypeWrapper<SyncStatus>;
  SyncWrite: ResolverTypeWrapper<SyncWrite>;
  SyncWriteConnection: ResolverTypeWrapper<SyncWriteConnection>;
  SyncWriteEdge: ResolverTypeWrapper<SyncWriteEdge>;
  SyncWriteKind: SyncWriteKind;
  System: System;
  TotalCount: ResolverTypeWrapper<TotalCount>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  Contact: UnifiedParentRecord;
  ID: Scalars['ID']['output'];
  Customer: UnifiedParentRecord;
  DateTime: Scalars['DateTime']['output'];
  Guid: Scalars['Guid']['output'];
  Mutation: Record<PropertyKey, never>;
  Boolean: Scalars['Boolean']['output'];
  OwnershipRule: OwnershipRule;
  String: Scalars['String']['output'];
  PageInfo: PageInfo;
  Product: UnifiedParentRecord;
  Query: Record<PropertyKey, never>;
  Int: Scalars['Int']['output'];
  Quote: UnifiedParentRecord;
  SalesAccount: SalesAccountParentRecord;
  SalesContact: SalesContactParentRecord;
  SalesQuote: SalesQuoteParentRecord;
  SyncFieldChange: SyncFieldChange;
  SyncOverview: SyncOverview;
  SyncReason: SyncReason;
  SyncRecord: LedgerRecordRecord;
  SyncRecordConnection: Omit<SyncRecordConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['SyncRecordEdge']>, nodes: Array<ResolversParentTypes['SyncRecord']> };
  SyncRecordEdge: Omit<SyncRecordEdge, 'node'> & { node: ResolversParentTypes['SyncRecord'] };
  SyncRecordOrder: SyncRecordOrder;
  SyncRun: RunParentRecord;
  SyncRunConnection: Omit<SyncRunConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['SyncRunEdge']>, nodes: Array<ResolversParentTypes['SyncRun']> };
  SyncRunEdge: Omit<SyncRunEdge, 'node'> & { node: ResolversParentTypes['SyncRun'] };
  SyncSource: SyncSource;
  SyncStatus: SyncStatus;
  SyncWrite: SyncWrite;
  SyncWriteConnection: SyncWriteConnection;
  SyncWriteEdge: SyncWriteEdge;
  TotalCount: TotalCount;
};

export type ContactResolvers<ContextType = SyncContext, ParentType extends ResolversParentTypes['Contact'] = ResolversParentTypes['Contact'], FederationReferenceType extends FederationReferenceTypes['Contact'] = FederationReferenceTypes['Contact']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Contact']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  sync?: Resolver<Maybe<ResolversTypes['SyncStatus']>, ParentType, ContextType>;
};

export type CustomerResolvers<ContextType = SyncContext, ParentType extends ResolversParentTypes['Customer'] = ResolversParentTypes['Customer'], FederationReferenceType extends FederationReferenceTypes['Customer'] = FederationReferenceTypes['Customer']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Customer']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  sync?: Resolver<Maybe<ResolversTypes['SyncStatus']>, ParentType, ContextType>;
};

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export interface GuidScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Guid'], any> {
  name: 'Guid';
}

export type MutationResolvers<ContextType = SyncContext, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  triggerSync?: Resolver<Maybe<ResolversTypes['SyncRun']>, ParentType, ContextType, RequireFields<MutationTriggerSyncArgs, 'dryRun' | 'entity'>>;
};

export type OwnershipRuleResolvers<ContextType = SyncContext, ParentType extends ResolversParentTypes['OwnershipRule'] = ResolversParentTypes['OwnershipRule']> = {
  condition?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  entity?: Resolver<ResolversTypes['SyncEntity'], ParentType, ContextType>;
  entitySet?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  field?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  mutation?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  owner?: Resolver<ResolversTypes['System'], ParentType, ContextType>;
  property?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  source?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  system?: Resolver<ResolversTypes['System'], ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = SyncContext, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ProductResolvers<ContextType = SyncContext, ParentType extends ResolversParentTypes['Product'] = ResolversParentTypes['Product'], FederationReferenceType extends FederationReferenceTypes['Product'] = FederationReferenceTypes['Product']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Product']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  sync?: Resolver<Maybe<ResolversTypes['SyncStatus']>, ParentType, ContextType>;
};

export type QueryResolvers<ContextType = SyncContext, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  ownershipRules?: Resolver<Array<ResolversTypes['OwnershipRule']>, ParentType, ContextType, Partial<QueryOwnershipRulesArgs>>;
  syncOverview?: Resolver<ResolversTypes['SyncOverview'], ParentType, ContextType>;
  syncRecords?: Resolver<ResolversTypes['SyncRecordConnection'], ParentType, ContextType, RequireFields<QuerySyncRecordsArgs, 'entity' | 'first'>>;
  syncRun?: Resolver<Maybe<ResolversTypes['SyncRun']>, ParentType, ContextType, RequireFields<QuerySyncRunArgs, 'id'>>;
  syncRuns?: Resolver<ResolversTypes['SyncRunConnection'], ParentType, ContextType, RequireFields<QuerySyncRunsArgs, 'first'>>;
  syncWrites?: Resolver<ResolversTypes['SyncWriteConnection'], ParentType, ContextType, RequireFields<QuerySyncWritesArgs, 'first'>>;
};

export type QuoteResolvers<ContextType = SyncContext, ParentType extends ResolversParentTypes['Quote'] = ResolversParentTypes['Quote'], FederationReferenceType extends FederationReferenceTypes['Quote'] = FederationReferenceTypes['Quote']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Quote']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  sync?: Resolver<Maybe<ResolversTypes['SyncStatus']>, ParentType, ContextType>;
};

export type SalesAccountResolvers<ContextType = SyncContext, ParentType extends ResolversParentTypes['SalesAccount'] = ResolversParentTypes['SalesAccount'], FederationReferenceType extends FederationReferenceTypes['SalesAccount'] = FederationReferenceTypes['SalesAccount']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['SalesAccount']> | FederationReferenceType, FederationReferenceType, ContextType>;
  accountId?: Resolver<ResolversTypes['Guid'], ParentType, ContextType>;
  sync?: Resolver<Maybe<ResolversTypes['SyncStatus']>, ParentType, ContextType>;
};

export type SalesContactResolvers<ContextType = SyncContext, ParentType extends ResolversParentTypes['SalesContact'] = ResolversParentTypes['SalesContact'], FederationReferenceType extends FederationReferenceTypes['SalesContact'] = FederationReferenceTypes['SalesContact']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['SalesContact']> | FederationReferenceType, FederationReferenceType, ContextType>;
  contactId?: Resolver<ResolversTypes['Guid'], ParentType, ContextType>;
  sync?: Resolver<Maybe<ResolversTypes['SyncStatus']>, ParentType, ContextType>;
};

export type SalesQuoteResolvers<ContextType = SyncContext, ParentType extends ResolversParentTypes['SalesQuote'] = ResolversParentTypes['SalesQuote'], FederationReferenceType extends FederationReferenceTypes['SalesQuote'] = FederationReferenceTypes['SalesQuote']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['SalesQuote']> | FederationReferenceType, FederationReferenceType, ContextType>;
  quoteId?: Resolver<ResolversTypes['Guid'], ParentType, ContextType>;
  sync?: Resolver<Maybe<ResolversTypes['SyncStatus']>, ParentType, ContextType>;
};

export type SyncFieldChangeResolvers<ContextType = SyncContext, ParentType extends ResolversParentTypes['SyncFieldChange'] = ResolversParentTypes['SyncFieldChange']> = {
  from?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  property?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  rule?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  to?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type SyncOverviewResolvers<ContextType = SyncContext, ParentType extends ResolversParentTypes['SyncOverview'] = ResolversParentTypes['SyncOverview']> = {
  dependent?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  lagMs?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  notSent?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  parked?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  pending?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  settled?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  sources?: Resolver<Array<ResolversTypes['SyncSource']>, ParentType, ContextType>;
  waiting?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type SyncReasonResolvers<ContextType = SyncContext, ParentType extends ResolversParentTypes['SyncReason'] = ResolversParentTypes['SyncReason']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  field?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type SyncRecordResolvers<ContextType = SyncContext, ParentType extends ResolversParentTypes['SyncRecord'] = ResolversParentTypes['SyncRecord']> = {
  company?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  contact?: Resolver<Maybe<ResolversTypes['Contact']>, ParentType, ContextType>;
  customer?: Resolver<Maybe<ResolversTypes['Customer']>, ParentType, ContextType>;
  entity?: Resolver<ResolversTypes['SyncEntity'], ParentType, ContextType>;
  number?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  product?: Resolver<Maybe<ResolversTypes['Product']>, ParentType, ContextType>;
  quote?: Resolver<Maybe<ResolversTypes['Quote']>, ParentType, ContextType>;
  sourceKey?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  sourceSystem?: Resolver<ResolversTypes['System'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['SyncStatus'], ParentType, ContextType>;
};

export type SyncRecordConnectionResolvers<ContextType = SyncContext, ParentType extends ResolversParentTypes['SyncRecordConnection'] = ResolversParentTypes['SyncRecordConnection']> = {
  edges?: Resolver<Array<ResolversTypes['SyncRecordEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['SyncRecord']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['TotalCount']>, ParentType, ContextType>;
};

export type SyncRecordEdgeResolvers<ContextType = SyncContext, ParentType extends ResolversParentTypes['SyncRecordEdge'] = ResolversParentTypes['SyncRecordEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['SyncRecord'], ParentType, ContextType>;
};

export type SyncRunResolvers<ContextType = SyncContext, ParentType extends ResolversParentTypes['SyncRun'] = ResolversParentTypes['SyncRun']> = {
  done?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  dryRun?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  entity?: Resolver<ResolversTypes['SyncEntity'], ParentType, ContextType>;
  failed?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  finishedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['SyncRunKind'], ParentType, ContextType>;
  notSent?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  parked?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  settled?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  startedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['SyncRunState'], ParentType, ContextType>;
  total?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  writes?: Resolver<ResolversTypes['SyncWriteConnection'], ParentType, ContextType, RequireFields<SyncRunWritesArgs, 'first'>>;
  written?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type SyncRunConnectionResolvers<ContextType = SyncContext, ParentType extends ResolversParentTypes['SyncRunConnection'] = ResolversParentTypes['SyncRunConnection']> = {
  edges?: Resolver<Array<ResolversTypes['SyncRunEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['SyncRun']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type SyncRunEdgeResolvers<ContextType = SyncContext, ParentType extends ResolversParentTypes['SyncRunEdge'] = ResolversParentTypes['SyncRunEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['SyncRun'], ParentType, ContextType>;
};

export type SyncSourceResolvers<ContextType = SyncContext, ParentType extends ResolversParentTypes['SyncSource'] = ResolversParentTypes['SyncSource']> = {
  lastError?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  lastSuccessAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['SyncSourceState'], ParentType, ContextType>;
};

export type SyncStatusResolvers<ContextType = SyncContext, ParentType extends ResolversParentTypes['SyncStatus'] = ResolversParentTypes['SyncStatus']> = {
  attempts?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  lastSyncedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  nextAttemptAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  otherKey?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  pending?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['SyncReason']>, ParentType, ContextType>;
  state?: Resolver<ResolversTypes['SyncState'], ParentType, ContextType>;
};

export type SyncWriteResolvers<ContextType = SyncContext, ParentType extends ResolversParentTypes['SyncWrite'] = ResolversParentTypes['SyncWrite']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  entity?: Resolver<ResolversTypes['SyncEntity'], ParentType, ContextType>;
  fields?: Resolver<Array<ResolversTypes['SyncFieldChange']>, ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['SyncWriteKind'], ParentType, ContextType>;
  number?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  request?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  system?: Resolver<ResolversTypes['System'], ParentType, ContextType>;
};

export type SyncWriteConnectionResolvers<ContextType = SyncContext, ParentType extends ResolversParentTypes['SyncWriteConnection'] = ResolversParentTypes['SyncWriteConnection']> = {
  edges?: Resolver<Array<ResolversTypes['SyncWriteEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['SyncWrite']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type SyncWriteEdgeResolvers<ContextType = SyncContext, ParentType extends ResolversParentTypes['SyncWriteEdge'] = ResolversParentTypes['SyncWriteEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['SyncWrite'], ParentType, ContextType>;
};

export type TotalCountResolvers<ContextType = SyncContext, ParentType extends ResolversParentTypes['TotalCount'] = ResolversParentTypes['TotalCount']> = {
  exact?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type Resolvers<ContextType = SyncContext> = {
  Contact?: ContactResolvers<ContextType>;
  Customer?: CustomerResolvers<ContextType>;
  DateTime?: GraphQLScalarType;
  Guid?: GraphQLScalarType;
  Mutation?: MutationResolvers<ContextType>;
  OwnershipRule?: OwnershipRuleResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  Product?: ProductResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  Quote?: QuoteResolvers<ContextType>;
  SalesAccount?: SalesAccountResolvers<ContextType>;
  SalesContact?: SalesContactResolvers<ContextType>;
  SalesQuote?: SalesQuoteResolvers<ContextType>;
  SyncFieldChange?: SyncFieldChangeResolvers<ContextType>;
  SyncOverview?: SyncOverviewResolvers<ContextType>;
  SyncReason?: SyncReasonResolvers<ContextType>;
  SyncRecord?: SyncRecordResolvers<ContextType>;
  SyncRecordConnection?: SyncRecordConnectionResolvers<ContextType>;
  SyncRecordEdge?: SyncRecordEdgeResolvers<ContextType>;
  SyncRun?: SyncRunResolvers<ContextType>;
  SyncRunConnection?: SyncRunConnectionResolvers<ContextType>;
  SyncRunEdge?: SyncRunEdgeResolvers<ContextType>;
  SyncSource?: SyncSourceResolvers<ContextType>;
  SyncStatus?: SyncStatusResolvers<ContextType>;
  SyncWrite?: SyncWriteResolvers<ContextType>;
  SyncWriteConnection?: SyncWriteConnectionResolvers<ContextType>;
  SyncWriteEdge?: SyncWriteEdgeResolvers<ContextType>;
  TotalCount?: TotalCountResolvers<ContextType>;
};

