import { expect } from 'vitest';
import type { Chapter, ContractCase } from '../../wire/contract-case.ts';
import { once } from '../../wire/once.ts';
import { create, createdId, newId, read } from '../support/records.ts';
import { sources } from '../support/sources.ts';

const onlySandbox = 'it makes a user';
/** Somebody else, by the row and by the object in Entra. */
const somebody = once(async (service) => {
  const object = newId();
  const values = { fullname: `${service.mark} Agent`, azureactivedirectoryobjectid: object };
  return { object, row: await create(service, 'systemusers', values) };
});

const acts = (header: 'CallerObjectId' | 'MSCRMCallerID', by: 'object' | 'row'): ContractCase => ({
  fact: `${header} names who a request acts for by the ${by === 'object' ? 'object in Entra' : 'row of the user'}`,
  source: sources.impersonate,
  onlySandbox,
  async run(service) {
    const user = await somebody(service);
    const answer = await service.post(
      'accounts',
      { name: `${service.mark} ${header}` },
      { [header]: user[by] },
    );
    const path = `accounts(${createdId(answer)})`;
    service.keep(path);
    const { json: me } = await service.get('WhoAmI');
    expect(await read(service, path)).toMatchObject({
      _ownerid_value: user.row,
      _createdby_value: user.row,
      _createdonbehalfby_value: me.UserId,
    });
  },
});

/** Acting for somebody else. */
export const impersonation: Chapter = {
  title: 'impersonation',
  cases: [
    acts('CallerObjectId', 'object'),
    acts('MSCRMCallerID', 'row'),
    {
      fact: 'WhoAmI is who the request acts for',
      source: sources.impersonate,
      onlySandbox,
      async run(service) {
        const user = await somebody(service);
        expect((await service.get('WhoAmI', { CallerObjectId: user.object })).json.UserId).toBe(user.row);
      },
    },
    {
      fact: 'An object of Entra that is no user of the organization is 403',
      source: sources.impersonate,
      readsOnly: true,
      async run(service) {
        const { status } = await service.get('WhoAmI', { CallerObjectId: newId() });
        expect(status).toBe(403);
      },
    },
  ],
};
