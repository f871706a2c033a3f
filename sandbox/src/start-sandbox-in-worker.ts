import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { resolveOptions, type SandboxOptions } from './options.ts';
import { describeSandbox, type Sandbox } from './start-sandbox.ts';
import type { WorkerReport } from './worker.ts';

/** Starts both systems in a thread of their own: SQLite is synchronous and must not stand in the caller's event loop. */
export async function startSandboxInWorker(options: SandboxOptions = {}): Promise<Sandbox> {
  const { credentials } = resolveOptions(options);
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData: options });
  const [report] = (await once(worker, 'message')) as [WorkerReport];
  if (report.kind === 'failed') {
    await worker.terminate();
    throw Object.assign(new Error(report.message), report.details);
  }
  let stopped: Promise<void> | undefined;
  const stop = () => {
    stopped ??= stopWorker(worker);
    return stopped;
  };
  return describeSandbox({ ...report, credentials }, stop);
}

async function stopWorker(worker: Worker): Promise<void> {
  const exited = once(worker, 'exit');
  worker.postMessage('stop');
  await exited;
}
