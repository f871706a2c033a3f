import { expect } from 'vitest';
import type { Chapter, ContractCase } from '../../wire/contract-case.ts';
import { createAccount, createdId, newId, read } from '../support/records.ts';
import { expectRefusal } from '../support/refusal.ts';
import { sources } from '../support/sources.ts';

const taken = (header: string, value: string, source: string): ContractCase => ({
  fact: `${header}: ${value} is taken with a write`,
  source,
  async run(service) {
    const values = { name: `${service.mark} ${header}`.slice(0, 100) };
    const answer = await service.post('accounts', values, { [header]: value });
    expect(answer.status, answer.text).toBe(204);
    const path = `accounts(${createdId(answer)})`;
    service.keep(path);
    expect(await read(service, path)).toMatchObject(values);
  },
});

/** Headers by which a request says who it is and what it skips. */
export const requestHeaders: Chapter = {
  title: 'headers of requests',
  cases: [
    taken('MSCRM.SuppressDuplicateDetection', 'true', sources.http),
    taken('MSCRM.BypassBusinessLogicExecution', 'CustomSync,CustomAsync', sources.bypass),
    taken('MSCRM.BypassBusinessLogicExecution', 'CustomAsync', sources.bypass),
    taken('MSCRM.BypassCustomPluginExecution', 'true', sources.bypass),
    taken('MSCRM.SuppressCallbackRegistrationExpanderJob', 'true', sources.bypass),
    taken('Consistency', 'Strong', sources.http),
    {
      fact: 'A request names who it acts for in MSCRMCallerID',
      source: sources.impersonate,
      async run(service) {
        const { json: me } = await service.get('WhoAmI');
        const values = { name: `${service.mark} for somebody` };
        const answer = await service.post('accounts', values, { MSCRMCallerID: String(me.UserId) });
        const id = createdId(answer);
        service.keep(`accounts(${id})`);
        expect(await read(service, `accounts(${id})`)).toMatchObject({ _createdby_value: me.UserId });
      },
    },
    {
      fact: 'MSCRMCallerID with a user that is not there is refused, and nothing is written',
      source: sources.impersonate,
      async run(service) {
        const values = { name: `${service.mark} for nobody` };
        const answer = await service.post('accounts', values, { MSCRMCallerID: newId() });
        expect(answer.status).toBeGreaterThanOrEqual(400);
        const found = await service.get(`accounts?$select=name&$filter=name eq '${values.name}'`);
        expect(found.json.value).toEqual([]);
      },
    },
    {
      fact: 'MSCRM.BypassBusinessLogicExecutionStepIds names up to three steps',
      source: sources.bypass,
      assumption: 'dv-bypass-values',
      async run(service) {
        const send = (count: number) =>
          service.post(
            'accounts',
            { name: `${service.mark} passing ${count} steps` },
            { 'MSCRM.BypassBusinessLogicExecutionStepIds': Array.from({ length: count }, newId).join(',') },
          );
        const taken = await send(3);
        expect(taken.status, taken.text).toBe(204);
        service.keep(`accounts(${createdId(taken)})`);
        expect((await send(4)).status).toBe(400);
      },
    },
    {
      fact: 'A write takes ?tag= in its URL',
      source: sources.bypass,
      async run(service) {
        const path = `accounts(${await createAccount(service)})`;
        expect((await service.patch(`${path}?tag=p2c-sync`, { fax: '7' })).status).toBe(204);
        expect(await read(service, path)).toMatchObject({ fax: '7' });
      },
    },
    {
      fact: 'A body is JSON: another media type is 415',
      source: sources.http,
      async run(service) {
        const answer = await service.post('accounts', '{"name":"x"}', { 'content-type': 'text/plain' });
        expect(answer.status).toBe(415);
      },
    },
    {
      fact: 'A body that is no JSON is 400 with 0x80048d19',
      source: sources.codes,
      async run(service) {
        expectRefusal(await service.post('accounts', '{"name":'), 400, '0x80048d19', /InnerException/);
      },
    },
  ],
};
