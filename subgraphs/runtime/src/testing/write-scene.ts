import type { ODataRecord, WriteOutcome } from '@p2c/odata';
import { GraphQLError } from 'graphql';
import { createRecord } from '../create-record.ts';
import type { WritePorts } from '../given-values.ts';
import { codedError } from '../graphql-errors.ts';
import { readGivenValues, readInputColumns } from '../ownership-columns.ts';
import { updateRecord } from '../update-record.ts';
import type { OwnershipDecision } from '../write-ports.ts';
import { createRecordingClient, fixtureDocument, plainCodec, shopColumns } from './fixture.ts';

const columns = readInputColumns(fixtureDocument, 'UpdateShopInput', shopColumns);
export const stored: ODataRecord = {
  '@odata.etag': 'W/"1"',
  shopid: 'g',
  name: 'old',
  creditlimit: '10.00',
  size: 1,
  currencyid: { isocode: 'USD' },
};

export interface Scene {
  records?: (ODataRecord | null)[];
  outcomes?: (WriteOutcome | Error)[];
  owner?: (property: string) => OwnershipDecision | undefined;
  ledger?: 'down' | 'fails later';
}

/** One write against a recording client and a ledger that keeps what happened, in order. */
export function setup({
  records = [stored],
  outcomes = [{ kind: 'written', created: false }],
  owner = () => undefined,
  ledger,
}: Scene = {}) {
  const events: string[] = [];
  const pending = [...outcomes];
  const client = createRecordingClient({
    write: async () => {
      const outcome = pending.shift() ?? { kind: 'written', created: false };
      events.push('send');
      if (outcome instanceof Error) throw outcome;
      return outcome;
    },
  });
  const settle = (name: string) => async () => {
    if (ledger === 'fails later') throw new Error('disk full');
    events.push(name);
  };
  const silent = () => {};
  const ports: WritePorts = {
    client,
    codec: plainCodec,
    request: { requestId: 'r' },
    logger: { debug: silent, info: silent, warn: silent, error: silent },
    ownership: { ownerOf: ({ property }) => owner(property) },
    journal: {
      async intend({ entitySet, key }) {
        if (ledger === 'down') throw Object.assign(new Error('read-only'), { code: 'LEDGER_UNAVAILABLE' });
        events.push(`intend ${entitySet} ${key}`);
        return { written: settle('written'), refused: settle('refused') };
      },
    },
    bind: async (_, code) =>
      code === 'EUR' || code === null ? { 'currencyid@odata.bind': code && '/currencies(eur)' } : undefined,
  };
  const reads = [...records];
  let last: ODataRecord | null = null;
  const read = async () => {
    const next = reads.shift();
    if (next !== undefined) last = next;
    return last;
  };
  const update = (input: object, ifVersion?: string) =>
    updateRecord(ports, {
      entitySet: 'shops',
      ifVersion,
      read,
      keyOf: () => ({ kind: 'guid', value: 'g' }),
      journalKeyOf: (record) => String(record.shopid),
      given: () => readGivenValues(columns, input),
      notFound: () => codedError('CUSTOMER_NOT_FOUND', 'There is none.'),
    });
  const create = (input: object) =>
    createRecord(ports, {
      entitySet: 'shops',
      journalKey: 'g',
      keyValues: { shopid: 'g' },
      given: readGivenValues(columns, input),
      readExisting: read,
    });
  return { client, events, update, create };
}

/** What a refused attempt was told. */
export async function refusal(
  attempt: Promise<unknown>,
): Promise<Record<string, unknown> & { message: string }> {
  const error = await attempt.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof GraphQLError)) throw new Error(`Expected a coded refusal, got ${String(error)}.`);
  return { message: error.message, ...error.extensions };
}

/** Two columns belong to F&O, the rest to nobody in particular. */
export const ownedByFinance = (property: string): OwnershipDecision | undefined =>
  ['creditlimit', 'size'].includes(property)
    ? { owner: 'FINANCE_OPERATIONS', mutation: 'setLimit', rule: 'schema.graphql:1' }
    : undefined;
