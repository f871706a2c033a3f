import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startSandbox } from './start-sandbox.ts';

const main = new URL('./main.ts', import.meta.url).pathname;

describe('npm run sandbox', () => {
  let dataDir: string;
  beforeAll(() => {
    dataDir = mkdtempSync(join(tmpdir(), 'sandbox-'));
  });
  afterAll(() => rmSync(dataDir, { recursive: true }));

  const run = (...args: string[]) => spawn(process.execPath, [main, '--data-dir', dataDir, ...args]);
  const output = async (child: ChildProcess) => {
    const texts = { stdout: '', stderr: '' };
    child.stdout?.on('data', (chunk) => {
      texts.stdout += chunk;
    });
    child.stderr?.on('data', (chunk) => {
      texts.stderr += chunk;
    });
    const [code] = await once(child, 'close');
    return { code: code as number, ...texts };
  };

  it('prints its addresses, serves, and ends at SIGTERM', async () => {
    const child = run('--sales-port', '0', '--finance-operations-port', '0');
    const ended = output(child);
    let text = '';
    for await (const chunk of child.stdout) {
      text += chunk;
      if (text.endsWith('\n')) break;
    }
    const [root = ''] = /http:\S+v9\.2\//.exec(text) ?? [];
    expect(text.match(/^curl /gm)).toHaveLength(2);
    expect((await fetch(`${root}accounts?$top=1`)).status).toBe(200);
    child.kill('SIGTERM');
    expect((await ended).code).toBe(0);
  });

  it('tells in its help how a program gets a token, and that works', async () => {
    const { code, stdout } = await output(run('--help'));
    expect(code).toBe(0);
    const [, tenant] = /\/([\w.-]+)\/oauth2\/v2\.0\/token/.exec(stdout) ?? [];
    const [, clientId = ''] = /client_id=(\S+)/.exec(stdout) ?? [];
    const [, clientSecret = ''] = /client_secret=(\S+)/.exec(stdout) ?? [];
    await using sandbox = await startSandbox({ salesPort: 0, financeOperationsPort: 0, seed: false });
    const answer = await fetch(`${sandbox.authority}/${tenant}/oauth2/v2.0/token`, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: clientId,
        client_secret: clientSecret,
        scope: `${sandbox.authority}/.default`,
      }),
    });
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({ access_token: expect.any(String) });
  });

  it.each([
    [['--sales-port', '70000'], "Expected a whole number from 0 to 65535, got '70000'."],
    [['--sales-port', 'x'], "Expected a whole number from 0 to 65535, got 'x'."],
    [['--company', 'too-long'], "Expected one to four letters or digits, got 'too-long'."],
    [['--nothing'], "unknown option '--nothing'"],
  ])('ends with 2 and one line for %j', async (args, message) => {
    const { code, stderr } = await output(run(...args));
    expect(code).toBe(2);
    expect(stderr).toContain(message);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });

  it('holds its data folder: another sandbox, also one that would delete its data first, is refused', async () => {
    const first = run('--sales-port', '0', '--finance-operations-port', '0');
    const ended = output(first);
    await once(first.stdout, 'data');
    const { code, stderr } = await output(
      run('--sales-port', '0', '--finance-operations-port', '0', '--reset'),
    );
    expect(code).toBe(2);
    expect(stderr).toContain(
      `in use by process ${first.pid}: stop it, or choose another folder with --data-dir.`,
    );
    first.kill('SIGTERM');
    expect((await ended).code).toBe(0);
  });

  it('ends with 2 and names the port that is in use, leaving no folder behind', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const made = join(dataDir, 'made');
    const { code, stderr } = await output(run('--sales-port', String(port), '--data-dir', made));
    server.close();
    expect(code).toBe(2);
    expect(existsSync(made)).toBe(false);
    expect(stderr).toBe(
      `sandbox: Port ${port} of 127.0.0.1 is in use. Stop what listens there, or choose --sales-port and --finance-operations-port.\n`,
    );
  });

  it('explains itself', async () => {
    const { code, stdout } = await output(run('--help'));
    expect(code).toBe(0);
    for (const option of [
      '--sales-port',
      '--finance-operations-port',
      '--data-dir',
      '--reset',
      '--sandbox-auth',
    ])
      expect(stdout).toContain(option);
  });
});
