import { expect } from 'vitest';
import type { Chapter } from '../../wire/contract-case.ts';
import { createAccount, newId } from '../support/records.ts';
import { sources } from '../support/sources.ts';

const json = 'application/json; odata.metadata=minimal';

/** Headers that every answer carries. */
export const answers: Chapter = {
  title: 'headers of answers',
  cases: [
    {
      fact: 'A list says its version of OData and that it is JSON with minimal metadata',
      source: sources.http,
      readsOnly: true,
      async run(service) {
        const { headers } = await service.get('accounts?$select=name&$top=1');
        expect(headers.get('odata-version')).toBe('4.0');
        expect(headers.get('content-type')).toMatch(/^application\/json; ?odata\.metadata=minimal/);
      },
    },
    {
      fact: 'A refusal says the same of itself',
      source: sources.http,
      readsOnly: true,
      async run(service) {
        const { status, headers } = await service.get(`accounts(${newId()})`);
        expect(status).toBe(404);
        expect(headers.get('odata-version')).toBe('4.0');
        expect(headers.get('content-type')).toMatch(new RegExp(`^${json}`));
      },
    },
    {
      fact: 'An answer without body says its version of OData, too',
      source: sources.http,
      async run(service) {
        const id = await createAccount(service);
        const { status, headers, text } = await service.patch(`accounts(${id})`, { fax: '1' });
        expect([status, text]).toEqual([204, '']);
        expect(headers.get('odata-version')).toBe('4.0');
      },
    },
    {
      fact: 'An answer names the request: REQ_ID and x-ms-service-request-id are one identifier',
      source: sources.http,
      readsOnly: true,
      async run(service) {
        const { headers } = await service.get('WhoAmI');
        expect(headers.get('req_id')).toMatch(/^[0-9a-f-]{36}$/);
        expect(headers.get('x-ms-service-request-id')).toBe(headers.get('req_id'));
      },
    },
    ...(['4.0', '4.01'] as const).map((version) => ({
      fact: `A client that knows OData up to ${version} is answered in 4.0`,
      source: sources.http,
      readsOnly: true as const,
      async run(service: Parameters<Chapter['cases'][number]['run']>[0]) {
        const headers = { 'odata-version': '4.0', 'odata-maxversion': version, accept: 'application/json' };
        const answer = await service.get('accounts?$select=name&$top=1', headers);
        expect([answer.status, answer.headers.get('odata-version')]).toEqual([200, '4.0']);
      },
    })),
    {
      fact: 'A single row tells its version in the header ETag as in @odata.etag',
      source: sources.conditional,
      async run(service) {
        const id = await createAccount(service);
        const { headers, json: row } = await service.get(`accounts(${id})?$select=name`);
        expect(row['@odata.etag']).toMatch(/^W\/"[0-9a-fA-F]+"$/);
        expect(headers.get('etag')).toBe(row['@odata.etag']);
      },
    },
  ],
};
