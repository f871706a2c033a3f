import { expect } from 'vitest';
import type { Chapter } from '../../wire/contract-case.ts';
import type { WireService } from '../../wire/wire-service.ts';
import { makeCustomer } from '../scene/customers.ts';
import { makeHeader, makeLine } from '../scene/documents.ts';
import { anyRow } from '../scene/read.ts';
import { sources } from '../sources.ts';

type Level = 'full' | 'minimal' | 'none';
const accept = (level: Level) => ({ accept: `application/json;odata.metadata=${level}` });

/** A customer group at a metadata level. */
async function group(service: WireService, level: Level) {
  const { dataAreaId, CustomerGroupId } = await anyRow(service, 'CustomerGroups');
  const key = `CustomerGroups(dataAreaId='${dataAreaId}',CustomerGroupId='${CustomerGroupId}')`;
  return { key, answer: await service.get(`${key}?cross-company=true`, accept(level)) };
}

/** `Accept: application/json;odata.metadata=…`: how much an answer says of itself. */
export const metadataLevels: Chapter = {
  title: 'metadata levels',
  cases: [
    ...(['full', 'minimal', 'none'] as const).map((level) => ({
      fact: `The answer says that its level is ${level}`,
      source: sources.odataJson,
      readsOnly: true as const,
      async run(service: WireService) {
        const { answer } = await group(service, level);
        expect(answer.headers.get('content-type')).toMatch(
          new RegExp(`^application/json; odata\\.metadata=${level}\\b`),
        );
      },
    })),
    {
      fact: 'minimal is what stands without a level: context and version',
      source: sources.customerGroups,
      readsOnly: true,
      async run(service) {
        const { key, answer } = await group(service, 'minimal');
        const { json } = await service.get(`${key}?cross-company=true`);
        expect(json).toEqual(answer.json);
        expect(Object.keys(json).filter((name) => name.includes('@'))).toEqual([
          '@odata.context',
          '@odata.etag',
        ]);
      },
    },
    {
      fact: 'none leaves values alone',
      source: sources.odataJson,
      readsOnly: true,
      async run(service) {
        const { answer } = await group(service, 'none');
        expect(Object.keys(answer.json).filter((name) => name.includes('@'))).toEqual([]);
        expect(answer.json.CustomerGroupId).toEqual(expect.any(String));
      },
    },
    {
      fact: 'none keeps the rows of a list under value',
      source: sources.odataJson,
      readsOnly: true,
      async run(service) {
        const { json } = await service.get('CustomerGroups?$top=1', accept('none'));
        expect(Object.keys(json)).toEqual(['value']);
      },
    },
    {
      fact: 'full names the type of the record',
      source: sources.odata,
      readsOnly: true,
      async run(service) {
        const { answer } = await group(service, 'full');
        expect(answer.json['@odata.type']).toBe('#Microsoft.Dynamics.DataEntities.CustomerGroup');
      },
    },
    {
      fact: 'full gives the whole URL of the record',
      source: sources.odata,
      readsOnly: true,
      async run(service) {
        const { key, answer } = await group(service, 'full');
        expect(answer.json['@odata.id']).toBe(`${service.root}${key}`);
      },
    },
    {
      fact: 'full gives an edit link, by which the record is found whatever its key holds',
      source: sources.odata,
      async run(service) {
        const made = await makeCustomer(service);
        const answer = await service.get(made.url, accept('full'));
        const link = String(answer.json['@odata.editLink']);
        const found = await service.get(`${link}?cross-company=true`);
        expect([found.status, found.json.CustomerAccount]).toEqual([200, made.row.CustomerAccount]);
      },
    },
    {
      fact: 'full names the types that JSON does not tell: decimals, dates, Int64 and enumerations',
      source: sources.odataJson,
      async run(service) {
        const { url } = await makeHeader(service, 'order');
        const { json } = await service.get(url, accept('full'));
        expect(json).toMatchObject({
          'OrderTotalAmount@odata.type': '#Decimal',
          'RequestedShippingDate@odata.type': '#DateTimeOffset',
          'SalesTaker@odata.type': '#Int64',
          'AreTotalsUpdated@odata.type': '#Microsoft.Dynamics.DataEntities.NoYes',
        });
      },
    },
    {
      fact: 'full does not name the type of texts',
      source: sources.odataJson,
      readsOnly: true,
      async run(service) {
        const { answer } = await group(service, 'full');
        expect(answer.json).not.toHaveProperty(['Description@odata.type']);
      },
    },
    {
      fact: 'full gives a link for each navigation, which leads to its records',
      source: sources.odataJson,
      async run(service) {
        const { url, number, path } = await makeHeader(service, 'order');
        await makeLine(service, 'order', number);
        const { json } = await service.get(url, accept('full'));
        expect(json['CDSSalesOrderLinesV2@odata.navigationLink']).toBe(
          `${service.root}${path}/CDSSalesOrderLinesV2`,
        );
      },
    },
    {
      fact: 'full gives edit links where the key is not selected',
      source: sources.odataJson,
      readsOnly: true,
      async run(service) {
        const { json } = await service.get(
          'CustomerGroups?$select=Description&$top=1&cross-company=true',
          accept('full'),
        );
        expect(json.value[0]?.['@odata.editLink']).toMatch(
          /^CustomerGroups\(dataAreaId='\w+',CustomerGroupId='[^']+'\)$/,
        );
      },
    },
  ],
};
