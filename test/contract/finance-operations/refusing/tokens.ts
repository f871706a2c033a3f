import { expect } from 'vitest';
import type { Chapter } from '../../wire/contract-case.ts';
import type { WireService } from '../../wire/wire-service.ts';
import { sources } from '../sources.ts';

/** A read with this Authorization header, or none. */
const read = (service: WireService, authorization?: string) =>
  fetch(
    `${service.root}Currencies?$top=1`,
    authorization === undefined ? {} : { headers: { authorization } },
  );

/** What the token endpoint of the sandbox answers to a form. */
async function ask(service: WireService, form: Record<string, string>, version = 'v2.0/') {
  const { authority, credentials } = service.sandbox();
  const response = await fetch(`${authority}/${credentials.tenantId}/oauth2/${version}token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: credentials.clientId,
      client_secret: credentials.clientSecret,
      ...form,
    }),
  });
  return { status: response.status, json: (await response.json()) as Record<string, unknown> };
}

const fewTokens = 'it needs the secret of the application';

/** OAuth 2.0 client credentials. */
export const tokens: Chapter = {
  title: 'access tokens',
  cases: [
    {
      fact: 'A request without a token is answered 401, with where to get one',
      source: sources.endpoints,
      readsOnly: true,
      async run(service) {
        const response = await read(service);
        expect(response.status).toBe(401);
        expect(response.headers.get('www-authenticate')).toMatch(/^Bearer .*authorization_uri=/);
      },
    },
    {
      fact: 'A token that nobody issued is answered 401',
      source: sources.endpoints,
      readsOnly: true,
      run: async (service) => expect((await read(service, 'Bearer a.b.c')).status).toBe(401),
    },
    {
      fact: 'Another scheme than Bearer is answered 401',
      source: sources.endpoints,
      readsOnly: true,
      run: async (service) => expect((await read(service, 'Basic YTpi')).status).toBe(401),
    },
    {
      fact: 'A token for the scope {origin}/.default is taken',
      source: sources.endpoints,
      onlySandbox: fewTokens,
      async run(service) {
        const { status, json } = await ask(service, { scope: `${new URL(service.root).origin}/.default` });
        expect(status).toBe(200);
        expect(json).toMatchObject({
          token_type: 'Bearer',
          access_token: expect.any(String),
          expires_in: expect.any(Number),
        });
        expect(json).not.toHaveProperty('refresh_token');
        expect((await read(service, `Bearer ${json.access_token}`)).status).toBe(200);
      },
    },
    {
      fact: 'The older token endpoint takes resource, without a slash at its end, in place of a scope',
      source: sources.endpoints,
      onlySandbox: fewTokens,
      async run(service) {
        const { status, json } = await ask(service, { resource: new URL(service.root).origin }, '');
        expect(status, JSON.stringify(json)).toBe(200);
        expect((await read(service, `Bearer ${json.access_token}`)).status).toBe(200);
      },
    },
    {
      fact: 'A token for another service is answered 401',
      source: sources.endpoints,
      onlySandbox: fewTokens,
      async run(service) {
        const { json } = await ask(service, {
          scope: `${new URL(service.sandbox().authority).origin}/.default`,
        });
        expect((await read(service, `Bearer ${json.access_token}`)).status).toBe(401);
      },
    },
    {
      fact: 'No token is given for a wrong secret: invalid_client',
      source: sources.endpoints,
      onlySandbox: fewTokens,
      async run(service) {
        const { status, json } = await ask(service, {
          scope: `${new URL(service.root).origin}/.default`,
          client_secret: 'wrong',
        });
        expect([status, json.error]).toEqual([401, 'invalid_client']);
      },
    },
    {
      fact: 'No token is given to an application that is not registered: unauthorized_client',
      source: sources.endpoints,
      onlySandbox: fewTokens,
      async run(service) {
        const { status, json } = await ask(service, {
          scope: `${new URL(service.root).origin}/.default`,
          client_id: '00000000-0000-4000-8000-000000000000',
        });
        expect([status, json.error]).toEqual([400, 'unauthorized_client']);
      },
    },
    {
      fact: 'A token that has run out is answered 401, and another is taken',
      source: sources.endpoints,
      onlySandbox: 'it ends all tokens',
      async run(service) {
        const scope = `${new URL(service.root).origin}/.default`;
        const before = (await ask(service, { scope })).json.access_token;
        await service.sandbox().financeOperations.admin.addFault({
          match: { method: 'GET', path: 'Currencies', times: 1 },
          action: { kind: 'expired-token' },
        });
        expect((await read(service, `Bearer ${before}`)).status).toBe(401);
        const after = (await ask(service, { scope })).json.access_token;
        expect((await read(service, `Bearer ${after}`)).status).toBe(200);
      },
    },
  ],
};
