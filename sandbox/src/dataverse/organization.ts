import { crc32 } from 'node:zlib';
import { type Lacks, lackingModel } from '../model/lacking.ts';
import type { EntitySet, Model } from '../model/model.ts';
import { entitySetOf } from '../model/model.ts';
import type { Database } from '../store/database.ts';
import { openRecordStore, type RecordStore } from '../store/record-store.ts';
import { createTurns, type Turns } from '../store/turns.ts';
import type { Call } from './call.ts';
import { modelWithKeys, readAddedKeys } from './keys/added-keys.ts';
import type { Webhooks } from './webhooks/webhooks.ts';

export interface DataverseOptions {
  /** Give accounts and contacts without number one when they are created, as the Prospect to cash solution does. */
  readonly p2cNumbers: boolean;
  /** Keep products on their price list, as the Prospect to cash solution does. @default true */
  readonly p2cPriceListItems?: boolean;
  /** Let a draft order be activated only with products of F&O, and mark its lines then. @default true */
  readonly p2cOrderActivation?: boolean;
  /** Keep people, whom a request names by CallerObjectId or MSCRMCallerID, from what the forms do not let them do. @default true */
  readonly p2cFormLocks?: boolean;
  /** Keep a line "Freight Tax" for the tax of a header. @default true */
  readonly p2cFreightTaxLines?: boolean;
  /** An invoice makes its order Invoiced and goes to the owner of the order. @default true */
  readonly p2cInvoicedOrders?: boolean;
  /** System settings > Sales: products are created active rather than draft. @default true */
  readonly productsCreatedActive?: boolean;
  /** System settings > Sales: the platform calculates prices and totals. @default true */
  readonly systemPricing?: boolean;
  /** System settings > Sales: a discount is one of the line, or one of each unit. @default line-item */
  readonly discountCalculation?: 'line-item' | 'per-unit';
  readonly deltaTokenLifetimeSeconds: number;
  /** What clients do not get to see or do. */
  readonly lacks?: Lacks;
  /** Takes what webhooks are told; without, they are told nothing. */
  readonly webhooks?: Webhooks;
  /** Milliseconds since 1970, UTC. @default the clock of the machine */
  readonly now?: () => number;
}

/** An emulated Dataverse organization: its tables, its row versions, and who is calling. */
export interface Organization {
  /** The tables as clients see them, with the keys that they have added. */
  readonly model: Model;
  /** Takes up the keys that have been added since. */
  refreshModel(): void;
  readonly database: Database;
  readonly options: DataverseOptions;
  readonly organizationId: string;
  /** Changes whenever the tables or their columns do. */
  readonly metadataVersion: string;
  /** Whoever changes something takes a turn: a change set may take several turns of the event loop. */
  readonly writes: Turns;
  /** The time of the service: milliseconds since 1970, UTC. */
  now(): number;
  store(entitySet: string): RecordStore;
  /** The row version of the next change; one counter for all tables, as in SQL Server. */
  nextVersion(): bigint;
  currentVersion(): bigint;
  /** The user that a request acts as: the application user, unless it names another. */
  caller(): { readonly userId: string; readonly businessUnitId: string };
  /** The user of the application that sends requests. */
  applicationUserId(): string;
  /** Whether a request acts as another user than its own. */
  isImpersonated(): boolean;
  /** The request that is carried out; absent for what the sandbox does of its own accord. */
  readonly call: Call | undefined;
  /** Does something for a request. */
  during<T>(call: Call | undefined, act: () => T): T;
  /** Does work once at the end of the transaction, for the request that asked for it last. */
  defer(name: string, work: () => void): void;
  /** Who is told of changes; absent in a copy of the data, which tells nobody. */
  readonly webhooks: Webhooks | undefined;
  /** The currency of the organization, with exchange rate 1. */
  baseCurrencyId(): string | undefined;
}

const versionStart = 1_000_000n;

