import { startSandbox } from '@p2c/sandbox';
import { expect } from 'vitest';
import type { Chapter } from '../../wire/contract-case.ts';
import { makeCustomer } from '../scene/customers.ts';
import { expectBadRequest, expectNotFound } from '../scene/refusals.ts';
import { sources } from '../sources.ts';

/** Statuses and headers of refusals; the texts of rules have chapters of their own. */
export const statuses: Chapter = {
  title: 'refusals',
  cases: [
    {
      fact: 'A refusal has an error with an empty code and a message',
      source: sources.failedWrite,
      readsOnly: true,
      async run(service) {
        const { status, headers, json } = await service.get('CustomerGroups?$top=x');
        expect(status).toBe(400);
        expect(headers.get('content-type')).toMatch(/^application\/json/);
        expect(json.error).toMatchObject({ code: '', message: expect.stringMatching(/./) });
        expect(Object.keys(json)).toEqual(['error']);
      },
    },
    {
      fact: 'A bad query is 400, and the inner error tells what of it',
      source: sources.odata,
      readsOnly: true,
      run: async (service) =>
        expectBadRequest(await service.get('CustomerGroups?$select=Nothing'), /'Nothing'.*'Nothing'/s),
    },
    {
      fact: 'A segment below a record that there is not is 404',
      source: sources.odata,
      readsOnly: true,
      run: async (service) =>
        expectNotFound(await service.get(`CustomerGroups(dataAreaId='usmf',CustomerGroupId='10')/Nothing`)),
    },
    {
      fact: 'A method that a resource does not have is 405',
      source: sources.odata,
      onlySandbox: 'it would delete a whole set where the fact does not hold',
      async run(service) {
        expect((await service.delete('CustomerGroups')).status).toBe(405);
        expect((await service.patch('CustomerGroups', {})).status).toBe(405);
      },
    },
    {
      fact: 'A user without the role for an entity is answered 403',
      source: sources.endpoints,
      onlySandbox: 'it needs a user with fewer roles',
      async run() {
        const sandbox = await startSandbox({
          salesPort: 0,
          financeOperationsPort: 0,
          seed: false,
          auth: 'loopback-open',
          lacks: { financeOperations: { read: ['CustomersV3'], write: ['CustomerGroups'] } },
        });
        try {
          const root = sandbox.financeOperations.serviceRoot;
          expect((await fetch(`${root}CustomersV3`)).status).toBe(403);
          expect((await fetch(`${root}CustomerGroups`)).status).toBe(200);
          const refused = await fetch(`${root}CustomerGroups`, {
            method: 'POST',
            headers: { 'content-type': 'application/json' },
            body: JSON.stringify({ CustomerGroupId: '77' }),
          });
          expect(refused.status).toBe(403);
        } finally {
          await sandbox.stop();
        }
      },
    },
    {
      fact: 'Every answer names itself in ms-dyn-aid, another each time',
      source: sources.odata,
      readsOnly: true,
      async run(service) {
        const answers = [
          await service.get('Currencies?$top=1'),
          await service.get('Currencies?$top=x'),
          await service.get('$metadata'),
        ];
        const names = answers.map(({ headers }) => headers.get('ms-dyn-aid'));
        for (const name of names) expect(name).toMatch(/^[0-9a-f-]{36}$/);
        expect(new Set(names).size).toBe(3);
      },
    },
    {
      fact: 'Every answer tells in server-timing how long it took',
      source: sources.odata,
      async run(service) {
        const { url } = await makeCustomer(service);
        const answers = [
          await service.get('Currencies?$top=1'),
          await service.get('Currencies?$top=x'),
          await service.patch(url, { SalesMemo: 'changed' }),
        ];
        for (const { headers } of answers) expect(headers.get('server-timing')).toMatch(/;dur=\d+(\.\d+)?/);
      },
    },
    {
      fact: 'The name that a caller gives its request by x-ms-client-request-id is taken',
      source: sources.odata,
      readsOnly: true,
      async run(service) {
        const { status, headers } = await service.get('Currencies?$top=1', {
          'x-ms-client-request-id': '5f9c0f6e-0000-4000-8000-000000000001',
        });
        expect(status).toBe(200);
        expect(headers.get('x-ms-client-request-id')).toBe('5f9c0f6e-0000-4000-8000-000000000001');
      },
    },
  ],
};
