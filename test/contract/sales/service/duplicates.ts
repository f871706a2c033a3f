import { expect } from 'vitest';
import type { Chapter, ContractCase } from '../../wire/contract-case.ts';
import type { WireService } from '../../wire/wire-service.ts';
import { createAccount, rows } from '../support/records.ts';
import { expectRefusal } from '../support/refusal.ts';
import { sources } from '../support/sources.ts';

const detecting = { 'MSCRM.SuppressDuplicateDetection': 'false' };
const message =
  'A record was not created or updated because a duplicate of the current record already exists.';

/** With the rule that accounts with one name are duplicates, as an organization has it at first. */
const underRule = (
  fact: string,
  run: (service: WireService, name: string) => Promise<void>,
): ContractCase => ({
  fact,
  source: 'Learn: Detect duplicate data using the Web API',
  onlySandbox: 'an organization has rules of its own',
  async run(service) {
    const name = `${service.mark} ${fact.length} twice`;
    await createAccount(service, { name });
    await run(service, name);
  },
});

/** Duplicate detection, which a request asks for. */
export const duplicates: Chapter = {
  title: 'duplicate detection',
  cases: [
    underRule(
      'MSCRM.SuppressDuplicateDetection: false refuses to create a duplicate: 412 with 0x80040333',
      async (service, name) => {
        expectRefusal(await service.post('accounts', { name }, detecting), 412, '0x80040333', message);
        expect(await rows(service, `accounts?$select=name&$filter=name eq '${name}'`)).toHaveLength(1);
      },
    ),
    underRule(
      'MSCRM.SuppressDuplicateDetection: false refuses to update to a duplicate',
      async (service, name) => {
        const other = await createAccount(service, { name: `${name}, almost` });
        expectRefusal(
          await service.patch(`accounts(${other})`, { name }, detecting),
          412,
          '0x80040333',
          message,
        );
      },
    ),
    underRule('Without the header a duplicate is taken', async (service, name) => {
      await createAccount(service, { name });
      expect(await rows(service, `accounts?$select=name&$filter=name eq '${name}'`)).toHaveLength(2);
    }),
    underRule('MSCRM.SuppressDuplicateDetection: true takes a duplicate', async (service, name) => {
      const answer = await service.post('accounts', { name }, { 'MSCRM.SuppressDuplicateDetection': 'true' });
      expect(answer.status).toBe(204);
      service.keep(String(answer.headers.get('odata-entityid')).slice(service.root.length));
    }),
    {
      fact: 'MSCRM.SuppressDuplicateDetection: false takes what is no duplicate',
      source: sources.http,
      async run(service) {
        const answer = await service.post('accounts', { name: `${service.mark} the only one` }, detecting);
        expect(answer.status, answer.text).toBe(204);
        service.keep(String(answer.headers.get('odata-entityid')).slice(service.root.length));
      },
    },
  ],
};
