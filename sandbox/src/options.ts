import { waitFor } from './events/deliver.ts';

import type { Lacks } from './model/lacking.ts';
/** The application that the emulated Microsoft Entra ID knows. */
export interface SandboxCredentials {
  readonly tenantId: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

export interface SandboxOptions {
  /** Address to listen on. @default 127.0.0.1 */
  readonly host?: string;
  /** Port of the Dataverse service; 0 takes any free one. @default 4101 */
  readonly salesPort?: number;
  /** Port of the F&O service; 0 takes any free one. @default 4102 */
  readonly financeOperationsPort?: number;
  /** Folder of the two data files; in memory when absent. */
  readonly dataDir?: string;
  /** Legal entity that is there from the start. @default usmf */
  readonly company?: string;
  /** Load the example records into a store that is empty; without, it gets no customers. @default true */
  readonly seed?: boolean;
  /** `loopback-open` serves callers of this machine without a token; a wrong token is refused in both. @default required */
  readonly auth?: 'required' | 'loopback-open';
  readonly credentials?: SandboxCredentials;
  /** Give accounts and contacts a number at creation, as the Prospect-to-Cash solution does. @default true */
  readonly p2cNumbers?: boolean;
  /** Keep products on their price list, as the Prospect-to-Cash solution does. @default true */
  readonly p2cPriceListItems?: boolean;
  /** Let only orders of F&O's products be activated, as the Prospect-to-Cash solution does. @default true */
  readonly p2cOrderActivation?: boolean;
  /** Keep people (MSCRMCallerID) from changing what F&O maintains, as the Prospect-to-Cash forms do. @default true */
  readonly p2cFormLocks?: boolean;
  /** Keep a line "Freight Tax" for the tax of a header, as the Prospect-to-Cash solution does. @default true */
  readonly p2cFreightTaxLines?: boolean;
  /** Make the order of an invoice Invoiced, and its owner the invoice's, as the Prospect-to-Cash solution does. @default true */
  readonly p2cInvoicedOrders?: boolean;
  /** System settings > Sales: products are created active rather than draft. @default true */
  readonly productsCreatedActive?: boolean;
  /** System settings > Sales: the platform calculates prices and totals. @default true */
  readonly systemPricing?: boolean;
  /** System settings > Sales: a discount is one of the line, or one of each unit. @default line-item */
  readonly discountCalculation?: 'line-item' | 'per-unit';
  /** Default company of the F&O user. @default the company */
  readonly defaultCompany?: string;
  /** The number sequence of customer accounts allows numbers given by hand. @default true */
  readonly manualCustomerNumbers?: boolean;
  /** The number sequences of contacts, quotations and orders in F&O: may a number be given by hand? @default all */
  readonly manualNumbers?: Partial<Record<'contacts' | 'quotations' | 'orders', boolean>>;
  /** Seconds between two runs of the batch job "Calculate sales totals" of F&O; 0 for none. @default 5 */
  readonly salesTotalsSeconds?: number;
  /** How a system waits between two tries to deliver an event; not for a sandbox in a worker thread. @default the clock */
  readonly wait?: (ms: number, stopped: AbortSignal) => Promise<void>;
  /** Milliseconds that the endpoint of a webhook of Sales has for its answer. @default 60000 */
  readonly webhookTimeoutMs?: number;
  /** What either system lacks, as one that nobody has set up. Nothing, unless told otherwise. */
  readonly lacks?: { readonly sales?: Lacks; readonly financeOperations?: Lacks };
  /** Hold callers of Sales to the published service protection limits. @default false */
  readonly serviceProtection?: boolean;
  /** @default 3599 */
  readonly tokenLifetimeSeconds?: number;
  /** Age at which a delta token expires. @default 604800, seven days */
  readonly deltaTokenLifetimeSeconds?: number;
  /** The clock of both systems, milliseconds since 1970, UTC; not for a sandbox in a worker thread. @default Date.now */
  readonly now?: () => number;
}

/** All options, each with a value; only the folder may be absent. */
export type ResolvedOptions = Required<Omit<SandboxOptions, 'dataDir'>> & {
  readonly dataDir: string | undefined;
};

/** Credentials of the embedded sandbox. They open nothing but it. */
export const sandboxCredentials: SandboxCredentials = {
  tenantId: 'contoso.example.com',
  clientId: '5a9d0c1e-0000-4000-8000-70326367772d',
  clientSecret: 'sandbox-secret',
};

/** Fills in the defaults. Throws RangeError naming the option, what was expected and what was got. */
export function resolveOptions(options: SandboxOptions): ResolvedOptions {
  const company = companyId('company', options.company ?? 'usmf');
  return {
    host: options.host ?? '127.0.0.1',
    salesPort: port('salesPort', options.salesPort ?? 4101),
    financeOperationsPort: port('financeOperationsPort', options.financeOperationsPort ?? 4102),
    dataDir: options.dataDir,
    company,
    seed: options.seed ?? true,
    auth: options.auth ?? 'required',
    credentials: options.credentials ?? sandboxCredentials,
    p2cNumbers: options.p2cNumbers ?? true,
    p2cPriceListItems: options.p2cPriceListItems ?? true,
    p2cOrderActivation: options.p2cOrderActivation ?? true,
    p2cFormLocks: options.p2cFormLocks ?? true,
    p2cFreightTaxLines: options.p2cFreightTaxLines ?? true,
    p2cInvoicedOrders: options.p2cInvoicedOrders ?? true,
    productsCreatedActive: options.productsCreatedActive ?? true,
    systemPricing: options.systemPricing ?? true,
    discountCalculation: options.discountCalculation ?? 'line-item',
    defaultCompany: companyId('defaultCompany', options.defaultCompany ?? company),
    manualCustomerNumbers: options.manualCustomerNumbers ?? true,
    manualNumbers: options.manualNumbers ?? {},
    salesTotalsSeconds: atLeastZero('salesTotalsSeconds', options.salesTotalsSeconds ?? 5),
    wait: options.wait ?? waitFor,
    webhookTimeoutMs: positive('webhookTimeoutMs', options.webhookTimeoutMs ?? 60_000),
    lacks: options.lacks ?? {},
    serviceProtection: options.serviceProtection ?? false,
    tokenLifetimeSeconds: positive('tokenLifetimeSeconds', options.tokenLifetimeSeconds ?? 3599),
    deltaTokenLifetimeSeconds: positive(
      'deltaTokenLifetimeSeconds',
      options.deltaTokenLifetimeSeconds ?? 604_800,
    ),
    now: options.now ?? Date.now,
  };
}

function port(name: string, value: number): number {
  if (!Number.isInteger(value) || value < 0 || value > 65_535)
    throw new RangeError(`${name} must be a whole number from 0 to 65535, got ${value}.`);
  return value;
}

function companyId(name: string, value: string): string {
  if (!/^[A-Za-z0-9]{1,4}$/.test(value))
    throw new RangeError(`${name} must be one to four letters or digits, got '${value}'.`);
  return value;
}

function positive(name: string, value: number): number {
  if (!Number.isFinite(value) || value <= 0)
    throw new RangeError(`${name} must be a number above 0, got ${value}.`);
  return value;
}

function atLeastZero(name: string, value: number): number {
  if (!Number.isFinite(value) || value < 0)
    throw new RangeError(`${name} must be a number from 0 on, got ${value}.`);
  return value;
}
