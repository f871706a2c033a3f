import { expect } from 'vitest';
import type { Chapter, ContractCase } from '../../wire/contract-case.ts';
import type { WireService } from '../../wire/wire-service.ts';
import { sources } from '../support/sources.ts';

/** Asks the token endpoint of the sandbox with its credentials, changed as a case says. */
async function askForToken(
  service: WireService,
  changes: Record<string, string> = {},
  path = 'oauth2/v2.0/token',
) {
  const { authority, credentials } = service.sandbox();
  const response = await fetch(new URL(`/${credentials.tenantId}/${path}`, authority), {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: credentials.clientId,
      client_secret: credentials.clientSecret,
      ...(path.includes('v2.0') ? { scope: `${new URL(service.root).origin}/.default` } : {}),
      ...changes,
    }),
  });
  return { status: response.status, json: (await response.json()) as Record<string, unknown> };
}

const asked = (fact: string, run: ContractCase['run']): ContractCase => ({
  fact,
  source: sources.oauth,
  onlySandbox: 'a case does not hold the secret of a real application',
  run,
});
const withToken = (service: WireService, token: unknown) =>
  service.get('WhoAmI', { authorization: `Bearer ${token}` });

/** Tokens. */
export const signingIn: Chapter = {
  title: 'signing in',
  cases: [
    {
      fact: 'A request without token is 401, with a challenge that names where tokens come from',
      source: sources.oauth,
      readsOnly: true,
      async run(service) {
        const { status, headers } = await fetch(`${service.root}WhoAmI`);
        expect(status).toBe(401);
        expect(headers.get('www-authenticate')).toMatch(/^Bearer authorization_uri=https?:\/\/\S+/);
      },
    },
    {
      fact: 'A token that is none is 401',
      source: sources.oauth,
      readsOnly: true,
      async run(service) {
        expect((await withToken(service, 'nothing')).status).toBe(401);
      },
    },
    asked(
      'Client credentials with the scope of the organization give a bearer token of about an hour',
      async (service) => {
        const { status, json } = await askForToken(service);
        expect(status).toBe(200);
        expect(json).toMatchObject({ token_type: 'Bearer', access_token: expect.any(String) });
        expect(json.expires_in).toBeGreaterThan(3000);
        expect((await withToken(service, json.access_token)).status).toBe(200);
      },
    ),
    asked('No refresh token comes with client credentials', async (service) => {
      expect((await askForToken(service)).json).not.toHaveProperty('refresh_token');
    }),
    asked('The older endpoint takes resource in place of scope', async (service) => {
      const { origin } = new URL(service.root);
      const { status, json } = await askForToken(service, { resource: origin }, 'oauth2/token');
      expect(status).toBe(200);
      expect((await withToken(service, json.access_token)).status).toBe(200);
    }),
    asked('A wrong secret gives no token', async (service) => {
      const { status, json } = await askForToken(service, { client_secret: 'wrong' });
      expect([status, json.error]).toEqual([401, 'invalid_client']);
    }),
    asked('An application that is not registered gets no token', async (service) => {
      const { status } = await askForToken(service, { client_id: crypto.randomUUID() });
      expect(status).toBeGreaterThanOrEqual(400);
    }),
    asked('A token for another system is 401', async (service) => {
      const other = new URL(service.sandbox().financeOperations.serviceRoot).origin;
      const { json } = await askForToken(service, { scope: `${other}/.default` });
      expect((await withToken(service, json.access_token)).status).toBe(401);
    }),
    asked('A token that has run out is 401 with 0x8005F101', async (service) => {
      const { json } = await askForToken(service);
      await service
        .sandbox()
        .sales.admin.addFault({ match: { path: 'WhoAmI' }, action: { kind: 'expired-token' } });
      const answer = await withToken(service, json.access_token);
      expect([answer.status, answer.json.error.code]).toEqual([401, '0x8005F101']);
    }),
  ],
};
