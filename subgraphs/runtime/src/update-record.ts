import type { EntityKey, ODataRecord } from '@p2c/odata';
import type { GraphQLError } from 'graphql';
import { checkVersion } from './check-version.ts';
import { differs, encodeValues, type WritePorts } from './given-values.ts';
import { codedError } from './graphql-errors.ts';
import { writeJournaled } from './journaled-write.ts';
import { rejectedError, throttledError } from './outcome-error.ts';
import type { GivenValue } from './ownership-columns.ts';
import { ownershipRefusals, throwRefusals, valueRefusals } from './refusals.ts';
import { writeOptions } from './request-options.ts';
import { withoutAddresses } from './without-addresses.ts';

export interface UpdateRequest {
  readonly entitySet: string;
  /** The version that the client read, when it gave one. */
  readonly ifVersion: string | null | undefined;
  /** Reads the record anew, with every column of its type; null where there is none. */
  readonly read: () => Promise<ODataRecord | null>;
  readonly keyOf: (record: ODataRecord) => EntityKey;
  readonly journalKeyOf: (record: ODataRecord) => string;
  /** What the client gave, in the light of the record. */
  readonly given: (record: ODataRecord) => readonly GivenValue[];
  /** Whose change sync looks at, where it is not the record itself: the document of a line. */
  readonly journalEntitySet?: string;
  readonly notFound: () => GraphQLError;
}

/** Without a version from the client, a write that somebody else overtook is checked and tried again so many times. */
const attemptsMax = 3;

/**
 * Changes a record: reads it as it is now, checks version, ownership and values, then writes what differs under the
 * version that was read, so that the checks held on the record that was written. Nothing to change, nothing written.
 * Returns the record as it was read. Every refusal is thrown as a coded error with nothing written.
 */
export async function updateRecord(ports: WritePorts, update: UpdateRequest): Promise<ODataRecord> {
  const { client } = ports;
  for (let attempt = 1; attempt <= attemptsMax; attempt += 1) {
    const record = await update.read();
    if (record === null) throw update.notFound();
    const version = record['@odata.etag'];
    if (version === undefined) throw new Error(`A record of ${update.entitySet} came without a version.`);
    checkVersion(ports, update.ifVersion, version);

    const given = update.given(record);
    throwRefusals(
      ownershipRefusals({ ...ports, system: client.system, entitySet: update.entitySet, given, record }),
    );
    throwRefusals(valueRefusals(client.system, given, ports.codec));
    const changes = given.filter((value) => differs(record, value, ports.codec));
    if (changes.length === 0) return record;

    const values = await encodeValues(ports, changes);
    const written = {
      system: client.system,
      entitySet: update.journalEntitySet ?? update.entitySet,
      key: update.journalKeyOf(record),
    };
    const outcome = await writeJournaled(ports, written, () =>
      client.update(update.entitySet, update.keyOf(record), values, {
        ...writeOptions(ports.request),
        ifMatch: version,
      }),
    );
    switch (outcome.kind) {
      case 'written':
        return record;
      case 'precondition-failed':
        continue;
      case 'not-found':
        throw update.notFound();
      case 'duplicate':
        throw codedError('DUPLICATE_KEY', withoutAddresses(outcome.message), { system: client.system });
      case 'rejected':
        throw rejectedError(client.system, outcome, changes);
      case 'throttled':
        throw throttledError(client.system, outcome.retryAfterMs);
      default:
        throw new Error(`Unknown outcome ${JSON.stringify(outcome satisfies never)}.`);
    }
  }
  throw codedError(
    'STALE_VERSION',
    `The record was changed by others during each of ${attemptsMax} attempts; nothing was written. Repeat it.`,
    { system: client.system },
  );
}
