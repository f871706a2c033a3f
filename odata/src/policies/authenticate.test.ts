import { Agent } from 'undici';
import { afterAll, expect, it } from 'vitest';
import { ODataError } from '../errors.ts';
import { composePipeline } from '../pipeline.ts';
import { rejection, secret } from '../test-support/clients.ts';
import { requestTo } from '../test-support/requests.ts';
import { type Answer, startScriptedServer } from '../test-support/scripted-server.ts';
import { createTokenSource } from '../tokens.ts';
import { createTransport } from '../transport.ts';
import { authenticatePolicy } from './authenticate.ts';
import { timeoutPolicy } from './timeout.ts';

const agent = new Agent();
afterAll(() => agent.close());

const tokensFrom = (authority: string, timeoutMs = 10_000) =>
  createTokenSource(
    { tenantId: 'contoso', clientId: 'app', clientSecret: secret, authority },
    { scope: 'https://org.example/.default', timeoutMs },
  );
const anyToken = { token_type: 'Bearer', expires_in: 3599 };
const authenticated = (authority: string) =>
  composePipeline([authenticatePolicy(tokensFrom(authority))], createTransport(agent));

it('every request carries the token, which is fetched once for all', async () => {
  await using server = await startScriptedServer(() => ({ status: 200 }));
  const send = authenticated(server.origin);
  await Promise.all([send(requestTo(server.origin)), send(requestTo(server.origin))]);
  await send(requestTo(server.origin));
  expect(server.seen.map(({ headers }) => headers.authorization)).toEqual(Array(3).fill('Bearer token-1'));
  expect(server.tokenRequests).toHaveLength(1);
});

it('the token is asked for as client credentials, at the authority that was named', async () => {
  await using server = await startScriptedServer(() => ({ status: 200 }));
  await authenticated(server.origin)(requestTo(server.origin));
  const [asked] = server.tokenRequests;
  expect(asked?.url).toMatch(/^\/contoso\/oauth2\/v2\.0\/token(\?|$)/);
  expect(Object.fromEntries(new URLSearchParams(asked?.body))).toMatchObject({
    grant_type: 'client_credentials',
    client_id: 'app',
    client_secret: secret,
    scope: expect.stringContaining('https://org.example/.default'),
  });
});

it('a 401 was not carried out: a write too gets one more try, with a new token', async () => {
  await using server = await startScriptedServer([{ status: 401 }, { status: 204 }]);
  const answer = await authenticated(server.origin)(requestTo(server.origin, { method: 'POST', body: '{}' }));
  expect(answer.status).toBe(204);
  expect(server.seen.map(({ headers, body }) => [headers.authorization, body])).toEqual([
    ['Bearer token-1', '{}'],
    ['Bearer token-2', '{}'],
  ]);
});

it('a second 401 stands', async () => {
  await using server = await startScriptedServer(() => ({ status: 401 }));
  expect((await authenticated(server.origin)(requestTo(server.origin))).status).toBe(401);
  expect(server.seen).toHaveLength(2);
});

it('requests that were refused with the same token share the next one', async () => {
  await using server = await startScriptedServer(({ headers }) => ({
    status: headers.authorization === 'Bearer token-1' ? 401 : 200,
  }));
  const send = authenticated(server.origin);
  const answers = await Promise.all(Array.from({ length: 8 }, () => send(requestTo(server.origin))));
  expect(answers.map(({ status }) => status)).toEqual(Array(8).fill(200));
  expect(server.tokenRequests).toHaveLength(2);
});

it('a refused application is told with the reason of the authority and without the secret', async () => {
  const body = {
    error: 'invalid_client',
    error_description: `AADSTS7000215: Invalid client secret provided: ${secret}`,
  };
  await using server = await startScriptedServer([], { token: () => ({ status: 401, body }) });
  const error = await rejection(authenticated(server.origin)(requestTo(server.origin)));
  expect(error).toMatchObject({ code: 'AUTHENTICATION', mayHaveCommitted: false });
  expect(String(error)).toContain('AADSTS7000215');
  expect(`${error} ${JSON.stringify(error)} ${(error as ODataError).stack}`).not.toContain(secret);
  expect(server.seen).toHaveLength(0);
});

