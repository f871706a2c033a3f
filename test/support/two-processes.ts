import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Sandbox, startSandbox } from '@p2c/sandbox';
import { eventually } from './eventually.ts';
import { createGraphQLClient, type GraphQLClient } from './graphql-client.ts';
import { type Process, startProcess } from './processes.ts';
import { openSystems, type Systems } from './systems.ts';

export interface StartedGateway extends AsyncDisposable {
  readonly client: GraphQLClient;
  readonly process: Process;
}

export interface TwoProcesses extends AsyncDisposable {
  readonly sandbox: Sandbox;
  readonly systems: Systems;
  /** A gateway process on the same ledger and systems; the one before must be dead. */
  start(...options: string[]): Promise<StartedGateway>;
}

/** The systems in this process, the gateway in one of its own that can be killed. */
export async function startTwoProcesses(): Promise<TwoProcesses> {
  const sandbox = await startSandbox({
    salesPort: 0,
    financeOperationsPort: 0,
    auth: 'required',
    seed: true,
  });
  const dataDir = mkdtempSync(join(tmpdir(), 'p2c-crash-'));
  const { tenantId, clientId, clientSecret } = sandbox.credentials;
  const env = { P2C_TENANT_ID: tenantId, P2C_CLIENT_ID: clientId, P2C_CLIENT_SECRET: clientSecret };
  const addresses = [
    ['--sales-url', sandbox.sales.serviceRoot],
    ['--finance-operations-url', sandbox.financeOperations.serviceRoot],
    ['--authority', sandbox.authority],
  ].flat();
  return {
    sandbox,
    systems: await openSystems(sandbox),
    async start(...options) {
      const args = ['--port', '0', '--data-dir', dataDir, ...addresses, ...options];
      const process = startProcess('gateway/src/main.ts', args, env);
      const [, url = ''] = await process.printed(/GraphQL +(http:\/\/\S+?)\/graphql/);
      return {
        client: createGraphQLClient(url),
        process,
        [Symbol.asyncDispose]: () => process[Symbol.asyncDispose](),
      };
    },
    async [Symbol.asyncDispose]() {
      await sandbox.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** Resolves when sync has carried over everything that it knows of. */
export async function nothingPending(client: GraphQLClient): Promise<void> {
  await eventually(async () => {
    const { syncOverview } = await client.data<{
      syncOverview: { settled: number; pending: number; waiting: number };
    }>('{ syncOverview { settled pending waiting } }');
    return syncOverview.settled > 0 && syncOverview.pending + syncOverview.waiting === 0;
  });
}
