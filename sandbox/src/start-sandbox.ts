import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { readModel } from '@p2c/models';
import { createSandboxAdmin, type SandboxAdmin } from './admin/sandbox-admin.ts';
import { TokenIssuer } from './auth/tokens.ts';
import { answerSalesAdmin } from './dataverse/admin/endpoint.ts';
import { startBuildingKeys } from './dataverse/keys/build-key.ts';
import { openOrganization } from './dataverse/organization.ts';
import { expireDeltaTokens } from './dataverse/read/delta-token.ts';
import { createDataverseService } from './dataverse/service.ts';
import { openWebhooks, type Webhooks } from './dataverse/webhooks/webhooks.ts';
import { openOutbox } from './events/outbox.ts';
import { freezeService } from './faults/frozen-service.ts';
import { answerOwnAdmin } from './finance-operations/admin/endpoint.ts';
import { openEnvironment } from './finance-operations/environment.ts';
import { businessEventPolicy } from './finance-operations/events/business-events.ts';
import { startTotalsJob } from './finance-operations/orders/totals-job.ts';
import { createFinanceOperationsService } from './finance-operations/service.ts';
import { defaultSettings, type Settings } from './finance-operations/settings.ts';
import type { ServiceRequest } from './http/message.ts';
import { type ServiceServer, startServiceServer } from './http/service-server.ts';
import { publishedLimits } from './limits/protection-settings.ts';
import { parseModel } from './model/parse-model.ts';
import {
  type ResolvedOptions,
  resolveOptions,
  type SandboxCredentials,
  type SandboxOptions,
} from './options.ts';
import { readSeed } from './seed/read-seed.ts';
import { seedDataverse } from './seed/seed-dataverse.ts';
import { seedFinanceOperations } from './seed/seed-finance-operations.ts';
import { type Database, openDatabase } from './store/database.ts';

/** One running emulated system. */
export interface SandboxService {
  /** With a slash at its end: `http://127.0.0.1:4101/api/data/v9.2/`, `http://127.0.0.1:4102/data/`. */
  readonly serviceRoot: string;
  readonly admin: SandboxAdmin;
}

/** Both emulated systems, running. */
export interface Sandbox extends AsyncDisposable {
  readonly sales: SandboxService;
  readonly financeOperations: SandboxService;
  /** Base URL of the token endpoint, without the tenant: `{authority}/{tenantId}/oauth2/v2.0/token`. */
  readonly authority: string;
  readonly credentials: SandboxCredentials;
  /** Closes every connection and the data files. */
  stop(): Promise<void>;
}

const salesFile = 'sandbox-sales.sqlite';
const financeOperationsFile = 'sandbox-finance-operations.sqlite';

/** Starts both systems in this thread. Throws RangeError for a bad option, and the error of the system for a port in use. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const resolved = resolveOptions(options);
  const { dataDir, host, auth, credentials } = resolved;
  if (dataDir !== undefined) mkdirSync(dataDir, { recursive: true });
  const issuer = new TokenIssuer(credentials, resolved.tokenLifetimeSeconds);
  const servers: ServiceServer[] = [];
  const resourcePorts = () => servers.map(({ port }) => port);
  const closers: (() => void | Promise<void>)[] = [];

  async function stop(): Promise<void> {
    await Promise.all(servers.map((server) => server.close()));
    for (const close of closers.splice(0)) await close();
  }

  async function serve(open: typeof openSales | typeof openFinanceOperations, port: number): Promise<string> {
    const { close, ...opened } = open(resolved);
    closers.push(close);
    const server = await startServiceServer({ ...opened, host, port, issuer, auth, resourcePorts });
    servers.push(server);
    return `http://${host.includes(':') ? `[${host}]` : host}:${server.port}`;
  }

  try {
    const sales = await serve(openSales, resolved.salesPort);
    const financeOperations = await serve(openFinanceOperations, resolved.financeOperationsPort);
    return describeSandbox({ sales, financeOperations, credentials }, stop);
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Deletes the data files of a sandbox that is not running. */
export function resetSandbox(dataDir: string): void {
  for (const file of [salesFile, financeOperationsFile]) {
    for (const suffix of ['', '-wal', '-shm']) rmSync(join(dataDir, `${file}${suffix}`), { force: true });
  }
}