/** Columns beyond keys that requests look records up by. */
const indexed: Readonly<Record<string, readonly (readonly string[])[]>> = {
  accounts: [['name'], ['_parentaccountid_value'], ['_transactioncurrencyid_value']],
  transactioncurrencies: [['isocurrencycode']],
  contacts: [['_parentcustomerid_value'], ['lastname']],
  uoms: [['_uomscheduleid_value'], ['name']],
  products: [['name'], ['_defaultuomid_value']],
  productpricelevels: [['_productid_value'], ['_pricelevelid_value'], ['_uomid_value']],
  quotes: [['quotenumber'], ['_customerid_value'], ['_pricelevelid_value']],
  quotedetails: [['_quoteid_value', 'sequencenumber'], ['_productid_value'], ['_uomid_value']],
  quotecloses: [['_quoteid_value']],
  salesorders: [['ordernumber'], ['_customerid_value'], ['_pricelevelid_value'], ['_quoteid_value']],
  salesorderdetails: [
    ['_salesorderid_value', 'sequencenumber'],
    ['_productid_value'],
    ['_uomid_value'],
    ['_quotedetailid_value'],
  ],
  ordercloses: [['_salesorderid_value']],
  invoices: [['invoicenumber'], ['_customerid_value'], ['_pricelevelid_value'], ['_salesorderid_value']],
  invoicedetails: [
    ['_invoiceid_value', 'sequencenumber'],
    ['_productid_value'],
    ['_uomid_value'],
    ['_salesorderdetailid_value'],
  ],
};

/** When a record was changed is asked by everybody who looks for news. */
function indexesOf(set: EntitySet): readonly (readonly string[])[] {
  return [...(indexed[set.name] ?? []), ...(set.properties.has('modifiedon') ? [['modifiedon']] : [])];
}

/** Lookups to other tables of the model: collections, parents and lambdas follow them. */
function lookupsOf(set: EntitySet): readonly string[] {
  const already = new Set((indexed[set.name] ?? []).map(([first]) => first));
  const columns = new Set([...set.navigations.values()].map(({ column }) => column));
  return [...columns].filter((column) => !already.has(column));
}

/** Opens the organization that a database holds, creating its tables when it is new. */
export function openOrganization(model: Model, database: Database, options: DataverseOptions): Organization {
  const stores = new Map(
    [...model.entitySets.values()].map((set) => [
      set.name,
      openRecordStore(database, set, indexesOf(set), lookupsOf(set)),
    ]),
  );
  database.execute(
    'create table if not exists "$deleted" (version integer primary key, entity_set text not null, id text not null)',
  );
  const known = database.value('organizationId');
  const organizationId = typeof known === 'string' ? known : crypto.randomUUID();
  if (known === undefined) database.setValue('organizationId', organizationId);

  function store(name: string): RecordStore {
    const found = stores.get(name);
    if (!found) throw new Error(`There is no table ${entitySetOf(model, name).name}.`);
    return found;
  }

  const firstId = (entitySet: string, property: string, condition = '1'): string | undefined => {
    const where = { sql: condition, parameters: [] };
    const row = store(entitySet).find({ where, select: [property], orderBy: 't."$id"', limit: 1 })[0];
    const value = row?.values[property];
    return typeof value === 'string' ? value : undefined;
  };

  const applicationUserId = () => firstId('systemusers', 'systemuserid') ?? '';
  const visible = options.lacks ? lackingModel(model, options.lacks) : model;
  let current = modelWithKeys(visible, readAddedKeys(database));
  let call: Call | undefined;

  function refreshModel(): void {
    current = modelWithKeys(visible, readAddedKeys(database));
  }
  database.onRestored(refreshModel);

  function during<T>(next: Call | undefined, act: () => T): T {
    const before = call;
    call = next;
    try {
      return act();
    } finally {
      call = before;
    }
  }

  return {
    get model() {
      return current;
    },
    refreshModel,
    database,
    options,
    organizationId,
    writes: createTurns(),
    metadataVersion: String(crc32(model.text)),
    now: options.now ?? Date.now,
    store,
    nextVersion: () => database.next('version', versionStart),
    currentVersion: () => database.current('version', versionStart),
    caller: () => ({
      userId: call?.userId ?? applicationUserId(),
      businessUnitId:
        firstId('businessunits', 'businessunitid', 't."_parentbusinessunitid_value" is null') ?? '',
    }),
    applicationUserId,
    isImpersonated: () => call?.userId !== undefined && call.userId !== applicationUserId(),
    get call() {
      return call;
    },
    during,
    defer: (name, work) => {
      const asking = call;
      database.defer(name, () => during(asking, work));
    },
    webhooks: options.webhooks,
    baseCurrencyId: () => {
      const currencies = store('transactioncurrencies');
      const rows = currencies.find({
        where: { sql: '1', parameters: [] },
        select: ['transactioncurrencyid', 'exchangerate'],
        orderBy: 't."$id"',
      });
      const base = rows.find(({ values }) => isOne(String(values.exchangerate)));
      const id = (base ?? rows[0])?.values.transactioncurrencyid;
      return typeof id === 'string' ? id : undefined;
    },
  };
}

/** Whether a stored exchange rate is 1: all zeros but one 1 before its ten fraction digits. */
function isOne(sortable: string): boolean {
  return /^10*10{10}$/.test(sortable);
}
