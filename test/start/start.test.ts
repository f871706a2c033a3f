import { mkdtempSync } from 'node:fs';
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
  }, 60_000);

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
  }, 60_000);

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
    await busy.printed(new RegExp(`${port}.*in use`));
    expect(await busy.signal('SIGCONT')).toBe(2);
    await using malformed = startProcess('gateway/src/main.ts', ['--port', 'x']);
    await malformed.printed(/Expected a whole number from 0 to 65535, got "x"/);
    expect(await malformed.signal('SIGCONT')).toBe(2);
    expect(malformed.output()).not.toMatch(/\n\s+at /);
  }, 60_000);

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
