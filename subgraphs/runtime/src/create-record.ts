import type { ODataRecord, RecordValues } from '@p2c/odata';
import { differs, encodeValues, type WritePorts } from './given-values.ts';
import { codedError, systemName } from './graphql-errors.ts';
import { writeJournaled } from './journaled-write.ts';
import { rejectedError, throttledError } from './outcome-error.ts';
import type { GivenValue } from './ownership-columns.ts';
import { ownershipRefusals, throwRefusals, valueRefusals } from './refusals.ts';
import { writeOptions } from './request-options.ts';
import { withoutAddresses } from './without-addresses.ts';

export interface CreateRequest {
  readonly entitySet: string;
  /** Chosen by the caller, so that the intent can name the record before it exists. */
  readonly journalKey: string;
  readonly keyValues: RecordValues;
  readonly given: readonly GivenValue[];
  /** The record that stands under the chosen key, when the system says that the key is taken. */
  readonly readExisting: () => Promise<ODataRecord | null>;
}

/**
 * Creates a record under a key that the caller chose. A repeat of a call whose answer was lost meets the record of
 * the first: it is accepted when it holds what was given, else the key is taken (DUPLICATE_KEY).
 */
export async function createRecord(ports: WritePorts, create: CreateRequest): Promise<void> {
  const { client } = ports;
  const { entitySet, given } = create;
  throwRefusals(ownershipRefusals({ ...ports, system: client.system, entitySet, given, record: undefined }));
  throwRefusals(valueRefusals(client.system, given, ports.codec));
  const set = given.filter(({ value }) => value !== null);
  const values = { ...create.keyValues, ...(await encodeValues(ports, set)) };
  const written = { system: client.system, entitySet, key: create.journalKey };
  const options = { ...writeOptions(ports.request), select: Object.keys(create.keyValues) };
  let existing: ODataRecord | null = null;
  let repeated = false;
  const outcome = await writeJournaled(
    ports,
    written,
    () => client.create(entitySet, values, options),
    async ({ kind }) => {
      if (kind !== 'duplicate') return kind === 'written';
      const record = await create.readExisting();
      existing = record;
      repeated = record !== null && !given.some((value) => differs(record, value, ports.codec));
      return repeated;
    },
  );
  switch (outcome.kind) {
    case 'written':
      return;
    case 'duplicate':
      if (repeated) return;
      throw codedError('DUPLICATE_KEY', duplicateMessage(ports, existing !== null, outcome.message), {
        system: client.system,
        got: given.map(({ path, value }) => `${path.join('.')}: ${JSON.stringify(value)}`).join(', '),
      });
    case 'rejected':
      throw rejectedError(client.system, outcome, set);
    case 'throttled':
      throw throttledError(client.system, outcome.retryAfterMs);
    case 'precondition-failed':
    case 'not-found':
      throw codedError('WRITE_REFUSED', `${systemName(client.system)} refused to create the record.`, {
        system: client.system,
      });
    default:
      throw new Error(`Unknown outcome ${JSON.stringify(outcome satisfies never)}.`);
  }
}

function duplicateMessage({ client }: WritePorts, sameKey: boolean, message: string): string {
  const system = systemName(client.system);
  return sameKey
    ? `${system} holds a record under the given identifier already, with other values than those given.`
    : `${system} holds another record with this key: ${withoutAddresses(message)}`;
}
