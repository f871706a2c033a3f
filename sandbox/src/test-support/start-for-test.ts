import { afterAll, beforeAll } from 'vitest';
import type { SandboxOptions } from '../options.ts';
import { type Sandbox, startSandbox } from '../start-sandbox.ts';
import { type Caller, caller } from './call.ts';

export interface TestSandbox {
  readonly sandbox: Sandbox;
  readonly sales: Caller;
  readonly financeOperations: Caller;
}

/** One sandbox in memory, on free ports, for the tests of the surrounding `describe`. */
export function useSandbox(options: SandboxOptions = {}): TestSandbox {
  let started: Sandbox | undefined;
  const sandbox = () => {
    if (!started) throw new Error('The sandbox has not been started.');
    return started;
  };
  beforeAll(async () => {
    started = await startSandbox({
      salesPort: 0,
      financeOperationsPort: 0,
      seed: false,
      auth: 'loopback-open',
      ...options,
    });
  });
  afterAll(() => started?.stop());
  return {
    get sandbox() {
      return sandbox();
    },
    get sales() {
      return caller(sandbox().sales.serviceRoot);
    },
    get financeOperations() {
      return caller(sandbox().financeOperations.serviceRoot);
    },
  };
}
