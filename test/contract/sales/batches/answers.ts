import { expect } from 'vitest';
import type { Chapter } from '../../wire/contract-case.ts';
import { sendBatch } from '../../wire/send-batch.ts';
import type { WireService } from '../../wire/wire-service.ts';
import { changeSet, keepAll, statusesOf } from '../support/batch.ts';
import { newId, rows } from '../support/records.ts';
import { sources } from '../support/sources.ts';

const create = (service: WireService, name: string) => ({
  method: 'POST',
  url: 'accounts',
  body: { name: `${service.mark} ${name}` },
});
const missing = () => ({ method: 'GET', url: `accounts(${newId()})?$select=name` });

/** What a batch answers. */
export const batchAnswers: Chapter = {
  title: '$batch: answers',
  cases: [
    {
      fact: 'A batch answers in parts under a boundary batchresponse_',
      source: sources.batch,
      readsOnly: true,
      async run(service) {
        const answer = await sendBatch(service, [{ method: 'GET', url: 'WhoAmI' }]);
        expect(answer.status).toBe(200);
        const type = answer.headers.get('content-type') ?? '';
        expect(type).toMatch(/^multipart\/mixed; ?boundary=batchresponse_[0-9a-f-]+$/);
        const boundary = type.split('boundary=')[1];
        expect(answer.text.startsWith(`--${boundary}\r\n`)).toBe(true);
        expect(answer.text.trimEnd().endsWith(`--${boundary}--`)).toBe(true);
      },
    },
    {
      fact: 'A part of the answer is an HTTP answer with its own headers',
      source: sources.batch,
      readsOnly: true,
      async run(service) {
        const { text } = await sendBatch(service, [{ method: 'GET', url: 'WhoAmI' }]);
        expect(text).toMatch(/\r\nContent-Type: application\/http\r\n/i);
        expect(text).toMatch(/\r\nContent-Transfer-Encoding: binary\r\n/i);
        expect(text).toMatch(/\r\nHTTP\/1\.1 200 OK\r\n/);
        expect(text).toMatch(/\r\nContent-Type: application\/json; ?odata\.metadata=minimal/i);
        expect(text).toMatch(/\r\nOData-Version: 4\.0\r\n/i);
      },
    },
    {
      fact: 'The answer to a change set begins with its own boundary changesetresponse_ right behind that of the batch',
      source: `${sources.samples}: JavaScript BatchSample`,
      async run(service) {
        const values = { name: `${service.mark} change set answer` };
        const answer = await sendBatch(service, [
          changeSet([{ method: 'POST', url: 'accounts', body: values }]),
        ]);
        keepAll(service, answer);
        expect(answer.text).toMatch(
          /^--batchresponse_[\w-]+\r\nContent-Type: multipart\/mixed; boundary=changesetresponse_[\w-]+\r\n/,
        );
        expect(answer.text).toMatch(/\r\nContent-ID: 1\r\n/);
      },
    },
    {
      fact: 'A first refusal ends a batch: its status is that of the batch, and nothing behind it is carried out',
      source: sources.batch,
      async run(service) {
        const answer = await sendBatch(service, [missing(), create(service, 'behind')]);
        expect([answer.status, statusesOf(answer)]).toEqual([404, [404]]);
        expect(await rows(service, `accounts?$select=name&$filter=name eq '${service.mark} behind'`)).toEqual(
          [],
        );
      },
    },
    {
      fact: 'What stands before a refusal is carried out',
      source: sources.batch,
      async run(service) {
        const answer = await sendBatch(service, [create(service, 'before'), missing()]);
        keepAll(service, answer);
        expect(statusesOf(answer)).toEqual([204, 404]);
        const found = await rows(service, `accounts?$select=name&$filter=name eq '${service.mark} before'`);
        expect(found).toHaveLength(1);
      },
    },
    {
      fact: 'With odata.continue-on-error a batch goes on and is 200',
      source: sources.batch,
      async run(service) {
        const prefer = 'odata.continue-on-error';
        const answer = await sendBatch(service, [missing(), create(service, 'gone on')], { prefer });
        keepAll(service, answer);
        expect([answer.status, statusesOf(answer)]).toEqual([200, [404, 204]]);
      },
    },
    {
      fact: 'A part that is refused has the error of the request, and REQ_ID',
      source: sources.batch,
      readsOnly: true,
      async run(service) {
        const { text } = await sendBatch(service, [missing()], { prefer: 'odata.continue-on-error' });
        expect(text).toMatch(/"code":"0x80040217"/);
        expect(text).toMatch(/\r\nREQ_ID: [0-9a-f-]{36}\r\n/i);
      },
    },
    {
      fact: 'Answers outside of change sets come in the order of their requests',
      source: sources.batch,
      assumption: 'dv-batch-answers-in-order',
      readsOnly: true,
      async run(service) {
        const urls = ['accounts', 'quotes', 'products'].map((set) => `${set}?$top=0&$select=name`);
        const { text } = await sendBatch(
          service,
          urls.map((url) => ({ method: 'GET', url })),
        );
        const contexts = [...text.matchAll(/#(\w+)\(/g)].map(([, set]) => set);
        expect(contexts).toEqual(['accounts', 'quotes', 'products']);
      },
    },
  ],
};
