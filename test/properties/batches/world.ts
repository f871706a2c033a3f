import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { type Sandbox, startSandbox } from '@p2c/sandbox';
import type { Answer } from './answer.ts';
import type { BatchOperation } from './batch-body.ts';

export type System = 'sales' | 'financeOperations';

/** A sandbox; two that begin alike stay alike as long as the same is done in both. */
export interface World extends AsyncDisposable {
  send(operation: BatchOperation): Promise<Answer>;
  sendBatch(body: string, headers: Readonly<Record<string, string>>): Promise<Answer>;
  /** Another one with the data as they are now. */
  copy(): Promise<World>;
}

const files = { sales: 'sandbox-sales.sqlite', financeOperations: 'sandbox-finance-operations.sqlite' };

export async function openWorld(system: System, data?: (dataDir: string) => void): Promise<World> {
  const dataDir = mkdtempSync(join(tmpdir(), 'batches-'));
  data?.(dataDir);
  const sandbox: Sandbox = await startSandbox({
    salesPort: 0,
    financeOperationsPort: 0,
    auth: 'loopback-open',
    salesTotalsSeconds: 0,
    dataDir,
    seed: data === undefined,
  });
  const { serviceRoot } = sandbox[system];
  const call = async (url: string, init: RequestInit): Promise<Answer> => {
    const response = await fetch(new URL(url, serviceRoot), init);
    return { status: response.status, headers: new Map(response.headers), body: await response.text() };
  };
  return {
    send: ({ method, url, headers = {}, body }) =>
      call(url, {
        method,
        headers: {
          accept: 'application/json',
          ...(body === undefined ? {} : { 'content-type': 'application/json;type=entry' }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }),
    sendBatch: (body, headers) =>
      call('$batch', {
        method: 'POST',
        headers: { 'content-type': 'multipart/mixed; boundary=b', ...headers },
        body: Buffer.from(body, 'latin1'),
      }),
    copy: () =>
      openWorld(system, (target) => {
        const database = new DatabaseSync(join(dataDir, files[system]), { readOnly: true });
        database.prepare('vacuum into ?').run(join(target, files[system]));
        database.close();
      }),
    async [Symbol.asyncDispose]() {
      await sandbox.stop();
      rmSync(dataDir, { recursive: true });
    },
  };
}
