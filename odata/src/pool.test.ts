import { expect, it } from 'vitest';
import { createConnectionPool } from './pool.ts';
import { rejection, salesClient, secret } from './test-support/clients.ts';
import { startScriptedServer } from './test-support/scripted-server.ts';
import { page } from './test-support/use-connection.ts';

const query = { entitySet: 'accounts' };

it('clients of one application share its token, also while it is fetched', async () => {
  await using server = await startScriptedServer(() => page([]));
  const pool = createConnectionPool();
  const clients = Array.from({ length: 4 }, () => salesClient(server.origin, { pool }));
  await Promise.all(clients.map((client) => client.list(query)));
  await clients[0]?.list(query);
  expect(server.tokenRequests).toHaveLength(1);
  await Promise.all(clients.map((client) => client.close()));
});

it('a token that the system refuses is replaced once for all clients', async () => {
  await using server = await startScriptedServer(({ headers }) =>
    headers.authorization === 'Bearer token-1' ? { status: 401 } : page([]),
  );
  const pool = createConnectionPool();
  const clients = Array.from({ length: 3 }, () => salesClient(server.origin, { pool }));
  await Promise.all(clients.map((client) => client.list(query)));
  expect(server.tokenRequests).toHaveLength(2);
  await Promise.all(clients.map((client) => client.close()));
});

it('another resource, and another secret, have a token of their own', async () => {
  await using server = await startScriptedServer(() => page([]), {
    token: (index) =>
      server.tokenRequests[index - 1]?.body.includes('wrong')
        ? { status: 401, body: { error: 'invalid_client' } }
        : { status: 200, body: { token_type: 'Bearer', expires_in: 3599, access_token: `token-${index}` } },
  });
  const pool = createConnectionPool();
  const access = { tenantId: 'contoso', clientId: 'app', authority: server.origin };
  const right = salesClient(server.origin, { pool });
  const wrong = salesClient(server.origin, { pool, credentials: { ...access, clientSecret: 'wrong' } });
  const scope = 'https://other.example/.default';
  const other = salesClient(server.origin, { pool, credentials: { ...access, clientSecret: secret, scope } });
  await right.list(query);
  expect(await rejection(wrong.list(query))).toMatchObject({ code: 'AUTHENTICATION' });
  await other.list(query);
  expect(server.seen.map(({ headers }) => headers.authorization)).toEqual([
    'Bearer token-1',
    'Bearer token-3',
  ]);
  await Promise.all([right, wrong, other].map((client) => client.close()));
});

it('a token is replaced before it expires', async () => {
  await using server = await startScriptedServer(() => page([]), {
    // MSAL renews what has less than five minutes left.
    token: (index) => ({
      status: 200,
      body: { token_type: 'Bearer', expires_in: index === 1 ? 240 : 3599, access_token: `token-${index}` },
    }),
  });
  const client = salesClient(server.origin);
  for (let n = 0; n < 3; n += 1) await client.list(query);
  expect(server.seen.map(({ headers }) => headers.authorization)).toEqual([
    'Bearer token-1',
    'Bearer token-2',
    'Bearer token-2',
  ]);
  await client.close();
});
