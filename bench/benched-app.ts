import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');

export interface BenchedApp extends AsyncDisposable {
  readonly url: string;
  readonly sales: string;
  readonly financeOperations: string;
  graphql<Data>(query: string, variables?: object): Promise<Data>;
}

/** Sandbox and gateway as two real processes, seeded, on free ports; resolves once sync has nothing left to do. */
export async function startBenchedApp(): Promise<BenchedApp> {
  const dataDir = mkdtempSync(join(tmpdir(), 'p2c-bench-'));
  const sandbox = start('sandbox/src/main.ts', [
    '--sales-port',
    '0',
    '--finance-operations-port',
    '0',
    '--data-dir',
    dataDir,
    '--reset',
  ]);
  const sales = await sandbox.printed(/(http:\/\/\S+\/api\/data\/v9\.2\/)/);
  const financeOperations = await sandbox.printed(/(http:\/\/[^/\s]+\/data\/)/);
  const { tenantId, clientId, clientSecret } = (await import('@p2c/sandbox')).sandboxCredentials;
  const gateway = start(
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
    { P2C_TENANT_ID: tenantId, P2C_CLIENT_ID: clientId, P2C_CLIENT_SECRET: clientSecret },
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
    graphql,
    async [Symbol.asyncDispose]() {
      await gateway.stop();
      await sandbox.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

function start(script: string, args: string[], env: NodeJS.ProcessEnv = {}) {
  const child: ChildProcess = spawn(process.execPath, [resolve(root, script), ...args], {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let text = '';
  child.stdout?.setEncoding('utf8').on('data', (chunk: string) => {
    text += chunk;
  });
  return {
    async printed(pattern: RegExp): Promise<string> {
      for (;;) {
        const match = text.match(pattern);
        if (match?.[1]) return match[1];
        if (child.exitCode !== null)
          throw new Error(`${script} ended before it printed ${pattern}:\n${text}`);
        if (child.stdout) await Promise.race([once(child.stdout, 'data'), once(child, 'close')]);
      }
    },
    async stop() {
      const ended = once(child, 'close');
      child.kill('SIGTERM');
      await ended;
    },
  };
}
