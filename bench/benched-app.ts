import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ownRoot, type StartedProcess, startProcess } from './start-process.ts';

export interface BenchedApp extends AsyncDisposable {
  readonly url: string;
  readonly sales: string;
  readonly financeOperations: string;
  readonly processes: { readonly sandbox: StartedProcess; readonly gateway: StartedProcess };
  graphql<Data>(query: string, variables?: object): Promise<Data>;
}

/** Sandbox and gateway as two real processes, seeded, on free ports; resolves once sync has nothing left to do. */
export async function startBenchedApp(root = ownRoot): Promise<BenchedApp> {
  const dataDir = mkdtempSync(join(tmpdir(), 'p2c-bench-'));
  const sandbox = startProcess(
    'sandbox/src/main.ts',
    ['--sales-port', '0', '--finance-operations-port', '0', '--data-dir', dataDir, '--reset'],
    { root },
  );
  const sales = await sandbox.printed(/(http:\/\/\S+\/api\/data\/v9\.2\/)/);
  const financeOperations = await sandbox.printed(/(http:\/\/[^/\s]+\/data\/)/);
  const { tenantId, clientId, clientSecret } = (await import('@p2c/sandbox')).sandboxCredentials;
  const gateway = startProcess(
    'gateway/src/main.ts',
    [
      '--port',
      '0',
      '--data-dir',
      dataDir,
      '--sales-url',
      sales,
      '--finance-operations-url',
      financeOperations,
      '--authority',
      new URL(sales).origin,
    ],
    {
      env: { P2C_TENANT_ID: tenantId, P2C_CLIENT_ID: clientId, P2C_CLIENT_SECRET: clientSecret },
      root,
    },
  );
  const url = await gateway.printed(/GraphQL +(http:\/\/\S+?)\/graphql/);
  const graphql = async <Data>(query: string, variables?: object): Promise<Data> => {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables }),
    });
    const { data, errors } = (await response.json()) as { data: Data; errors?: object[] };
    if (errors) throw new Error(JSON.stringify(errors));
    return data;
  };
  while (
    (await graphql<{ syncOverview: { pending: number } }>('{ syncOverview { pending } }')).syncOverview
      .pending > 0
  );
  return {
    url,
    sales,
    financeOperations,
    processes: { sandbox, gateway },
    graphql,
    async [Symbol.asyncDispose]() {
      await gateway.stop();
      await sandbox.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
