import { expect } from 'vitest';
import type { Chapter, ContractCase } from '../../wire/contract-case.ts';
import { sendBatch } from '../../wire/send-batch.ts';
import type { WireService } from '../../wire/wire-service.ts';
import { keepAll, statusesOf } from '../support/batch.ts';
import { rows } from '../support/records.ts';
import { sources } from '../support/sources.ts';

const account = (service: WireService, name: string) => ({ name: `${service.mark} ${name}` });

const form = (fact: string, url: (service: WireService) => string, source: string): ContractCase => ({
  fact,
  source,
  async run(service) {
    const name = `${service.mark} ${fact.length} ${fact.slice(-12)}`;
    const answer = await sendBatch(service, [{ method: 'POST', url: url(service), body: { name } }]);
    keepAll(service, answer);
    expect([answer.status, statusesOf(answer)], answer.text).toEqual([200, [204]]);
    expect(await rows(service, `accounts?$select=name&$filter=name eq '${name}'`)).toHaveLength(1);
  },
});

const path = (service: WireService) => new URL(service.root).pathname;

/** How requests stand in a batch. */
export const batchRequests: Chapter = {
  title: '$batch: requests',
  cases: [
    form('A request of a batch has an absolute URL', ({ root }) => `${root}accounts`, sources.dynamicsWebApi),
    form(
      'A request of a batch has an absolute path',
      (service) => `${path(service)}accounts`,
      `${sources.samples}: JavaScript BatchSample`,
    ),
    form('A request of a batch has a relative path', () => 'accounts', sources.batch),
    {
      fact: 'Headers in lower case, an entry as content type and a line break in front of the first boundary are taken',
      source: sources.dynamicsWebApi,
      async run(service) {
        const body = [
          '',
          '--dwa_batch_1',
          'content-type: application/http',
          'content-transfer-encoding: binary',
          '',
          'POST accounts HTTP/1.1',
          'content-type: application/json;type=entry',
          '',
          JSON.stringify(account(service, 'lower case')),
          '--dwa_batch_1--',
          '',
        ].join('\r\n');
        const answer = await service.post('$batch', body, {
          'content-type': 'multipart/mixed;boundary=dwa_batch_1',
        });
        keepAll(service, answer);
        expect([answer.status, statusesOf(answer)], answer.text).toEqual([200, [204]]);
      },
    },
    {
      fact: 'A boundary may stand in quotes',
      source: sources.batch,
      readsOnly: true,
      async run(service) {
        const get = { method: 'GET', url: 'WhoAmI' };
        const headers = { 'content-type': 'multipart/mixed; boundary="batch"' };
        expect(statusesOf(await sendBatch(service, [get], headers))).toEqual([200]);
      },
    },
    {
      fact: 'Reads and writes are carried out one after the other, in their order',
      source: sources.batch,
      async run(service) {
        const values = account(service, 'ordered');
        const count = {
          method: 'GET',
          url: `accounts/$count?$filter=name%20eq%20'${encodeURIComponent(values.name)}'`,
        };
        const create = { method: 'POST', url: 'accounts', body: values };
        const answer = await sendBatch(service, [count, create, count]);
        keepAll(service, answer);
        expect(statusesOf(answer)).toEqual([200, 204, 200]);
        const counts = [...answer.text.matchAll(/\r\n\r\n(\d+)\r\n/g)].map(([, text]) => text);
        expect(counts).toEqual(['0', '1']);
      },
    },
    {
      fact: 'Each request has its own headers',
      source: sources.batch,
      async run(service) {
        const values = account(service, 'preferring');
        const headers = { Prefer: 'return=representation' };
        const answer = await sendBatch(service, [
          { method: 'POST', url: 'accounts?$select=name', body: values, headers },
        ]);
        expect(statusesOf(answer)).toEqual([201]);
        const id = /"accountid":"([^"]+)"/.exec(answer.text)?.[1];
        service.keep(`accounts(${id})`);
        expect(answer.text).toContain(`"name":"${values.name}"`);
      },
    },
    {
      fact: 'A read in a batch may have a URL of up to 65,536 characters',
      source: sources.http,
      readsOnly: true,
      async run(service) {
        const url = (length: number) =>
          `accounts?$select=name&$top=1&$filter=name%20eq%20'${'x'.repeat(length)}'`;
        const [short, long] = [url(60_000), url(65_536)];
        expect(statusesOf(await sendBatch(service, [{ method: 'GET', url: short }]))).toEqual([200]);
        const refused = await sendBatch(service, [{ method: 'GET', url: long }]);
        expect(statusesOf(refused)[0] ?? refused.status).toBeGreaterThanOrEqual(400);
      },
    },
    {
      fact: '1,000 operations are taken',
      source: sources.batch,
      readsOnly: true,
      async run(service) {
        const get = { method: 'GET', url: 'WhoAmI' };
        const answer = await sendBatch(
          service,
          Array.from({ length: 1000 }, () => get),
        );
        expect([answer.status, statusesOf(answer).length]).toEqual([200, 1000]);
      },
    },
    {
      fact: '1,001 operations are refused, and none is carried out',
      source: sources.batch,
      readsOnly: true,
      async run(service) {
        const get = { method: 'GET', url: 'WhoAmI' };
        const answer = await sendBatch(
          service,
          Array.from({ length: 1001 }, () => get),
        );
        expect([answer.status, statusesOf(answer)]).toEqual([400, []]);
      },
    },
    {
      fact: 'A batch does not stand in a batch',
      source: sources.batch,
      async run(service) {
        const answer = await sendBatch(service, [{ method: 'POST', url: '$batch', body: {} }]);
        expect(statusesOf(answer)[0] ?? answer.status).toBeGreaterThanOrEqual(400);
      },
    },
    {
      fact: 'A batch is posted: GET of it is refused',
      source: sources.batch,
      readsOnly: true,
      async run(service) {
        expect((await service.get('$batch')).status).toBeGreaterThanOrEqual(400);
      },
    },
  ],
};
