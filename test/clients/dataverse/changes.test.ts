import { describe, expect, it } from 'vitest';
import { useDynamicsWebApi } from './use-dynamics-web-api.ts';

describe('DynamicsWebApi, changes since the last look', () => {
  const test = useDynamicsWebApi();
  const tracked = { collection: 'accounts', select: ['name'], trackChanges: true };
  const create = (name: string): Promise<string> =>
    test.client.create<object, string>({ collection: 'accounts', data: { name } });
  const since = (link: string | undefined) =>
    test.client.retrieveMultiple({ collection: 'accounts', select: ['name'] }, link);

  it('first all records with a link, then what changed and what was deleted', async () => {
    const [kept, changed, deleted] = [await create('Kept'), await create('Old'), await create('Deleted')];
    const first = await test.client.retrieveAll({ ...tracked, maxPageSize: 10 });
    expect(first.value.map(({ accountid }) => accountid)).toEqual(
      expect.arrayContaining([kept, changed, deleted]),
    );

    await test.client.update({ collection: 'accounts', key: changed, data: { name: 'New' } });
    await test.client.deleteRecord({ collection: 'accounts', key: deleted });
    const added = await create('Added');
    const second = await since(first.oDataDeltaLink);
    expect(second.value).toHaveLength(3);
    expect(second.value).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ accountid: changed, name: 'New' }),
        expect.objectContaining({ accountid: added, name: 'Added' }),
        expect.objectContaining({ id: deleted, reason: 'deleted' }),
      ]),
    );
    expect((await since(second.oDataDeltaLink)).value).toEqual([]);
  });

  it('is told when its link is too old, and begins again', async () => {
    const { oDataDeltaLink } = await test.client.retrieveAll(tracked);
    await test.sandbox.sales.admin.expireDeltaTokens();
    await expect(since(oDataDeltaLink)).rejects.toMatchObject({ code: '0x80044352' });
    expect((await test.client.retrieveAll(tracked)).oDataDeltaLink).toEqual(expect.any(String));
  });
});
