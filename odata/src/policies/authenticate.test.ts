import { Agent } from 'undici';
import { afterAll, expect, it } from 'vitest';
import { ODataError } from '../errors.ts';
import { composePipeline } from '../pipeline.ts';
import { rejection, secret } from '../test-support/clients.ts';
import { requestTo } from '../test-support/requests.ts';
import { startScriptedServer } from '../test-support/scripted-server.ts';
import { createTokenSource } from '../tokens.ts';
import { createTransport } from '../transport.ts';
import { authenticatePolicy } from './authenticate.ts';
import { timeoutPolicy } from './timeout.ts';

const agent = new Agent();
afterAll(() => agent.close());

const tokensFrom = (authority: string) =>
  createTokenSource(
    { tenantId: 'contoso', clientId: 'app', clientSecret: secret, authority },
    'https://org.example/.default',
  );
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
