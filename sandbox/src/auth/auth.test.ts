import { describe, expect, it, vi } from 'vitest';
import { caller } from '../test-support/call.ts';
import { useSandbox } from '../test-support/start-for-test.ts';

describe('access tokens', () => {
  const test = useSandbox({ auth: 'required' });

  const token = (changes: Record<string, string> = {}, tenant = test.sandbox.credentials.tenantId) => {
    const { clientId, clientSecret } = test.sandbox.credentials;
    const form = new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: clientId,
      client_secret: clientSecret,
      scope: `${new URL(test.sandbox.sales.serviceRoot).origin}/.default`,
      ...changes,
    });
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    return test.sales.send(
      'POST',
      `${test.sandbox.authority}/${tenant}/oauth2/v2.0/token`,
      headers,
      form.toString(),
    );
  };

  it('are issued to the configured application and open the service they were asked for', async () => {
    const { status, json } = await token();
    expect(status).toBe(200);
    expect(json).toMatchObject({ token_type: 'Bearer', expires_in: 3599 });
    const bearer = { authorization: `Bearer ${json.access_token}` };
    expect((await test.sales.get('WhoAmI', bearer)).status).toBe(200);
    expect((await test.financeOperations.get('CustomersV3', bearer)).status).toBe(401);
  });

  it('are for one resource: a scope that names two is refused', async () => {
    const scopes = [test.sandbox.sales, test.sandbox.financeOperations].map(
      ({ serviceRoot }) => `${new URL(serviceRoot).origin}/.default`,
    );
    for (const scope of [scopes.join(' '), scopes.toReversed().join(' '), `${scopes[0]}  ${scopes[0]}`]) {
      const { status, json } = await token({ scope });
      expect(status).toBe(400);
      expect(json).toMatchObject({ error: 'invalid_scope', error_codes: [28000] });
      expect(json).not.toHaveProperty('access_token');
    }
  });

  it('are issued by the older endpoint for a resource, whose answer has numbers as texts', async () => {
    const { tenantId, clientId, clientSecret } = test.sandbox.credentials;
    const { origin } = new URL(test.sandbox.sales.serviceRoot);
    const ask = (form: Record<string, string>) =>
      test.sales.send(
        'POST',
        `${test.sandbox.authority}/${tenantId}/oauth2/token`,
        { 'content-type': 'application/x-www-form-urlencoded' },
        new URLSearchParams({
          grant_type: 'client_credentials',
          client_id: clientId,
          client_secret: clientSecret,
          ...form,
        }).toString(),
      );
    const { status, json } = await ask({ resource: origin });
    expect(status).toBe(200);
    expect(json).toMatchObject({ token_type: 'Bearer', expires_in: '3599', resource: origin });
    const bearer = { authorization: `Bearer ${json.access_token}` };
    expect((await test.sales.get('WhoAmI', bearer)).status).toBe(200);
    expect((await ask({ scope: `${origin}/.default` })).status).toBe(400);
    expect((await ask({ resource: 'http://127.0.0.1:1' })).status).toBe(400);
  });

  it('are demanded, with a challenge that names the authority', async () => {
    const { status, headers } = await test.sales.get('WhoAmI');
    expect(status).toBe(401);
    expect(headers.get('www-authenticate')).toContain(
      `Bearer authorization_uri=${test.sandbox.authority}/${test.sandbox.credentials.tenantId}/oauth2/authorize`,
    );
    expect((await test.financeOperations.get('CustomersV3')).status).toBe(401);
  });

  it.each(['Bearer x', 'Bearer a.b.c', 'Basic x', 'Bearer'])(
    'are refused when they are %j',
    async (authorization) => {
      expect((await test.sales.get('WhoAmI', { authorization })).status).toBe(401);
    },
  );

  it.each([
    [{ client_secret: 'wrong' }, 401, 'AADSTS7000215'],
    [{ client_id: 'wrong' }, 400, 'AADSTS700016'],
    [{ grant_type: 'password' }, 400, 'AADSTS70003'],
    [{ scope: 'http://127.0.0.1:1/.default' }, 400, 'AADSTS500011'],
    [{ scope: 'openid' }, 400, 'AADSTS1002012'],
    [{ client_id: '' }, 400, 'AADSTS900144'],
  ])('are not issued for %j', async (changes, status, code) => {
    const answer = await token(changes);
    expect(answer.status).toBe(status);
    expect(answer.json.error_description).toContain(code);
  });

  it('are not issued for another tenant', async () => {
    expect((await token({}, 'other')).json.error_description).toContain('AADSTS90002');
  });

  it('are described at the well-known address, on both ports', async () => {
    const { tenantId } = test.sandbox.credentials;
    for (const { serviceRoot } of [test.sandbox.sales, test.sandbox.financeOperations]) {
      const { origin } = new URL(serviceRoot);
      const { json } = await test.sales.get(`${origin}/${tenantId}/v2.0/.well-known/openid-configuration`);
      expect(json.token_endpoint).toBe(`${origin}/${tenantId}/oauth2/v2.0/token`);
    }
  });
});

describe('access tokens that expire', () => {
  const test = useSandbox({ auth: 'required', tokenLifetimeSeconds: 0.2 });

  it('open the service until then and not after', async () => {
    const { clientId, clientSecret, tenantId } = test.sandbox.credentials;
    const response = await fetch(`${test.sandbox.authority}/${tenantId}/oauth2/v2.0/token`, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: clientId,
        client_secret: clientSecret,
        scope: `${test.sandbox.authority}//.default`,
      }),
    });
    const { access_token: token } = (await response.json()) as { access_token: string };
    const sales = caller(test.sandbox.sales.serviceRoot, { authorization: `Bearer ${token}` });
    expect((await sales.get('WhoAmI')).status).toBe(200);
    await vi.waitFor(async () => {
      const { status, json } = await sales.get('WhoAmI');
      expect([status, json.error?.message]).toEqual([401, 'The access token has expired.']);
    });
  });
});

describe('a sandbox that is open to its own machine', () => {
  const test = useSandbox({ auth: 'loopback-open' });

  it('serves callers without a token, and refuses those with a wrong one', async () => {
    expect((await test.sales.get('WhoAmI')).status).toBe(200);
    expect((await test.sales.get('WhoAmI', { authorization: 'Bearer wrong' })).status).toBe(401);
  });
});