it('a short secret goes where it stands as a word, and leaves the letters of the sentence alone', async () => {
  const body = { error: 'invalid_client', error_description: 'AADSTS7000215: s is a secret: not "s", no s' };
  await using server = await startScriptedServer([], { token: () => ({ status: 401, body }) });
  const tokens = createTokenSource(
    { tenantId: 'contoso', clientId: 'app', clientSecret: 's', authority: server.origin },
    { scope: 'https://org.example/.default', timeoutMs: 10_000 },
  );
  expect(String(await rejection(tokens.get()))).toContain('*** is a secret: not "***", no ***');
});

it('a secret that comes back encoded is not told either', async () => {
  const forms = [encodeURIComponent(secret), `${new URLSearchParams({ secret })}`.slice('secret='.length)];
  const body = { error: 'invalid_client', error_description: `AADSTS7000215: ${forms.join(' ')}` };
  await using server = await startScriptedServer([], { token: () => ({ status: 401, body }) });
  const error = await rejection(tokensFrom(server.origin).get());
  expect(String(error)).toContain('AADSTS7000215: *** ***');
});

it.each<[string, Answer]>([
  ['is down behind a proxy', { status: 503, body: '<html>down</html>' }],
  [
    'fails in its own words',
    { status: 500, body: { error: 'server_error', error_description: 'AADSTS90033' } },
  ],
  [
    'is too busy',
    { status: 429, headers: { 'retry-after': '60' }, body: { error: 'temporarily_unavailable' } },
  ],
  ['breaks the connection', 'drop'],
  ['breaks off in its answer', 'cut'],
  ['answers something else', { status: 200, body: '<html>' }],
])(
  'an authority that %s is a broken network, and is asked again by the next request',
  async (_what, down) => {
    await using server = await startScriptedServer([{ status: 200 }], {
      token: (index) => (index === 1 ? down : { status: 200, body: { ...anyToken, access_token: 'late' } }),
    });
    const send = authenticated(server.origin);
    const error = await rejection(send(requestTo(server.origin, { method: 'POST' })));
    expect(error).toMatchObject({ code: 'NETWORK', mayHaveCommitted: false });
    expect((await send(requestTo(server.origin, { method: 'POST' }))).status).toBe(200);
    expect(server.seen.map(({ headers }) => headers.authorization)).toEqual(['Bearer late']);
  },
);

it('an authority that does not answer is given up, and is asked again by the next request', async () => {
  await using server = await startScriptedServer([], {
    token: (index) =>
      index === 1 ? 'silence' : { status: 200, body: { ...anyToken, access_token: 'late' } },
  });
  // Long enough for a request to arrive on a busy machine.
  const tokens = tokensFrom(server.origin, 400);
  expect(await rejection(tokens.get())).toMatchObject({ code: 'NETWORK' });
  expect(await tokens.get()).toBe('late');
});

it('the secret does not follow a redirection', async () => {
  await using thief = await startScriptedServer([]);
  await using server = await startScriptedServer([], {
    token: () => ({ status: 307, headers: { location: `${thief.origin}/t/oauth2/v2.0/token` } }),
  });
  expect(await rejection(tokensFrom(server.origin).get())).toMatchObject({ code: 'NETWORK' });
  expect(thief.tokenRequests).toEqual([]);
});

it('an authority that cannot be reached is a broken network', async () => {
  const gone = await startScriptedServer([]);
  await gone[Symbol.asyncDispose]();
  await using server = await startScriptedServer([]);
  const error = await rejection(authenticated(gone.origin)(requestTo(server.origin, { method: 'POST' })));
  expect(error).toBeInstanceOf(ODataError);
  expect(error).toMatchObject({ code: 'NETWORK', mayHaveCommitted: false });
});

it('a token that does not come in time breaks the request, and a write is certainly undone', async () => {
  await using server = await startScriptedServer([], { token: () => 'silence' });
  const policies = [timeoutPolicy(40), authenticatePolicy(tokensFrom(server.origin))];
  const send = composePipeline(policies, createTransport(agent));
  const error = await rejection(send(requestTo(server.origin, { method: 'POST' })));
  expect(error).toMatchObject({ code: 'TIMEOUT', mayHaveCommitted: false });
  expect(server.seen).toHaveLength(0);
});
