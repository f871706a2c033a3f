import { parentPort, workerData } from 'node:worker_threads';
import type { SandboxOptions } from './options.ts';
import { startSandbox } from './start-sandbox.ts';

/** What a system error says of itself beyond its message: that, and which, port is in use. */
export interface ErrorDetails {
  readonly code: string | undefined;
  readonly syscall: string | undefined;
  readonly address: string | undefined;
  readonly port: number | undefined;
}

/** What the worker tells its parent. */
export type WorkerReport =
  | { readonly kind: 'started'; readonly sales: string; readonly financeOperations: string }
  | { readonly kind: 'failed'; readonly message: string; readonly details: ErrorDetails };

/** The thread that runs a sandbox: it reports once, and stops at the first message from its parent. */
if (parentPort) {
  const port = parentPort;
  const report = (message: WorkerReport) => port.postMessage(message);
  try {
    const sandbox = await startSandbox(workerData as SandboxOptions);
    port.once('message', () => {
      sandbox.stop().finally(() => port.close());
    });
    report({
      kind: 'started',
      sales: new URL(sandbox.sales.serviceRoot).origin,
      financeOperations: new URL(sandbox.financeOperations.serviceRoot).origin,
    });
  } catch (error) {
    const { message, code, syscall, address, port } = error as Error & ErrorDetails;
    report({ kind: 'failed', message, details: { code, syscall, address, port } });
  }
}
