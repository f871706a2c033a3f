import { expect } from 'vitest';
import type { Chapter } from '../../wire/contract-case.ts';
import { makeCustomer } from '../scene/customers.ts';
import { makeHeader, makeLine } from '../scene/documents.ts';
import { anyRow, recordAt } from '../scene/read.ts';
import { sources } from '../sources.ts';

/** `recVersion,recId` of each table behind the record, as its version tells them. */
function pairsOf(etag: unknown): readonly (readonly [recVersion: string, recId: string])[] {
  const [, base64 = ''] = /^W\/"([A-Za-z0-9+/]+=*)"$/.exec(String(etag)) ?? [];
  const [, inside = ''] = /^'(.*)'$/.exec(Buffer.from(base64, 'base64').toString()) ?? [];
  return inside.split(';').map((pair) => {
    const [recVersion = '', recId = ''] = pair.split(',');
    return [recVersion, recId];
  });
}

/** Versions of records: weak ETags made of recVersion and recId. */
export const versions: Chapter = {
  title: 'versions',
  cases: [
    {
      fact: 'A version is weak, and holds in base64 a recVersion and a recId between apostrophes',
      source: sources.customerGroups,
      readsOnly: true,
      async run(service) {
        const { '@odata.etag': etag } = await anyRow(service, 'CustomerGroups');
        const [[recVersion, recId] = []] = pairsOf(etag);
        expect(recVersion).toMatch(/^\d+$/);
        expect(recId).toMatch(/^\d{10,}$/);
      },
    },
    {
      fact: 'An entity of several tables has a pair for each, joined by semicolons',
      source: sources.tenantMetadata,
      readsOnly: true,
      async run(service) {
        const { '@odata.etag': etag } = await anyRow(service, 'CustomersV3');
        const pairs = pairsOf(etag);
        expect(pairs.length).toBeGreaterThan(1);
        for (const pair of pairs)
          expect(pair).toEqual([expect.stringMatching(/^\d+$/), expect.stringMatching(/^\d+$/)]);
      },
    },
    {
      fact: 'An update gives another recVersion, and the recId stays',
      source: sources.customerGroups,
      async run(service) {
        const { url, path, etag } = await makeCustomer(service);
        await service.patch(url, { SalesMemo: 'changed' });
        const after = await recordAt(service, path);
        const [[versionBefore, idBefore] = []] = pairsOf(etag);
        const [[versionAfter, idAfter] = []] = pairsOf(after['@odata.etag']);
        expect(versionAfter).not.toBe(versionBefore);
        expect(idAfter).toBe(idBefore);
      },
    },
    {
      fact: 'The recVersion of an updated record is any number, not the next one',
      source: sources.customerGroups,
      async run(service) {
        const { url, path } = await makeCustomer(service);
        const versions: number[] = [];
        for (const SalesMemo of ['one', 'two', 'three']) {
          await service.patch(url, { SalesMemo });
          versions.push(Number(pairsOf((await recordAt(service, path))['@odata.etag'])[0]?.[0]));
        }
        expect(new Set(versions).size).toBe(3);
        expect(Math.max(...versions)).toBeGreaterThan(1000);
      },
    },
    {
      fact: 'Two records have two recIds',
      source: sources.customerGroups,
      async run(service) {
        const [one, two] = [await makeCustomer(service), await makeCustomer(service)];
        expect(pairsOf(one.etag)[0]?.[1]).not.toBe(pairsOf(two.etag)[0]?.[1]);
      },
    },
    {
      fact: 'The answer for a single record has its version in the header ETag, too',
      source: sources.odata,
      async run(service) {
        const { url } = await makeCustomer(service);
        const { headers, json } = await service.get(url);
        expect(headers.get('etag')).toBe(json['@odata.etag']);
      },
    },
    {
      fact: 'The answer to a creation has the version in the header ETag, and it is the one that is read then',
      source: sources.odata,
      async run(service) {
        const { etag, row, path } = await makeCustomer(service);
        expect(etag).toBe(row['@odata.etag']);
        expect((await recordAt(service, path))['@odata.etag']).toBe(etag);
      },
    },
    {
      fact: 'Reading does not change a version',
      source: sources.odata,
      readsOnly: true,
      async run(service) {
        const query = { $orderby: 'CustomerGroupId' };
        const one = await anyRow(service, 'CustomerGroups', query);
        expect(await anyRow(service, 'CustomerGroups', query)).toEqual(one);
      },
    },
    {
      fact: 'The two entities of an order header show one record, with one version',
      source: sources.tenantMetadata,
      assumption: 'fo-order-entities-share',
      async run(service) {
        const { number, path } = await makeHeader(service, 'order');
        const plain = path.replace('CDSSalesOrderHeaders', 'SalesOrderHeadersV2');
        const before = await recordAt(service, plain);
        expect(before.SalesOrderNumber).toBe(number);
        await service.patch(`${plain}?cross-company=true`, { SalesOrderName: 'Renamed' });
        const [one, two] = [await recordAt(service, path), await recordAt(service, plain)];
        expect([one.SalesOrderName, one['@odata.etag']]).toEqual(['Renamed', two['@odata.etag']]);
        expect(one['@odata.etag']).not.toBe(before['@odata.etag']);
      },
    },
    {
      fact: 'A new line does not change the version of the header of a quotation',
      source: sources.quotations,
      assumption: 'fo-quotation-totals-version',
      async run(service) {
        const { number, path, etag } = await makeHeader(service, 'quotation');
        await makeLine(service, 'quotation', number);
        expect((await recordAt(service, path))['@odata.etag']).toBe(etag);
      },
    },
  ],
};
