import { expect } from 'vitest';
import type { Chapter } from '../../wire/contract-case.ts';
import { sendBatch } from '../../wire/send-batch.ts';
import type { WireService } from '../../wire/wire-service.ts';
import { changeSet, keepAll, type Operation, statusesOf } from '../support/batch.ts';
import { createAccount, read, rows } from '../support/records.ts';
import { sources } from '../support/sources.ts';

const post = (url: string, body: object): Operation => ({ method: 'POST', url, body });
const account = (service: WireService, name: string) => post('accounts', { name: `${service.mark} ${name}` });
const named = (service: WireService, name: string) =>
  rows(service, `accounts?$select=name&$filter=name eq '${service.mark} ${name}'`);

/** Change sets: all or nothing, and references within them. */
export const changeSets: Chapter = {
  title: '$batch: change sets',
  cases: [
    {
      fact: 'Every request of a change set is carried out, and answers with its Content-ID',
      source: sources.batch,
      async run(service) {
        const set = changeSet([account(service, 'set one'), account(service, 'set two')]);
        const answer = await sendBatch(service, [set]);
        keepAll(service, answer);
        expect(statusesOf(answer)).toEqual([204, 204]);
        for (const id of [1, 2]) expect(answer.text).toMatch(new RegExp(`\\r\\nContent-ID: ${id}\\r\\n`));
      },
    },
    {
      fact: 'A refusal of one request undoes the whole change set',
      source: sources.batch,
      assumption: 'dv-change-set-refusal',
      async run(service) {
        const set = changeSet([account(service, 'undone'), post('accounts', { nothing: 1 })]);
        const answer = await sendBatch(service, [set]);
        expect([answer.status, statusesOf(answer)]).toEqual([400, [400]]);
        expect(await named(service, 'undone')).toEqual([]);
      },
    },
    {
      fact: 'With odata.continue-on-error a change set is undone as a whole all the same, and the batch goes on',
      source: sources.batch,
      async run(service) {
        const prefer = 'odata.continue-on-error';
        const set = changeSet([account(service, 'undone, too'), post('accounts', { nothing: 1 })]);
        const answer = await sendBatch(service, [set, account(service, 'behind the set')], { prefer });
        keepAll(service, answer);
        expect([answer.status, statusesOf(answer)]).toEqual([200, [400, 204]]);
        expect(await named(service, 'undone, too')).toEqual([]);
        expect(await named(service, 'behind the set')).toHaveLength(1);
      },
    },
    {
      fact: 'A change set holds no reads',
      source: sources.batch,
      async run(service) {
        const set = changeSet([account(service, 'with a read'), { method: 'GET', url: 'accounts?$top=1' }]);
        const answer = await sendBatch(service, [set]);
        expect(answer.status).toBe(400);
        expect(await named(service, 'with a read')).toEqual([]);
      },
    },
    {
      fact: '$1 in @odata.bind is the row that request 1 made',
      source: sources.batch,
      async run(service) {
        const set = changeSet([
          account(service, 'referred'),
          post('contacts', { lastname: service.mark, 'parentcustomerid_account@odata.bind': '$1' }),
        ]);
        const answer = await sendBatch(service, [set]);
        const [, contact = ''] = keepAll(service, answer);
        const row = await read(service, `${contact}?$expand=parentcustomerid_account($select=name)`);
        expect(row.parentcustomerid_account).toMatchObject({ name: `${service.mark} referred` });
      },
    },
    {
      fact: '$1 at the beginning of a URL is the address of the row that request 1 made',
      source: sources.batch,
      async run(service) {
        const set = changeSet([
          account(service, 'changed at once'),
          { method: 'PATCH', url: '$1', body: { fax: '7' } },
        ]);
        const answer = await sendBatch(service, [set]);
        const [path = ''] = keepAll(service, answer);
        expect(statusesOf(answer)).toEqual([204, 204]);
        expect(await read(service, path)).toMatchObject({ fax: '7' });
      },
    },
    {
      fact: '$1 in @odata.id is the row that request 1 made',
      source: sources.batch,
      async run(service) {
        const parent = await createAccount(service);
        const set = changeSet([
          post('contacts', { lastname: `${service.mark} by reference` }),
          { method: 'PUT', url: `accounts(${parent})/primarycontactid/$ref`, body: { '@odata.id': '$1' } },
        ]);
        const answer = await sendBatch(service, [set]);
        keepAll(service, answer);
        expect(statusesOf(answer), answer.text).toEqual([204, 204]);
        const row = await read(service, `accounts(${parent})?$expand=primarycontactid($select=lastname)`);
        expect(row.primarycontactid).toMatchObject({ lastname: `${service.mark} by reference` });
      },
    },
    {
      fact: 'A reference to nothing is 400: it does not exist in the batch context',
      source: sources.batch,
      async run(service) {
        const set = changeSet([
          account(service, 'lost'),
          post('contacts', { 'parentcustomerid_account@odata.bind': '$9' }),
        ]);
        const answer = await sendBatch(service, [set]);
        expect(answer.status).toBe(400);
        expect(answer.text).toContain("Content-ID Reference: '$9' does not exist in the batch context.");
        expect(await named(service, 'lost')).toEqual([]);
      },
    },
    {
      fact: 'A stale version in a change set undoes it: 412',
      source: sources.concurrency,
      async run(service) {
        const path = `accounts(${await createAccount(service)})`;
        const etag = String((await read(service, path))['@odata.etag']);
        await service.patch(path, { fax: '1' });
        const set = changeSet([
          account(service, 'stale'),
          { method: 'PATCH', url: path, body: { fax: '2' }, headers: { 'If-Match': etag } },
        ]);
        const answer = await sendBatch(service, [set]);
        expect([answer.status, statusesOf(answer)]).toEqual([412, [412]]);
        expect(await named(service, 'stale')).toEqual([]);
      },
    },
    {
      fact: 'Several change sets stand in one batch, each all or nothing',
      source: sources.batch,
      async run(service) {
        const prefer = 'odata.continue-on-error';
        const sets = [
          changeSet([account(service, 'first set')]),
          changeSet([account(service, 'second set'), post('accounts', { nothing: 1 })]),
          changeSet([account(service, 'third set')]),
        ];
        const answer = await sendBatch(service, sets, { prefer });
        keepAll(service, answer);
        expect(statusesOf(answer)).toEqual([204, 400, 204]);
        expect(await named(service, 'second set')).toEqual([]);
      },
    },
  ],
};