/** The handle of a sandbox whose services are reached at these origins, in this process or another thread. */
export function describeSandbox(
  origins: { sales: string; financeOperations: string; credentials: SandboxCredentials },
  stop: () => Promise<void>,
): Sandbox {
  const { sales, financeOperations, credentials } = origins;
  return {
    sales: { serviceRoot: `${sales}/api/data/v9.2/`, admin: createSandboxAdmin(sales) },
    financeOperations: {
      serviceRoot: `${financeOperations}/data/`,
      admin: createSandboxAdmin(financeOperations),
    },
    authority: sales,
    credentials,
    stop,
    [Symbol.asyncDispose]: stop,
  };
}

function openSales({ dataDir, seed, lacks, ...options }: ResolvedOptions) {
  const database = openDatabase(dataDir === undefined ? undefined : join(dataDir, salesFile));
  const model = parseModel(readModel('dataverse'));
  seedDataverse(openOrganization(model, database, options), seed ? readSeed('dataverse') : new Map());
  const open = (data: Database, webhooks?: Webhooks) =>
    openOrganization(model, data, {
      ...options,
      ...(lacks.sales ? { lacks: lacks.sales } : {}),
      ...(webhooks ? { webhooks } : {}),
    });
  const webhooks = openWebhooks(database, {
    wait: options.wait,
    timeoutMs: options.webhookTimeoutMs,
    now: options.now,
  });
  const organization = open(database, webhooks);
  webhooks.wake();
  startBuildingKeys(organization);
  return {
    service: createDataverseService(organization),
    ownAdmin: (request: ServiceRequest) => answerSalesAdmin(organization, request),
    ...(options.serviceProtection ? { protection: publishedLimits } : {}),
    freeze: () => freezeService(database, (copy) => createDataverseService(open(copy))),
    expireDeltaTokens: () => expireDeltaTokens(organization),
    async close() {
      await webhooks.stop();
      database.close();
    },
  };
}

function openFinanceOperations(resolved: ResolvedOptions) {
  const { dataDir, seed, company, defaultCompany, now } = resolved;
  const lacks = resolved.lacks.financeOperations ? { lacks: resolved.lacks.financeOperations } : {};
  const database = openDatabase(dataDir === undefined ? undefined : join(dataDir, financeOperationsFile));
  const model = parseModel(readModel('finance-operations'));
  const outbox = openOutbox(database, { policy: businessEventPolicy, wait: resolved.wait });
  const settings = settingsOf(resolved);
  seedFinanceOperations(
    openEnvironment(model, database, { defaultCompany, settings, now }),
    seed ? readSeed('finance-operations') : new Map(),
    company,
  );
  const environment = openEnvironment(model, database, { defaultCompany, settings, now, outbox, ...lacks });
  const stopTotals = startTotalsJob(environment, resolved.salesTotalsSeconds);
  outbox.wake();
  return {
    service: createFinanceOperationsService(environment),
    ownAdmin: (request: ServiceRequest) => answerOwnAdmin(environment, request),
    freeze: () =>
      freezeService(database, (copy) =>
        createFinanceOperationsService(
          openEnvironment(model, copy, { defaultCompany, settings: environment.settings, now, ...lacks }),
        ),
      ),
    async close() {
      stopTotals();
      await outbox.stop();
      database.close();
    },
  };
}

function settingsOf({ manualCustomerNumbers, manualNumbers }: ResolvedOptions): Settings {
  return {
    ...defaultSettings,
    manualNumbers: {
      ...defaultSettings.manualNumbers,
      ...manualNumbers,
      customers: manualCustomerNumbers,
    },
  };
}
