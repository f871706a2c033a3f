import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { startSandboxInWorker } from '@p2c/sandbox';
import { portMark, requestsBelow } from './corpus.ts';
import type { System } from './verdict.ts';
import type { WireRequest } from './wire-request.ts';

/** One system of a sandbox that runs in a thread of its own, so that one that never ends can be told. */
export interface Subject extends AsyncDisposable {
  readonly port: number;
  /** Valid requests, with those that only this start of the service takes. */
  readonly corpus: readonly WireRequest[];
  /** Another number when anything was committed to the data of the service. */
  version(): number;
  /** Takes back what a request to the admin endpoint has set up. */
  restore(): Promise<void>;
}

export async function openSubject(system: System, corpus: readonly WireRequest[]): Promise<Subject> {
  const dataDir = mkdtempSync(join(tmpdir(), 'fuzz-'));
  const sandbox = await startSandboxInWorker({
    salesPort: 0,
    financeOperationsPort: 0,
    auth: 'loopback-open',
    // Nothing changes but by the requests.
    salesTotalsSeconds: 0,
    dataDir,
  });
  const file = system === 'sales' ? 'sandbox-sales.sqlite' : 'sandbox-finance-operations.sqlite';
  const data = new DatabaseSync(join(dataDir, file), { readOnly: true });
  const version = data.prepare('pragma data_version');
  const { admin, serviceRoot } = sandbox[system];
  const { port, origin } = new URL(serviceRoot);
  return {
    port: Number(port),
    corpus: [
      ...corpus.map((request) => ({ ...request, body: request.body.replaceAll(portMark, port) })),
      ...(await linkRequests(system, serviceRoot)),
    ],
    version: () => Number(version.get()?.data_version),
    async restore() {
      await admin.clearFaults();
      await admin.setLimits(undefined);
      if (system === 'sales') return;
      const settings = { throttling: {}, salesTaxPercent: {} };
      const headers = { 'content-type': 'application/json' };
      const response = await fetch(`${origin}/__sandbox/settings`, {
        method: 'PATCH',
        headers,
        body: JSON.stringify(settings),
      });
      if (!response.ok) throw new Error(`The settings were answered ${response.status}.`);
    },
    async [Symbol.asyncDispose]() {
      data.close();
      await sandbox.stop();
      rmSync(dataDir, { recursive: true });
    },
  };
}

/** The links that the service gives to go on with: next pages and changes. */
async function linkRequests(system: System, serviceRoot: string): Promise<WireRequest[]> {
  const asked =
    system === 'sales'
      ? ['accounts?$select=name&$orderby=name&$filter=statecode eq 0', 'accounts?$select=name', 'contacts']
      : ['CustomersV3?cross-company=true&$orderby=OrganizationName', 'CDSContactsV2'];
  const preferences = {
    sales: 'odata.maxpagesize=2,odata.track-changes',
    financeOperations: 'odata.maxpagesize=2',
  };
  const links = await Promise.all(
    asked.map(async (query) => {
      const prefer = preferences[system];
      const headers = { prefer: query.includes('$filter') ? 'odata.maxpagesize=2' : prefer };
      const response = await fetch(`${serviceRoot}${query}`, { headers });
      const { '@odata.nextLink': next, '@odata.deltaLink': delta } = (await response.json()) as Record<
        string,
        string
      >;
      return [next, delta].filter((link) => link !== undefined);
    }),
  );
  return links.flat().map((link) => requestsBelow('').get(link.slice(new URL(link).origin.length)));
}
