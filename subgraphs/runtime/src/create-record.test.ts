import type { WriteOutcome } from '@p2c/odata';
import { describe, expect, it } from 'vitest';
import { ownedByFinance, refusal, setup, stored } from './testing/write-scene.ts';

describe('a create', () => {
  it('sends the chosen key and the given values, between intent and mark', async () => {
    const { client, events, create } = setup();
    await create({ name: 'new', currency: 'EUR', size: null });
    expect(client.writes).toEqual([
      {
        entitySet: 'shops',
        values: { shopid: 'g', name: 'new', 'currencyid@odata.bind': '/currencies(eur)' },
      },
    ]);
    expect(events).toEqual(['intend shops g', 'send', 'written']);
  });

  const taken: WriteOutcome = {
    kind: 'duplicate',
    message: 'A record with matching key values already exists.',
  };

  it('accepts the record of an earlier call whose answer was lost', async () => {
    const euro = { ...stored, currencyid: { isocode: 'EUR' } };
    const { events, create } = setup({ outcomes: [taken], records: [euro] });
    await expect(create({ name: 'old', limit: '10', currency: 'EUR' })).resolves.toBeUndefined();
    expect(events.at(-1)).toBe('written');
  });

  it('refuses a key that holds other values, and a key of another record', async () => {
    expect(await refusal(setup({ outcomes: [taken] }).create({ name: 'new' }))).toMatchObject({
      code: 'DUPLICATE_KEY',
    });
    expect(
      await refusal(setup({ outcomes: [taken], records: [null] }).create({ name: 'new' })),
    ).toMatchObject({
      code: 'DUPLICATE_KEY',
    });
  });

  it('refuses fields of the other system and values that do not fit, and sends nothing', async () => {
    const { client, create } = setup({ owner: ownedByFinance });
    expect(await refusal(create({ name: 'new', limit: '1' }))).toMatchObject({
      code: 'FIELD_NOT_OWNED',
      field: 'limit',
    });
    expect(await refusal(create({ name: 'eleven char' }))).toMatchObject({ code: 'VALUE_TOO_LONG' });
    expect(client.writes).toEqual([]);
  });
});
