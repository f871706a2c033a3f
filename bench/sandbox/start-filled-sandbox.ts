import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startProcess } from '../start-process.ts';
import { fillSandbox } from './fill.ts';

export interface FilledSandbox extends AsyncDisposable {
  /** Service roots, with a slash at their end. */
  readonly sales: string;
  readonly financeOperations: string;
  /** What it has used of the processor so far. */
  cpuSeconds(): number | undefined;
}

/** The sandbox in a process of its own, with 100,000 rows in either system; nobody else asks it anything. */
export async function startFilledSandbox(): Promise<FilledSandbox> {
  const dataDir = mkdtempSync(join(tmpdir(), 'p2c-bench-'));
  fillSandbox(dataDir);
  const ports = ['--sales-port', '0', '--finance-operations-port', '0'];
  const sandbox = startProcess('sandbox/src/main.ts', [...ports, '--data-dir', dataDir]);
  return {
    sales: await sandbox.printed(/(http:\/\/\S+\/api\/data\/v9\.2\/)/),
    financeOperations: await sandbox.printed(/(http:\/\/[^/\s]+\/data\/)/),
    cpuSeconds: sandbox.cpuSeconds,
    async [Symbol.asyncDispose]() {
      await sandbox.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
