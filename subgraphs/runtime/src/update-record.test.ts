import { ODataError, type WriteOutcome } from '@p2c/odata';
import { describe, expect, it } from 'vitest';
import { ownedByFinance, refusal, type Scene, setup, stored } from './testing/write-scene.ts';

const brokenAnswer = new ODataError('TIMEOUT', 'No answer.', { mayHaveCommitted: true });

describe('an update', () => {
  it('writes what differs, under the version that was read, between intent and mark', async () => {
    const { client, events, update } = setup();
    await update({ name: 'new', size: 1, limit: '10', currency: 'USD' });
    expect(client.writes).toEqual([{ entitySet: 'shops', values: { name: 'new' }, ifMatch: 'W/"1"' }]);
    expect(events).toEqual(['intend shops g', 'send', 'written']);
  });

  it('writes nothing where nothing differs', async () => {
    const { events, update } = setup();
    expect(await update({ name: 'old', limit: '10.0' })).toBe(stored);
    expect(events).toEqual([]);
  });

  it('binds a lookup by its code and clears it by null', async () => {
    const { client, update } = setup();
    await update({ currency: 'EUR' });
    await update({ currency: null });
    expect(client.writes.map(({ values }) => values)).toEqual([
      { 'currencyid@odata.bind': '/currencies(eur)' },
      { 'currencyid@odata.bind': null },
    ]);
  });

  it('reads, checks and writes again when somebody was faster, three times at most', async () => {
    const stale: WriteOutcome = { kind: 'precondition-failed' };
    const newer = { ...stored, '@odata.etag': 'W/"2"' };
    const once = setup({ records: [stored, newer], outcomes: [stale] });
    await once.update({ name: 'new' });
    expect(once.client.writes.map(({ ifMatch }) => ifMatch)).toEqual(['W/"1"', 'W/"2"']);
    expect(once.events).toEqual(['intend shops g', 'send', 'refused', 'intend shops g', 'send', 'written']);

    const always = setup({ outcomes: [stale, stale, stale, stale] });
    expect(await refusal(always.update({ name: 'new' }))).toMatchObject({ code: 'STALE_VERSION' });
    expect(always.client.writes).toHaveLength(3);
  });

  it('judges ownership again on the record that it meets the second time', async () => {
    const newer = { ...stored, '@odata.etag': 'W/"2"' };
    let asked = 0;
    const owner = () => {
      asked += 1;
      return asked > 1 ? { owner: 'FINANCE_OPERATIONS' as const, rule: 'stage' } : undefined;
    };
    const { client, update } = setup({
      records: [stored, newer],
      outcomes: [{ kind: 'precondition-failed' }],
      owner,
    });
    expect(await refusal(update({ name: 'new' }))).toMatchObject({ code: 'FIELD_NOT_OWNED', rule: 'stage' });
    expect(client.writes).toHaveLength(1);
  });

  it.each([
    ['an unknown record', { records: [null] }, { name: 'new' }, { code: 'CUSTOMER_NOT_FOUND' }],
    [
      'all fields that the other system owns',
      { owner: ownedByFinance },
      { name: 'new', limit: '1', size: 2 },
      {
        code: 'FIELD_NOT_OWNED',
        field: 'limit',
        property: 'creditlimit',
        owner: 'FINANCE_OPERATIONS',
        mutation: 'setLimit',
        rule: 'schema.graphql:1',
        others: [expect.objectContaining({ code: 'FIELD_NOT_OWNED', field: 'size' })],
      },
    ],
    [
      'a text that is too long',
      {},
      { name: 'eleven char' },
      {
        code: 'VALUE_TOO_LONG',
        field: 'name',
        property: 'name',
        expected: 'at most 10 characters',
        got: '11 characters',
      },
    ],
    ['a value out of range', {}, { limit: '-1' }, { code: 'INVALID_VALUE', field: 'limit' }],
    [
      'a code that no record has',
      {},
      { currency: 'XXX' },
      { code: 'REFERENCE_NOT_FOUND', field: 'currency', got: 'XXX' },
    ],
    [
      'everything while the ledger takes no intent',
      { ledger: 'down' as const },
      { name: 'new' },
      { code: 'LEDGER_UNAVAILABLE' },
    ],
  ])('refuses %s and sends nothing', async (_, scene: Scene, input, expected) => {
    const { client, events, update } = setup(scene);
    expect(await refusal(update(input))).toMatchObject(expected);
    expect(client.writes).toEqual([]);
    expect(events).toEqual([]);
  });

  it('refuses a version that is not the current one, naming both', async () => {
    const { client, update } = setup();
    expect(await refusal(update({ name: 'new' }, 'W/"0"'))).toMatchObject({
      code: 'STALE_VERSION',
      expected: 'W/"1"',
      got: 'W/"0"',
    });
    expect(client.writes).toEqual([]);
  });

  it('refuses the given version when the record moves between reading and writing', async () => {
    const newer = { ...stored, '@odata.etag': 'W/"2"' };
    const { client, update } = setup({
      records: [stored, newer],
      outcomes: [{ kind: 'precondition-failed' }],
    });
    expect(await refusal(update({ name: 'new' }, 'W/"1"'))).toMatchObject({
      code: 'STALE_VERSION',
      expected: 'W/"2"',
    });
    expect(client.writes).toHaveLength(1);
  });

  it.each<[WriteOutcome | Error, object]>([
    [
      {
        kind: 'rejected',
        code: '',
        message: "The value 'new' in field 'Name' is not found.",
        missingReference: true,
      },
      { code: 'REFERENCE_NOT_FOUND', field: 'name', got: 'new' },
    ],
    [
      { kind: 'rejected', code: '0x80044331', message: 'Too long.', property: 'name' },
      { code: 'VALUE_TOO_LONG', field: 'name' },
    ],
    [{ kind: 'rejected', code: '', message: 'No.' }, { code: 'WRITE_REFUSED' }],
    [{ kind: 'not-found' }, { code: 'CUSTOMER_NOT_FOUND' }],
    [{ kind: 'duplicate', message: 'Taken.' }, { code: 'DUPLICATE_KEY' }],
    [
      { kind: 'throttled', retryAfterMs: 2_000 },
      { code: 'SYSTEM_THROTTLED', retryAfterMs: 2_000 },
    ],
    [new ODataError('NETWORK', 'Refused.'), { code: 'SYSTEM_UNAVAILABLE', system: 'SALES' }],
    [new ODataError('PERMISSION', 'No.'), { code: 'SYSTEM_ACCESS_DENIED' }],
  ])('withdraws the intent when the write was certainly not carried out: %o', async (outcome, expected) => {
    const { events, update } = setup({ outcomes: [outcome] });
    expect(await refusal(update({ name: 'new' }))).toMatchObject(expected);
    expect(events).toEqual(['intend shops g', 'send', 'refused']);
  });

  it('leaves the record marked when the answer was lost', async () => {
    const { events, update } = setup({ outcomes: [brokenAnswer] });
    expect(await refusal(update({ name: 'new' }))).toMatchObject({
      code: 'WRITE_UNCONFIRMED',
      outcome: 'UNKNOWN',
    });
    expect(events).toEqual(['intend shops g', 'send', 'written']);
  });

  it('stands when the mark after it fails', async () => {
    const { client, update } = setup({ ledger: 'fails later' });
    await update({ name: 'new' });
    expect(client.writes).toHaveLength(1);
  });
});
