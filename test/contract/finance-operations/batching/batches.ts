import { expect } from 'vitest';
import { batchBody, type Operation, type OperationAnswer } from '../../wire/batch.ts';
import type { Chapter } from '../../wire/contract-case.ts';
import { answersToBatch } from '../scene/answers-to-batch.ts';
import { customerBody, makeCustomer } from '../scene/customers.ts';
import { recordAt } from '../scene/read.ts';
import { expectBadRequest } from '../scene/refusals.ts';
import { sources } from '../sources.ts';

const read: Operation = { method: 'GET', url: 'Currencies?$top=1' };
const bad: Operation = { method: 'GET', url: 'Currencies?$top=x' };
const statusesOf = (answers: readonly (OperationAnswer | OperationAnswer[])[]) =>
  answers.map((answer) => (Array.isArray(answer) ? 'change set' : answer.status));

/** `$batch`: several requests in one. */
export const batches: Chapter = {
  title: '$batch',
  cases: [
    {
      fact: 'A batch is answered 200 as multipart/mixed with the answer to each request in its order',
      source: sources.odata,
      readsOnly: true,
      async run(service) {
        const answers = await answersToBatch(service, [
          read,
          { method: 'GET', url: 'CustomerGroups?$top=1' },
        ]);
        expect(statusesOf(answers)).toEqual([200, 200]);
        const [first, second] = answers as OperationAnswer[];
        expect(first?.json['@odata.context']).toBe(`${service.root}$metadata#Currencies`);
        expect(second?.json['@odata.context']).toBe(`${service.root}$metadata#CustomerGroups`);
      },
    },
    {
      fact: 'A batch is answered 200 where its requests are refused',
      source: sources.odata,
      readsOnly: true,
      async run(service) {
        const [answer] = (await answersToBatch(service, [bad])) as OperationAnswer[];
        expect([answer?.status, answer?.json.error.code]).toEqual([400, '']);
      },
    },
    {
      fact: 'A refused request does not keep those after it from being carried out',
      source: sources.odata,
      assumption: 'fo-batch-goes-on',
      readsOnly: true,
      run: async (service) =>
        expect(statusesOf(await answersToBatch(service, [read, bad, read]))).toEqual([200, 400, 200]),
    },
    {
      fact: 'A URL inside may be relative to the service root',
      source: sources.changeSetExample,
      async run(service) {
        const { path, url } = await makeCustomer(service);
        const answers = await answersToBatch(service, [
          { method: 'PATCH', url, headers: { 'If-Match': '*' }, body: { SalesMemo: 'changed' } },
        ]);
        expect(statusesOf(answers)).toEqual([204]);
        expect((await recordAt(service, path)).SalesMemo).toBe('changed');
      },
    },
    {
      fact: 'A URL inside may be whole',
      source: sources.odata,
      readsOnly: true,
      run: async (service) =>
        expect(
          statusesOf(
            await answersToBatch(service, [{ method: 'GET', url: `${service.root}Currencies?$top=1` }]),
          ),
        ).toEqual([200]),
    },
    {
      fact: 'Each request inside has its own cross-company',
      source: sources.odata,
      readsOnly: true,
      async run(service) {
        const [own, all] = (await answersToBatch(service, [
          { method: 'GET', url: 'CustomerGroups?$select=dataAreaId' },
          { method: 'GET', url: 'CustomerGroups?cross-company=true&$select=dataAreaId' },
        ])) as OperationAnswer[];
        expect(own?.json.value.length).toBeGreaterThan(0);
        expect(all?.json.value.length).toBeGreaterThan(own?.json.value.length);
      },
    },
    {
      fact: 'A creation outside of a change set stands for itself, with Location and row',
      source: sources.odata,
      async run(service) {
        const body = await customerBody(service);
        const [made, refused] = (await answersToBatch(service, [
          { method: 'POST', url: 'CustomersV3?cross-company=true', body },
          { method: 'POST', url: 'CustomersV3?cross-company=true', body },
        ])) as OperationAnswer[];
        service.keep(`${made?.headers.location}?cross-company=true`);
        expect([made?.status, refused?.status]).toEqual([201, 500]);
        expect(made?.json).toMatchObject(body);
        expect(made?.headers.etag).toBe(made?.json['@odata.etag']);
      },
    },
    {
      fact: 'A batch may hold requests and change sets side by side',
      source: sources.odata,
      async run(service) {
        const { url } = await makeCustomer(service);
        const change = { method: 'PATCH', url, body: { SalesMemo: 'changed' }, contentId: '1' };
        const answers = await answersToBatch(service, [read, [change], { method: 'GET', url }]);
        expect(statusesOf(answers)).toEqual([200, 'change set', 200]);
        expect((answers[2] as OperationAnswer).json.SalesMemo).toBe('changed');
      },
    },
    {
      fact: 'A batch holds up to 5,000 operations',
      source: sources.odata,
      onlySandbox: 'it asks five thousand things at once',
      readsOnly: true,
      async run(service) {
        const count = { method: 'GET', url: 'Currencies/$count' };
        const answers = await answersToBatch(
          service,
          Array.from({ length: 5000 }, () => count),
        );
        expect(answers).toHaveLength(5000);
        expect(new Set(statusesOf(answers))).toEqual(new Set([200]));
      },
    },
    {
      fact: 'A batch of 5,001 operations is refused',
      source: sources.odata,
      onlySandbox: 'it asks five thousand things at once where the fact does not hold',
      readsOnly: true,
      async run(service) {
        const { contentType, body } = batchBody(Array.from({ length: 5001 }, () => read));
        expectBadRequest(
          await service.send('POST', '$batch', { 'content-type': contentType }, body),
          /5,?000/,
        );
      },
    },
    {
      fact: 'A batch that is no multipart/mixed is refused',
      source: sources.odataProtocol,
      readsOnly: true,
      async run(service) {
        const { status } = await service.post('$batch', { requests: [] });
        expect(status).toBeGreaterThanOrEqual(400);
        expect(status).toBeLessThan(500);
      },
    },
  ],
};
