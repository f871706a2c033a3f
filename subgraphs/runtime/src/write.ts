import {
  compareDecimals,
  type EntityKey,
  isDecimal,
  type ODataClient,
  type ODataRecord,
  type RecordValues,
} from '@p2c/odata';
import type { GraphQLError } from 'graphql';
import type { LookupColumn } from './columns.ts';
import { foldKey } from './entity-loader.ts';
import { codedError, systemName } from './graphql-errors.ts';
import { writeJournaled } from './journaled-write.ts';
import { rejectedError, throttledError } from './outcome-error.ts';
import type { GivenValue } from './ownership-columns.ts';
import { type Codec, readColumnValue } from './record-mapper.ts';
import { ownershipRefusals, type Refusal, throwRefusals, valueRefusals } from './refusals.ts';
import { writeOptions } from './request-options.ts';
import type { RequestContext } from './subgraph.ts';
import type { Logger, OwnershipRules, WriteJournal } from './write-ports.ts';

/** What every write of a subgraph stands on. */
export interface WritePorts {
  readonly client: ODataClient;
  readonly ownership: OwnershipRules;
  readonly journal: WriteJournal;
  readonly logger: Logger;
  readonly codec: Codec;
  readonly request: RequestContext;
  /** The values that set a lookup by its readable code (null clears), or undefined where no record has the code. */
  readonly bind?: (column: LookupColumn, code: string | null) => Promise<RecordValues | undefined>;
}

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
    const written = { system: client.system, entitySet: update.entitySet, key: update.journalKeyOf(record) };
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
        throw codedError('DUPLICATE_KEY', outcome.message, { system: client.system });
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

function checkVersion({ client }: WritePorts, given: string | null | undefined, current: string): void {
  if (given === null || given === undefined || given === current) return;
  throw codedError(
    'STALE_VERSION',
    `The record was changed since version ${given} was read; it is at ${current} now. Nothing was written.`,
    { system: client.system, field: 'ifVersion', expected: current, got: given },
  );
}

/** Whether a given value would change the record; both are compared as the client sees them. */
function differs(record: ODataRecord, { column, value }: GivenValue, codec: Codec): boolean {
  const current = readColumnValue(record, column, codec);
  // Codes of related records are names that both systems compare without regard to case.
  if (column.kind === 'lookup') return foldKey([String(current)]) !== foldKey([String(value)]);
  const desired = codec.decode(codec.encode(value, column), column);
  const exact = column.property.type === 'Edm.Decimal';
  if (exact && isDecimal(String(current)) && isDecimal(String(desired))) {
    return compareDecimals(String(current), String(desired)) !== 0;
  }
  return current !== desired;
}

/** The values as the system takes them. A lookup code that no record has is refused before anything is sent. */
async function encodeValues(ports: WritePorts, values: readonly GivenValue[]): Promise<RecordValues> {
  const encoded: Record<string, unknown> = {};
  const refusals: Refusal[] = [];
  for (const { column, value, path } of values) {
    if (column.kind === 'value') {
      encoded[column.name] = ports.codec.encode(value, column);
      continue;
    }
    const bound = await ports.bind?.(column, value === null ? null : String(value));
    if (bound !== undefined) Object.assign(encoded, bound);
    else refusals.push(unknownReference(ports, path.join('.'), column, value));
  }
  throwRefusals(refusals);
  return encoded;
}

function unknownReference(
  { client }: WritePorts,
  field: string,
  column: LookupColumn,
  value: unknown,
): Refusal {
  const shown = column.expand.select.join();
  const message = `${field} must be the ${shown} of a record in ${systemName(client.system)}; there is none with ${JSON.stringify(value)}.`;
  return {
    code: 'REFERENCE_NOT_FOUND',
    message,
    system: client.system,
    field,
    property: column.name,
    expected: `an existing ${shown}`,
    got: String(value),
  };
}

function duplicateMessage({ client }: WritePorts, sameKey: boolean, message: string): string {
  const system = systemName(client.system);
  return sameKey
    ? `${system} holds a record under the given identifier already, with other values than those given.`
    : `${system} holds another record with this key: ${message}`;
}
