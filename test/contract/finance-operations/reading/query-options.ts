import { expect } from 'vitest';
import type { Chapter } from '../../wire/contract-case.ts';
import { askPanel } from '../scene/panel.ts';
import { sources } from '../sources.ts';

/** `$select`, `$orderby`, `$top`, `$skip` and `$count`. */
export const queryOptions: Chapter = {
  title: 'query options',
  cases: [
    {
      fact: '$select leaves the named properties, beside the version of the record',
      source: sources.odata,
      async run(service) {
        const { answer } = await askPanel(service, { $select: 'NameAlias,CreditLimit', $top: '1' });
        expect(Object.keys(answer.json.value[0] ?? {}).toSorted()).toEqual([
          '@odata.etag',
          'CreditLimit',
          'NameAlias',
        ]);
      },
    },
    {
      fact: 'The context names what was selected',
      source: sources.odataJson,
      async run(service) {
        const { answer } = await askPanel(service, { $select: 'NameAlias,CreditLimit' });
        expect(answer.json['@odata.context']).toBe(
          `${service.root}$metadata#CustomersV3(NameAlias,CreditLimit)`,
        );
      },
    },
    {
      fact: '$select of a single record leaves the named properties',
      source: sources.odata,
      readsOnly: true,
      async run(service) {
        const { json } = await service.get('Currencies?$top=1');
        const code = String(json.value[0]?.CurrencyCode);
        const one = await service.get(`Currencies('${code}')?$select=CurrencyCode`);
        expect(one.json).toEqual({
          '@odata.context': `${service.root}$metadata#Currencies(CurrencyCode)/$entity`,
          '@odata.etag': expect.any(String),
          CurrencyCode: code,
        });
      },
    },
    {
      fact: '$orderby sorts upwards by itself',
      source: sources.odata,
      run: async (service) =>
        expect((await askPanel(service, { $orderby: 'CreditLimit' })).letters).toBe('CBA'),
    },
    {
      fact: '$orderby with asc sorts upwards',
      source: sources.odata,
      run: async (service) =>
        expect((await askPanel(service, { $orderby: 'CreditLimit asc' })).letters).toBe('CBA'),
    },
    {
      fact: '$orderby with desc sorts downwards',
      source: sources.odata,
      run: async (service) =>
        expect((await askPanel(service, { $orderby: 'CreditLimit desc' })).letters).toBe('ABC'),
    },
    {
      fact: '$orderby takes several properties, each with its direction',
      source: sources.odata,
      run: async (service) =>
        expect(
          (await askPanel(service, { $orderby: 'IsExternallyMaintained desc,OrganizationName desc' }))
            .letters,
        ).toBe('ACB'),
    },
    {
      fact: '$top ends the list after so many rows, and there is no link to more',
      source: sources.odata,
      async run(service) {
        const { answer, letters } = await askPanel(service, { $top: '2' });
        expect(letters).toBe('AB');
        expect(answer.json).not.toHaveProperty(['@odata.nextLink']);
      },
    },
    {
      fact: '$top=0 gives no row',
      source: sources.odata,
      run: async (service) => expect((await askPanel(service, { $top: '0' })).answer.json.value).toEqual([]),
    },
    {
      fact: '$skip passes over so many rows',
      source: sources.odata,
      run: async (service) => expect((await askPanel(service, { $skip: '1' })).letters).toBe('BC'),
    },
    {
      fact: '$skip and $top together cut a piece out',
      source: sources.odata,
      run: async (service) => expect((await askPanel(service, { $skip: '1', $top: '1' })).letters).toBe('B'),
    },
    {
      fact: '$count=true tells how many rows meet the filter, whatever $top is',
      source: sources.odata,
      async run(service) {
        const { answer, letters } = await askPanel(service, { $count: 'true', $top: '1' });
        expect([letters, answer.json['@odata.count']]).toEqual(['A', 3]);
      },
    },
    {
      fact: '$count=true counts whatever $skip is',
      source: sources.odata,
      run: async (service) =>
        expect((await askPanel(service, { $count: 'true', $skip: '2' })).answer.json['@odata.count']).toBe(3),
    },
    {
      fact: 'Without $count=true there is no count',
      source: sources.odata,
      run: async (service) =>
        expect((await askPanel(service, { $count: 'false' })).answer.json).not.toHaveProperty([
          '@odata.count',
        ]),
    },
    {
      fact: '/$count is the number of rows as text',
      source: sources.odata,
      readsOnly: true,
      async run(service) {
        const { status, headers, text } = await service.get('Currencies/$count');
        expect([status, headers.get('content-type')]).toEqual([200, expect.stringMatching(/^text\/plain/)]);
        const { json } = await service.get('Currencies?$count=true&$top=1');
        expect(text).toBe(String(json['@odata.count']));
      },
    },
    {
      fact: '/$count takes a filter',
      source: sources.odata,
      readsOnly: true,
      async run(service) {
        const { json } = await service.get('Currencies?$top=1');
        const filter = `CurrencyCode eq '${json.value[0]?.CurrencyCode}'`;
        const { text } = await service.get(`Currencies/$count?$filter=${encodeURIComponent(filter)}`);
        expect(text).toBe('1');
      },
    },
  ],
};
