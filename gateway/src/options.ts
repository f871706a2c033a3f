import { type ConnectionOption, connectionOptions } from '@p2c/odata';

/** One setting: the source of its flag, its environment variable, `--help`, `.env.example` and docs/configuration.md. */
export interface OptionDefinition {
  /** Flag without dashes: `sales-port`. */
  readonly name: string;
  readonly type: OptionType;
  /** Printed form of the default; undefined where there is none. */
  readonly default?: string | number | boolean;
  readonly description: string;
  readonly env: string;
  readonly group: 'Server' | 'Sandbox' | 'External systems' | 'Sync' | 'Requests to the systems';
  /** The least number that can be used. @default 1 */
  readonly least?: number;
  /** Never printed, and better not given on a command line, where other users of the machine can read it. */
  readonly secret?: true;
}

export type OptionType =
  | 'port'
  | 'integer'
  | 'url'
  | 'text'
  | 'path'
  | 'company'
  | 'businessUnits'
  | 'redisUrl'
  | 'flag'
  | 'level';

/** Settings of the gateway itself. Few on purpose: what can be derived or measured is not asked for. */
const own = [
  {
    name: 'port',
    type: 'port',
    default: 4000,
    env: 'P2C_PORT',
    group: 'Server',
    description: 'Port of the gateway; 0 takes a free one.',
  },
  {
    name: 'host',
    type: 'text',
    default: '127.0.0.1',
    env: 'P2C_HOST',
    group: 'Server',
    description:
      'Address the gateway binds to. The gateway has no access control of its own yet: think before binding wider than loopback.',
  },
  {
    name: 'data-dir',
    type: 'path',
    default: '.data',
    env: 'P2C_DATA_DIR',
    group: 'Server',
    description: 'Folder of the ledger and of the sandbox; kept between starts.',
  },
  {
    name: 'reset',
    type: 'flag',
    default: false,
    env: 'P2C_RESET',
    group: 'Server',
    description: 'Delete the ledger and the data of the sandbox before starting.',
  },
  {
    name: 'log-level',
    type: 'level',
    default: 'warn',
    env: 'P2C_LOG_LEVEL',
    group: 'Server',
    description: 'silent, error, warn, info or debug; one JSON line per event on standard error.',
  },
  {
    name: 'company',
    type: 'company',
    default: 'usmf',
    env: 'P2C_COMPANY',
    group: 'Server',
    description: 'The F&O legal entity (dataAreaId) that the accounts of Sales belong to.',
  },
  {
    name: 'business-units',
    type: 'businessUnits',
    env: 'P2C_BUSINESS_UNITS',
    group: 'Server',
    description:
      'Business units of Sales that belong to other companies: <business unit GUID>=<company>, parted by commas. All others belong to --company.',
  },
  {
    name: 'product-company',
    type: 'company',
    env: 'P2C_PRODUCT_COMPANY',
    group: 'Server',
    description:
      'The F&O legal entity that the products of Sales come from: Sales has one catalogue for all companies. The company of --company when left out.',
  },
  {
    name: 'operation-cost-max',
    type: 'integer',
    default: 100_000,
    env: 'P2C_OPERATION_COST_MAX',
    group: 'Server',
    description:
      'How many objects one operation may bring, by an estimate before it runs; docs/security.md says how it is made. What operations bring in fact is bounded by four times as many each, and six times for all under way.',
  },
  {
    name: 'operation-bytes-max',
    type: 'integer',
    default: 32_000_000,
    env: 'P2C_OPERATION_BYTES_MAX',
    group: 'Server',
    description: 'How many bytes the results and the answer of one operation may hold together.',
  },
  {
    name: 'operation-timeout-ms',
    type: 'integer',
    default: 120_000,
    env: 'P2C_OPERATION_TIMEOUT_MS',
    group: 'Server',
    description:
      'How long one operation may take. What was sent of a mutation is brought to its end all the same.',
  },
  {
    name: 'sales-port',
    type: 'port',
    default: 4101,
    env: 'P2C_SALES_PORT',
    group: 'Sandbox',
    description: 'Port of the emulated Sales.',
  },
  {
    name: 'finance-operations-port',
    type: 'port',
    default: 4102,
    env: 'P2C_FINANCE_OPERATIONS_PORT',
    group: 'Sandbox',
    description: 'Port of the emulated F&O.',
  },
  {
    name: 'sandbox-auth',
    type: 'flag',
    default: false,
    env: 'P2C_SANDBOX_AUTH',
    group: 'Sandbox',
    description:
      'Demand a token from every caller of the sandbox; without it a loopback caller may come without one.',
  },
  {
    name: 'sales-url',
    type: 'url',
    env: 'P2C_SALES_URL',
    group: 'External systems',
    description:
      'Service root of Sales, https://<org>.crm.dynamics.com/api/data/v9.2/: used instead of the sandbox. Given together with --finance-operations-url.',
  },
  {
    name: 'finance-operations-url',
    type: 'url',
    env: 'P2C_FINANCE_OPERATIONS_URL',
    group: 'External systems',
    description: 'Service root of F&O, https://<env>.operations.dynamics.com/data/.',
  },
  {
    name: 'tenant-id',
    type: 'text',
    env: 'P2C_TENANT_ID',
    group: 'External systems',
    description: 'Microsoft Entra tenant of both systems.',
  },
  {
    name: 'client-id',
    type: 'text',
    env: 'P2C_CLIENT_ID',
    group: 'External systems',
    description:
      'Application (client) id of the app registration that both systems know as an application user.',
  },
  {
    name: 'client-secret',
    type: 'text',
    env: 'P2C_CLIENT_SECRET',
    group: 'External systems',
    secret: true,
    description: 'Its secret. Give it through the environment.',
  },
  {
    name: 'authority',
    type: 'url',
    default: 'https://login.microsoftonline.com',
    env: 'P2C_AUTHORITY',
    group: 'External systems',
    description: 'Where tokens come from; the address of the sandbox when it runs in a process of its own.',
  },
  {
    name: 'ownership',
    type: 'path',
    env: 'P2C_OWNERSHIP',
    group: 'Sync',
    description:
      'YAML file that overrides single ownership rules of the schema; docs/ownership.md shows how.',
  },
  {
    name: 'redis-url',
    type: 'redisUrl',
    env: 'REDIS_URL',
    group: 'Sync',
    secret: true,
    description:
      'Redis 6.2 or newer, or Valkey, for the queue (BullMQ): redis://host:6379. Without it the queue is in the process. It may lose everything: the ledger knows what is pending.',
  },
  {
    name: 'pause-sync',
    type: 'flag',
    default: false,
    env: 'P2C_PAUSE_SYNC',
    group: 'Sync',
    description:
      'Carry nothing over: changes are not followed, what mutations write stays pending, and dry runs tell what a start without this would write.',
  },
  {
    name: 'delta-interval-ms',
    type: 'integer',
    default: 1000,
    env: 'P2C_DELTA_INTERVAL_MS',
    group: 'Sync',
    description: 'How often Sales is asked for changes.',
  },
  {
    name: 'compare-interval-ms',
    type: 'integer',
    default: 30_000,
    env: 'P2C_COMPARE_INTERVAL_MS',
    group: 'Sync',
    description:
      'How often all customers of F&O are compared with the ledger; F&O has no change feed over OData.',
  },
  {
    name: 'scan-interval-ms',
    type: 'integer',
    default: 5_000,
    env: 'P2C_SCAN_INTERVAL_MS',
    group: 'Sync',
    description:
      'How often the products of F&O, which are mastered there, are looked through: a request for every 10,000 of them.',
  },
  {
    name: 'resync-interval-ms',
    type: 'integer',
    default: 3_600_000,
    env: 'P2C_RESYNC_INTERVAL_MS',
    group: 'Sync',
    description:
      'How often records are looked at again whose outcome hangs on something that no change feed tells of, such as a new price list.',
  },
  {
    name: 'sync-concurrency',
    type: 'integer',
    default: 4,
    env: 'P2C_SYNC_CONCURRENCY',
    group: 'Sync',
    description: 'How many records are reconciled at the same time.',
  },
] as const satisfies readonly OptionDefinition[];

/** The settings of the connector, offered under their environment variables: `P2C_ODATA_TIMEOUT_MS`, `--odata-timeout-ms`. */
const ofConnector = (connectionOptions as readonly ConnectionOption[]).map(
  ({ name: _, ...option }): OptionDefinition => ({
    ...option,
    name: flagOf(option.env),
    group: 'Requests to the systems',
  }),
);

/** Every setting of `npm start`. */
export const options: readonly OptionDefinition[] = [...own, ...ofConnector];

/** `P2C_ODATA_TIMEOUT_MS` → `odata-timeout-ms` */
export function flagOf(env: string): string {
  return env.replace(/^P2C_/, '').toLowerCase().replaceAll('_', '-');
}
