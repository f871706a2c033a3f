import { expect } from 'vitest';
import { batchBody } from '../../wire/batch.ts';
import type { Chapter } from '../../wire/contract-case.ts';
import { refusedChangeSet, sendChangeSet } from '../scene/answers-to-batch.ts';
import { customerBody, makeCustomer } from '../scene/customers.ts';
import { makeHeader, makeLine } from '../scene/documents.ts';
import { recordAt } from '../scene/read.ts';
import { expectBadRequest, expectNotFound } from '../scene/refusals.ts';
import { sources } from '../sources.ts';

/** Change sets: all or nothing. */
export const changeSets: Chapter = {
  title: 'change sets',
  cases: [
    {
      fact: 'One answer stands for a change set that is refused, with the status of the refusal',
      source: sources.odataProtocol,
      async run(service) {
        const { url } = await makeCustomer(service);
        const { status } = await refusedChangeSet(service, [
          { method: 'PATCH', url, body: { SalesMemo: 'changed' }, contentId: '1' },
          { method: 'PATCH', url, body: { Nothing: 1 }, contentId: '2' },
          { method: 'PATCH', url, body: { SalesMemo: 'again' }, contentId: '3' },
        ]);
        expect(status).toBe(400);
      },
    },
    {
      fact: 'The refusal names the Content-ID of the request that was refused',
      source: sources.odataProtocol,
      assumption: 'fo-changeset-content-id',
      async run(service) {
        const { url } = await makeCustomer(service);
        const { contentId } = await refusedChangeSet(service, [
          { method: 'PATCH', url, body: { SalesMemo: 'changed' }, contentId: 'one' },
          { method: 'PATCH', url, body: { Nothing: 1 }, contentId: 'two' },
        ]);
        expect(contentId).toBe('two');
      },
    },
    {
      fact: 'The answers of a change set repeat the Content-IDs of its requests',
      source: sources.odataProtocol,
      async run(service) {
        const { url } = await makeCustomer(service);
        const answers = await sendChangeSet(service, [
          { method: 'PATCH', url, body: { SalesMemo: 'one' }, contentId: 'a' },
          { method: 'PATCH', url, body: { KnownAs: 'two' }, contentId: 'b' },
        ]);
        expect(answers.map(({ contentId, status }) => [contentId, status])).toEqual([
          ['a', 204],
          ['b', 204],
        ]);
      },
    },
    {
      fact: 'A later request of a change set sees what an earlier one did',
      source: sources.odataProtocol,
      async run(service) {
        const body = (await customerBody(service)) as { CustomerAccount: string };
        const path = `CustomersV3(dataAreaId='${service.company}',CustomerAccount='${body.CustomerAccount}')`;
        service.keep(`${path}?cross-company=true`);
        await sendChangeSet(service, [
          { method: 'POST', url: 'CustomersV3?cross-company=true', body, contentId: '1' },
          {
            method: 'PATCH',
            url: `${path}?cross-company=true`,
            body: { SalesMemo: 'at once' },
            contentId: '2',
          },
        ]);
        expect((await recordAt(service, path)).SalesMemo).toBe('at once');
      },
    },
    {
      fact: 'If-Match holds inside of a change set, and takes it back as a whole',
      source: sources.odataProtocol,
      assumption: 'fo-stale-etag-412',
      async run(service) {
        const [one, other] = [await makeCustomer(service), await makeCustomer(service)];
        const { status } = await refusedChangeSet(service, [
          { method: 'PATCH', url: one.url, body: { SalesMemo: 'changed' }, contentId: '1' },
          {
            method: 'PATCH',
            url: other.url,
            headers: { 'If-Match': one.etag },
            body: { SalesMemo: 'changed' },
            contentId: '2',
          },
        ]);
        expect(status).toBe(412);
        expect(await recordAt(service, one.path)).toEqual(one.row);
      },
    },
    {
      fact: 'Deletions are part of a change set like other writes',
      source: sources.odataProtocol,
      async run(service) {
        const { number } = await makeHeader(service, 'quotation');
        const [first, second] = [
          await makeLine(service, 'quotation', number),
          await makeLine(service, 'quotation', number),
        ];
        await refusedChangeSet(service, [
          { method: 'DELETE', url: first.url, contentId: '1' },
          { method: 'PATCH', url: second.url, body: { RequestedSalesQuantity: -1 }, contentId: '2' },
        ]);
        await recordAt(service, first.path);
        await sendChangeSet(service, [{ method: 'DELETE', url: first.url, contentId: '1' }]);
        expectNotFound(await service.get(first.url));
      },
    },
    {
      fact: 'A change set does not read',
      source: sources.odataProtocol,
      readsOnly: true,
      async run(service) {
        const { contentType, body } = batchBody([
          [{ method: 'GET', url: 'Currencies?$top=1', contentId: '1' }],
        ]);
        expectBadRequest(await service.send('POST', '$batch', { 'content-type': contentType }, body), /GET/);
      },
    },
    {
      fact: 'A request of a change set does not name by $1 what an earlier one made: numbers are known beforehand',
      source: sources.odata,
      assumption: 'fo-content-id-reference',
      async run(service) {
        const { contentType, body } = batchBody([
          [
            {
              method: 'POST',
              url: 'CustomersV3?cross-company=true',
              body: await customerBody(service),
              contentId: '1',
            },
            { method: 'PATCH', url: '$1', body: { SalesMemo: 'changed' }, contentId: '2' },
          ],
        ]);
        expectBadRequest(
          await service.send('POST', '$batch', { 'content-type': contentType }, body),
          /Content-ID/,
        );
      },
    },
  ],
};
