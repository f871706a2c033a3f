import { expect } from 'vitest';
import type { Chapter, ContractCase } from '../../wire/contract-case.ts';
import { expectNotSupported } from '../support/refusal.ts';
import { sources } from '../support/sources.ts';

const unknownName = (query: string, message: string, fact: string): ContractCase => ({
  fact,
  source: sources.http,
  readsOnly: true,
  async run(service) {
    expectNotSupported(await service.get(query), message);
  },
});

const missing = (name: string, type = 'account') =>
  `Could not find a property named '${name}' on type 'Microsoft.Dynamics.CRM.${type}'.`;

/** Names and lengths in URLs. */
export const names: Chapter = {
  title: 'names and lengths in a URL',
  cases: [
    unknownName('accounts?$select=Name', missing('Name'), 'Names of columns are case sensitive in $select'),
    unknownName(
      "accounts?$filter=Name eq 'x'",
      missing('Name'),
      'Names of columns are case sensitive in $filter',
    ),
    unknownName('accounts?$orderby=Name', missing('Name'), 'Names of columns are case sensitive in $orderby'),
    unknownName(
      'accounts?$expand=PrimaryContactId',
      missing('PrimaryContactId'),
      'Names of lookups are case sensitive in $expand',
    ),
    unknownName(
      'accounts?$select=primarycontactid',
      missing('primarycontactid'),
      'A lookup is not selected by its navigation name',
    ),
    {
      fact: 'Names of options are case sensitive: $Select is unknown',
      source: sources.http,
      readsOnly: true,
      async run(service) {
        const { status, json } = await service.get('accounts?$Select=name&$top=1');
        expect(status).toBe(400);
        expect(json.error.message).toContain('$Select');
      },
    },
    {
      fact: 'Names of entity sets are case sensitive',
      source: sources.http,
      readsOnly: true,
      async run(service) {
        expect((await service.get('Accounts?$top=1')).status).toBe(404);
      },
    },
    {
      fact: 'A URL of nearly 32,768 characters is answered',
      source: sources.http,
      readsOnly: true,
      async run(service) {
        const path = `accounts?$select=name&$top=1&$filter=name eq '`;
        const rest = 32_700 - service.root.length - path.length;
        const answer = await service.get(`${path}${'x'.repeat(rest)}'`);
        expect([answer.status, answer.json.value]).toEqual([200, []]);
      },
    },
    {
      fact: 'A URL of more than 32,768 characters is refused',
      source: sources.http,
      readsOnly: true,
      async run(service) {
        const answer = await service.get(`accounts?$select=name&$filter=name eq '${'x'.repeat(32_768)}'`);
        expect([400, 404, 414]).toContain(answer.status);
      },
    },
  ],
};
