import { expect } from 'vitest';
import type { Chapter, ContractCase } from '../../wire/contract-case.ts';
import type { WireService } from '../../wire/wire-service.ts';
import { newNumber, read } from '../support/records.ts';
import { expectRefusal } from '../support/refusal.ts';
import { sources } from '../support/sources.ts';

const byNumber = (service: WireService, number = newNumber(service)) => {
  const path = `accounts(accountnumber='${number}')`;
  service.keep(path);
  return { number, path };
};
const assumption = 'dv-account-alternate-key';

const upserts = (fact: string, run: ContractCase['run']): ContractCase => ({
  fact,
  source: sources.upsert,
  assumption,
  run,
});

/** PATCH by an alternate key. */
export const upsert: Chapter = {
  title: 'upserting by an alternate key',
  cases: [
    upserts('A row that is not there is created with its key, 204', async (service) => {
      const { number, path } = byNumber(service);
      const { status, text } = await service.patch(path, { name: `${service.mark} upserted` });
      expect([status, text]).toEqual([204, '']);
      expect(await read(service, path)).toMatchObject({
        name: `${service.mark} upserted`,
        accountnumber: number,
      });
    }),
    upserts('A row that is there is updated, 204', async (service) => {
      const { path } = byNumber(service);
      await service.patch(path, { name: `${service.mark} first` });
      const { accountid } = await read(service, path);
      expect((await service.patch(path, { name: `${service.mark} second` })).status).toBe(204);
      expect(await read(service, path)).toMatchObject({ accountid, name: `${service.mark} second` });
    }),
    upserts('OData-EntityId repeats the address with the key', async (service) => {
      const { path } = byNumber(service);
      for (const name of ['first', 'second']) {
        const { headers } = await service.patch(path, { name: `${service.mark} ${name}` });
        expect(headers.get('odata-entityid')).toBe(`${service.root}${path}`);
      }
    }),
    upserts('With return=representation a create is 201 and an update 200', async (service) => {
      const { path } = byNumber(service);
      const prefer = 'return=representation';
      const made = await service.patch(path, { name: `${service.mark} first` }, { prefer });
      const changed = await service.patch(path, { name: `${service.mark} second` }, { prefer });
      expect([made.status, changed.status]).toEqual([201, 200]);
      expect(changed.json.accountid).toBe(made.json.accountid);
    }),
    upserts('Columns of the key in the body are passed over by an update', async (service) => {
      const { number, path } = byNumber(service);
      await service.patch(path, { name: `${service.mark} first` });
      const other = await service.patch(path, { accountnumber: newNumber(service), fax: '1' });
      expect(other.status).toBe(204);
      expect(await read(service, path)).toMatchObject({ accountnumber: number, fax: '1' });
    }),
    upserts('Columns of the key in the body win in a create', async (service) => {
      const { path } = byNumber(service);
      const body = byNumber(service);
      await service.patch(path, { name: `${service.mark} two keys`, accountnumber: body.number });
      expect((await service.get(path)).status).toBe(404);
      expect(await read(service, body.path)).toMatchObject({ name: `${service.mark} two keys` });
    }),
    upserts('If-Match: * creates nothing: 404', async (service) => {
      const { path } = byNumber(service);
      expect((await service.patch(path, { fax: '1' }, { 'if-match': '*' })).status).toBe(404);
      expect((await service.get(path)).status).toBe(404);
    }),
    upserts('If-None-Match: * updates nothing: 412 with 0x80040237', async (service) => {
      const { path } = byNumber(service);
      await service.patch(path, { name: `${service.mark} first` });
      const answer = await service.patch(path, { fax: '1' }, { 'if-none-match': '*' });
      expectRefusal(answer, 412, '0x80040237', 'A record with matching key values already exists.');
    }),
    upserts('Of two upserts of one new key at a time one row comes', async (service) => {
      const { number, path } = byNumber(service);
      const twice = ['one', 'two'].map((name) => service.patch(path, { name: `${service.mark} ${name}` }));
      for (const { status, json } of await Promise.all(twice))
        if (status !== 204) expect([status, json.error.code]).toEqual([412, '0x80040237']);
      const { text } = await service.get(`accounts/$count?$filter=accountnumber eq '${number}'`);
      expect(text).toBe('1');
    }),
    upserts('A row is deleted by its alternate key', async (service) => {
      const { path } = byNumber(service);
      await service.patch(path, { name: `${service.mark} first` });
      expect((await service.delete(path)).status).toBe(204);
      expect((await service.get(path)).status).toBe(404);
    }),
  ],
};
