import { once } from 'node:events';
import { mkdtempSync, readdirSync, readlinkSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSandbox } from '@p2c/sandbox';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { startApp } from './start-app.ts';

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'p2c-half-way-'));
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

const silent = { debug() {}, info() {}, warn() {}, error() {} };
const nowhere = {
  serviceRoot: 'http://127.0.0.1:9/',
  tenantId: 'contoso',
  clientId: 'app',
  clientSecret: 'secret of the application',
  authority: 'http://127.0.0.1:9',
};

const settings = () => ({
  sales: nowhere,
  financeOperations: nowhere,
  host: '127.0.0.1',
  port: 0,
  dataDir,
  company: 'usmf',
  businessUnits: {},
  redisUrl: undefined,
  deltaIntervalMs: 1_000,
  compareIntervalMs: 30_000,
  scanIntervalMs: 5_000,
  resyncIntervalMs: 3_600_000,
  syncConcurrency: 4,
  logger: silent,
});

/** Files of the folder that this process holds open; Linux tells. */
function heldOpen(): string[] {
  return readdirSync('/proc/self/fd').flatMap((fd) => {
    try {
      const file = readlinkSync(`/proc/self/fd/${fd}`);
      return file.startsWith(dataDir) ? [file] : [];
    } catch {
      return [];
    }
  });
}

it.runIf(process.platform === 'linux')(
  'a start that breaks off half way lets go of what it had opened',
  async () => {
    const start = startApp({ ...settings(), ownership: join(dataDir, 'missing.yaml') });
    await expect(start).rejects.toThrow('--ownership must name a file');
    expect(readdirSync(dataDir)).toContain('ledger.sqlite');
    expect(heldOpen()).toEqual([]);
  },
);

it('a port in use ends the start before anything is asked of either system, or written', async () => {
  await using sandbox = await startSandbox({ salesPort: 0, financeOperationsPort: 0, auth: 'required' });
  const taken = createServer().listen(0, '127.0.0.1');
  await once(taken, 'listening');
  const { port } = taken.address() as AddressInfo;
  const connection = { ...sandbox.credentials, authority: sandbox.authority };
  const start = startApp({
    ...settings(),
    sales: { serviceRoot: sandbox.sales.serviceRoot, ...connection },
    financeOperations: { serviceRoot: sandbox.financeOperations.serviceRoot, ...connection },
    port,
    ownership: undefined,
  });
  await expect(start).rejects.toMatchObject({ code: 'EADDRINUSE' });
  taken.close();
  expect(await sandbox.sales.admin.requests()).toEqual([]);
  expect(await sandbox.financeOperations.admin.requests()).toEqual([]);
});
