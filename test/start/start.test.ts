import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createGraphQLClient } from '../support/graphql-client.ts';
import { startProcess } from '../support/processes.ts';

const free = ['--port', '0', '--sales-port', '0', '--finance-operations-port', '0'];
const folder = () => mkdtempSync(join(tmpdir(), 'p2c-start-'));
const address = /GraphQL +(http:\/\/\S+?)\/graphql/;

describe('npm start', () => {
  it('prints the addresses and a query, answers it, keeps its data, and stops on SIGTERM', async () => {
    const dataDir = folder();
    await using first = startProcess('gateway/src/main.ts', [...free, '--data-dir', dataDir]);
    const [, url = ''] = await first.printed(address);
    const [, query = ''] = await first.printed(/Paste this query:\n\n([\s\S]+?)\n\n/);
    const client = createGraphQLClient(url);
    const data = await client.data<{ customerByNumber: { name: string } }>(query);
    expect(data.customerByNumber.name).toBe('Contoso Retail San Diego');
    await client.data(
      'mutation { updateCustomer(input: { id: "usmf:US-001", phone: "kept" }) { customer { id } } }',
    );
    expect(await first.signal('SIGTERM')).toBe(0);

    await using second = startProcess('gateway/src/main.ts', [...free, '--data-dir', dataDir]);
    const again = createGraphQLClient((await second.printed(address))[1] ?? '');
    expect(await again.data('{ customer(id: "usmf:US-001") { phone } }')).toEqual({
      customer: { phone: 'kept' },
    });
    expect(await second.signal('SIGTERM')).toBe(0);

    await using third = startProcess('gateway/src/main.ts', [...free, '--data-dir', dataDir, '--reset']);
    const fresh = createGraphQLClient((await third.printed(address))[1] ?? '');
    expect(await fresh.data('{ customer(id: "usmf:US-001") { phone } }')).toEqual({
      customer: { phone: '321-555-0100' },
    });
  });

  it('lets a reader curl both systems without a token, and demands one with --sandbox-auth', async () => {
    await using open = startProcess('gateway/src/main.ts', [...free, '--data-dir', folder()]);
    const [, sales = ''] = await open.printed(/Sales +(http:\/\/\S+)/);
    const [, financeOperations = ''] = await open.printed(/F&O +(http:\/\/\S+)/);
    expect((await fetch(new URL('accounts?$top=1', sales))).status).toBe(200);
    expect((await fetch(new URL('CustomersV3?$top=1', financeOperations))).status).toBe(200);

    await using locked = startProcess('gateway/src/main.ts', [
      ...free,
      '--data-dir',
      folder(),
      '--sandbox-auth',
    ]);
    const [, lockedSales = ''] = await locked.printed(/Sales +(http:\/\/\S+)/);
    expect((await fetch(new URL('accounts?$top=1', lockedSales))).status).toBe(401);
    const client = createGraphQLClient((await locked.printed(address))[1] ?? '');
    expect(await client.data('{ customer(id: "usmf:US-001") { name } }')).toEqual({
      customer: { name: 'Contoso Retail San Diego' },
    });
  });

  it('says in one line what is wrong and ends with 2: a port in use, a malformed value', async () => {
    await using taken = Object.assign(createServer().listen(0, '127.0.0.1'), {
      [Symbol.asyncDispose]: async () => void taken.close(),
    });
    await new Promise((resolve) => taken.once('listening', resolve));
    const { port } = taken.address() as { port: number };
    await using busy = startProcess('gateway/src/main.ts', [
      '--port',
      String(port),
      '--sales-port',
      '0',
      '--finance-operations-port',
      '0',
      '--data-dir',
      folder(),
    ]);
    await busy.printed(new RegExp(`${port}.*in use.*with --port `));
    expect(await busy.signal('SIGCONT')).toBe(2);
    const dataDir = join(folder(), 'data');
    const args = ['--port', '0', '--sales-port', String(port), '--finance-operations-port', '0'];
    await using busySales = startProcess('gateway/src/main.ts', [...args, '--data-dir', dataDir]);
    await busySales.printed(new RegExp(`${port}.*in use.*with --sales-port `));
    expect(await busySales.signal('SIGCONT')).toBe(2);
    expect(existsSync(dataDir)).toBe(false);
    await using malformed = startProcess('gateway/src/main.ts', ['--port', 'x']);
    await malformed.printed(/Expected a whole number from 0 to 65535, got "x"/);
    expect(await malformed.signal('SIGCONT')).toBe(2);
    expect(malformed.output()).not.toMatch(/\n\s+at /);
  });

  it('says whether it works: that a system does not answer, and that a company had to be made up', async () => {
    await using made = startProcess('gateway/src/main.ts', [
      ...free,
      '--data-dir',
      folder(),
      '--company',
      'nope',
    ]);
    await made.printed(/Health +\S+\/readyz +(ready\n|not ready yet[\s\S]+has not answered yet)/);
    await made.printed(/no company nope/);

    await using alone = startProcess(
      'gateway/src/main.ts',
      [
        ['--port', '0', '--data-dir', folder()],
        ['--sales-url', 'http://127.0.0.1:9/', '--finance-operations-url', 'http://127.0.0.1:9/'],
        ['--authority', 'http://127.0.0.1:9'],
      ].flat(),
      { P2C_TENANT_ID: 'contoso', P2C_CLIENT_ID: 'app', P2C_CLIENT_SECRET: 'a secret of some length' },
    );
    await alone.printed(/Health +\S+\/readyz +not ready yet/);
    await alone.printed(/sales\.accounts delta: /);
    expect(alone.output()).not.toContain('no company');
  });

  it('knows its version', async () => {
    const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
      version: string;
    };
    await using asked = startProcess('gateway/src/main.ts', ['--version']);
    await asked.printed(new RegExp(`^${version.replaceAll('.', '\\.')}\n`));
    expect(await asked.signal('SIGCONT')).toBe(0);
  });

  it.each(['gateway/src/main.ts', 'sandbox/src/main.ts'])(
    '%s --help names every option and ends with 0',
    async (script) => {
      await using help = startProcess(script, ['--help']);
      await help.printed(/--sales-port/);
      await help.printed(/--data-dir/);
      expect(await help.signal('SIGCONT')).toBe(0);
    },
  );
});
