import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SandboxOptions } from './options.ts';
import { resetSandbox, startSandbox } from './start-sandbox.ts';
import { startSandboxInWorker } from './start-sandbox-in-worker.ts';
import { caller } from './test-support/call.ts';

const anyPort = {
  salesPort: 0,
  financeOperationsPort: 0,
  auth: 'loopback-open',
} as const satisfies SandboxOptions;

describe('a sandbox', () => {
  let dataDir: string;
  beforeEach(() => {
    dataDir = mkdtempSync(join(tmpdir(), 'sandbox-'));
  });
  afterEach(() => rmSync(dataDir, { recursive: true }));

  it('has the example records, which passed its own checks', async () => {
    await using sandbox = await startSandbox({ ...anyPort, seed: true });
    const sales = caller(sandbox.sales.serviceRoot);
    const accounts = await sales.get('accounts?$select=name&$filter=accountnumber ne null');
    expect(accounts.json.value.length).toBeGreaterThan(10);
    const unnumbered = await sales.get('accounts?$select=name&$filter=accountnumber eq null');
    expect(unnumbered.json.value.length).toBeGreaterThan(0);
    const financeOperations = caller(sandbox.financeOperations.serviceRoot);
    const customers = await financeOperations.get('CustomersV3?cross-company=true&$select=CustomerAccount');
    expect(customers.json.value.length).toBeGreaterThan(10);
  });

  it('keeps its data between two starts, until it is reset', async () => {
    const read = async () => {
      await using sandbox = await startSandbox({ ...anyPort, dataDir, seed: false });
      const { json } = await caller(sandbox.sales.serviceRoot).get('accounts?$select=name');
      return json.value.map((row) => row.name);
    };
    {
      await using sandbox = await startSandbox({ ...anyPort, dataDir, seed: false });
      await caller(sandbox.sales.serviceRoot).post('accounts', { name: 'kept' });
    }
    expect(await read()).toEqual(['kept']);
    resetSandbox(dataDir);
    expect(await read()).toEqual([]);
  });

  it('does not bring deleted example records back', async () => {
    const count = async (change?: (sales: ReturnType<typeof caller>) => Promise<unknown>) => {
      await using sandbox = await startSandbox({ ...anyPort, dataDir, seed: true });
      const sales = caller(sandbox.sales.serviceRoot);
      await change?.(sales);
      return (await sales.get('accounts/$count')).text;
    };
    const afterDeletion = await count(async (sales) => {
      const { json } = await sales.get('accounts?$select=accountid&$top=1');
      await sales.delete(`accounts(${json.value[0]?.accountid})`);
    });
    expect(await count()).toBe(afterDeletion);
  });

  it('runs in a thread of its own as well, and stops there', async () => {
    const sandbox = await startSandboxInWorker({ ...anyPort, seed: false });
    const sales = caller(sandbox.sales.serviceRoot);
    expect((await sales.post('accounts', { name: 'x' })).status).toBe(204);
    expect(await sandbox.sales.admin.requests()).toHaveLength(1);
    await Promise.all([sandbox.stop(), sandbox.stop()]);
    await expect(sales.get('accounts')).rejects.toThrow();
  });

  it('says which port is taken, from both threads', async () => {
    await using sandbox = await startSandbox({ ...anyPort, seed: false });
    const salesPort = Number(new URL(sandbox.sales.serviceRoot).port);
    for (const start of [startSandbox, startSandboxInWorker])
      await expect(start({ ...anyPort, salesPort })).rejects.toMatchObject({
        code: 'EADDRINUSE',
        port: salesPort,
      });
  });

  it.each([
    [{ salesPort: 65_536 }, 'salesPort must be a whole number from 0 to 65535, got 65536.'],
    [{ salesPort: 1.5 }, 'salesPort must be a whole number'],
    [{ company: 'too long' }, "company must be one to four letters or digits, got 'too long'."],
    [{ tokenLifetimeSeconds: 0 }, 'tokenLifetimeSeconds must be a number above 0, got 0.'],
  ])('refuses the options %j', async (options, message) => {
    for (const start of [startSandbox, startSandboxInWorker])
      await expect(start({ ...anyPort, ...options })).rejects.toThrow(message);
  });
});
