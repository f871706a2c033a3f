import { expect } from 'vitest';
import type { Chapter, ContractCase } from '../../wire/contract-case.ts';
import { createdId } from '../support/records.ts';
import { sources } from '../support/sources.ts';

const echoed = (prefer: string): ContractCase => ({
  fact: `Prefer: ${prefer} is repeated in Preference-Applied`,
  source: sources.http,
  readsOnly: true,
  async run(service) {
    const { status, headers } = await service.get('accounts?$select=name', { prefer });
    expect(status).toBe(200);
    expect(headers.get('preference-applied')).toBe(prefer);
  },
});

/** What a client may prefer. */
export const preferences: Chapter = {
  title: 'Prefer',
  cases: [
    echoed('odata.maxpagesize=2'),
    echoed('odata.include-annotations="*"'),
    echoed('odata.track-changes'),
    {
      fact: 'Several preferences in one header are heeded together',
      source: sources.http,
      readsOnly: true,
      async run(service) {
        const { headers, json } = await service.get('accounts?$select=statuscode', {
          prefer: 'odata.maxpagesize=1,odata.include-annotations="OData.Community.Display.V1.FormattedValue"',
        });
        expect(headers.get('preference-applied')).toContain('odata.maxpagesize=1');
        expect(headers.get('preference-applied')).toContain('odata.include-annotations=');
        expect(json.value.length).toBeLessThan(2);
        for (const row of json.value)
          expect(row['statuscode@OData.Community.Display.V1.FormattedValue']).toEqual(expect.any(String));
      },
    },
    {
      fact: 'Without Prefer there is no Preference-Applied',
      source: sources.http,
      readsOnly: true,
      async run(service) {
        const { headers } = await service.get('accounts?$select=name&$top=1');
        expect(headers.get('preference-applied')).toBeNull();
      },
    },
    {
      fact: 'return=representation is repeated with the row that it asked for',
      source: sources.create,
      async run(service) {
        const answer = await service.post(
          'accounts',
          { name: `${service.mark} preferred` },
          { prefer: 'return=representation' },
        );
        service.keep(`accounts(${answer.json.accountid})`);
        expect(answer.status).toBe(201);
        expect(answer.headers.get('preference-applied')).toBe('return=representation');
      },
    },
    {
      fact: 'A preference that the service does not know is passed over',
      source: sources.http,
      async run(service) {
        const values = { name: `${service.mark} unknown preference` };
        const answer = await service.post('accounts', values, { prefer: 'respond-async' });
        service.keep(`accounts(${createdId(answer)})`);
        expect([answer.status, answer.headers.get('preference-applied')]).toEqual([204, null]);
      },
    },
  ],
};
