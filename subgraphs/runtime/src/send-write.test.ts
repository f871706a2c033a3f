import { ODataError, type WriteOutcome } from '@p2c/odata';
import { describe, expect, it } from 'vitest';
import type { WritePorts } from './given-values.ts';
import { codedError } from './graphql-errors.ts';
import { deleteRecord, performAction } from './send-write.ts';
import { createRecordingClient, plainCodec } from './testing/fixture.ts';
import { refusal } from './testing/write-scene.ts';

const written = { system: 'SALES', entitySet: 'quotes', key: 'g' } as const;
const notFound = () => codedError('QUOTE_NOT_FOUND', 'There is none.');

/** An action and a deletion that end in one way, and what the ledger was told. */
function setup(outcome: WriteOutcome | Error) {
  const events: string[] = [];
  const answer = async (...call: unknown[]) => {
    events.push(JSON.stringify(call));
    if (outcome instanceof Error) throw outcome;
    return outcome;
  };
  const silent = () => {};
  const ports: WritePorts = {
    client: { ...createRecordingClient({}), action: answer, delete: answer },
    codec: plainCodec,
    request: { requestId: 'r' },
    logger: { debug: silent, info: silent, warn: silent, error: silent },
    ownership: { ownerOf: () => undefined },
    journal: {
      async intend({ entitySet, key }) {
        events.push(`intend ${entitySet} ${key}`);
        return {
          written: async () => void events.push('written'),
          refused: async () => void events.push('refused'),
        };
      },
    },
  };
  const act = () => performAction(ports, { name: 'WinQuote', parameters: { Status: 4 }, written, notFound });
  const remove = () =>
    deleteRecord(ports, {
      entitySet: 'quotedetails',
      key: { kind: 'guid', value: 'line' },
      version: 'W/"1"',
      written,
      notFound,
    });
  return { events, act, remove };
}

describe('an action', () => {
  it('is sent between an intent for its record and the settlement, and gives what was answered', async () => {
    const { events, act } = setup({ kind: 'written', created: false, record: { quoteid: 'next' } });
    expect(await act()).toMatchObject({ record: { quoteid: 'next' } });
    expect(events).toEqual([
      'intend quotes g',
      '["WinQuote",{"Status":4},{"requestId":"r","lane":"interactive"}]',
      'written',
    ]);
  });

  it.each<[WriteOutcome, string]>([
    [{ kind: 'precondition-failed' }, 'STALE_VERSION'],
    [{ kind: 'not-found' }, 'QUOTE_NOT_FOUND'],
    [{ kind: 'duplicate', message: 'Taken.' }, 'WRITE_REFUSED'],
    [{ kind: 'rejected', code: '0x80048d00', message: 'The quote must be active.' }, 'WRITE_REFUSED'],
    [{ kind: 'throttled', retryAfterMs: 7_000 }, 'SYSTEM_THROTTLED'],
  ])('that ends as %j withdraws the intent and is refused with %s', async (outcome, code) => {
    const { events, act } = setup(outcome);
    expect(await refusal(act())).toMatchObject({ code });
    expect(events.at(-1)).toBe('refused');
  });

  it('without an answer leaves the record marked', async () => {
    const { events, act } = setup(new ODataError('TIMEOUT', 'None came.', { mayHaveCommitted: true }));
    expect(await refusal(act())).toMatchObject({ code: 'WRITE_UNCONFIRMED', outcome: 'UNKNOWN' });
    expect(events.at(-1)).toBe('written');
  });
});

describe('a deletion', () => {
  it('holds on the version that was read, with an intent for the document', async () => {
    const { events, remove } = setup({ kind: 'written', created: false });
    await remove();
    expect(events).toEqual([
      'intend quotes g',
      '["quotedetails",{"kind":"guid","value":"line"},{"requestId":"r","lane":"interactive","ifMatch":"W/\\"1\\""}]',
      'written',
    ]);
  });
});
