import type { ODataRecord, RecordValues, RequestOptions, WriteOutcome } from '@p2c/odata';
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
  /** Further columns of the new record that the system is to answer: what sync knows it by. */
  readonly identifying?: readonly string[];
  /** The business key that the client chose, for the sentence that says it is taken. */
  readonly named?: string;
  readonly given: readonly GivenValue[];
  /** Values that no field of the input stands for: the document of a line. */
  readonly further?: RecordValues;
  /** How the record is created where it is not alone: a document together with its lines. */
  readonly send?: (values: RecordValues, options: RequestOptions) => Promise<WriteOutcome>;
  /** Among which values the one is looked for that the system refused: those of a line; `given` when left out. */
  readonly refused?: () => readonly GivenValue[];
  /** Whose change sync looks at, where it is not the record itself: the document of a line. */
  readonly journalEntitySet?: string;
  /** The record that stands under the chosen key, when the system says that the key is taken. */
  readonly readExisting: () => Promise<ODataRecord | null>;
  /** Whether what came with the existing record is what was given; true where it is left out. */
  readonly repeats?: (existing: ODataRecord) => Promise<boolean>;
}

/**
 * Creates a record under a key that the caller chose. A repeat of a call whose answer was lost meets the record of
 * the first: it is accepted when it holds what was given, else the key is taken (DUPLICATE_KEY).
 */
export async function createRecord(ports: WritePorts, create: CreateRequest): Promise<void> {
  const { client } = ports;
  const { entitySet, given } = create;
  const set = given.filter(({ value }) => value !== null);
  const values = {
    ...create.keyValues,
    ...(await valuesToCreate(ports, entitySet, given)),
    ...create.further,
  };
  const written = {
    system: client.system,
    entitySet: create.journalEntitySet ?? entitySet,
    key: create.journalKey,
  };
  const options = {
    ...writeOptions(ports.request),
    select: [...Object.keys(create.keyValues), ...(create.identifying ?? [])],
  };
  let existing: ODataRecord | null = null;
  let repeated = false;
  const outcome = await writeJournaled(
    ports,
    written,
    () => create.send?.(values, options) ?? client.create(entitySet, values, options),
    async ({ kind }) => {
      if (kind !== 'duplicate') return kind === 'written';
      const record = await create.readExisting();
      existing = record;
      repeated =
        record !== null &&
        !given.some((value) => differs(record, value, ports.codec)) &&
        (await (create.repeats?.(record) ?? true));
      return repeated;
    },
  );
  switch (outcome.kind) {
    case 'written':
      return;
    case 'duplicate':
      if (repeated) return;
      throw codedError(
        'DUPLICATE_KEY',
        duplicateMessage(ports, create.named, existing !== null, outcome.message),
        {
          system: client.system,
          got:
            create.named ??
            given.map(({ path, value }) => `${path.join('.')}: ${JSON.stringify(value)}`).join(', '),
        },
      );
    case 'rejected':
      throw rejectedError(client.system, outcome, create.refused?.() ?? set);
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

/** What was given for a new record as the system takes it, checked for ownership and fit. Null needs no writing there. */
export async function valuesToCreate(
  ports: WritePorts,
  entitySet: string,
  given: readonly GivenValue[],
): Promise<RecordValues> {
  const { system } = ports.client;
  throwRefusals(ownershipRefusals({ ...ports, system, entitySet, given, record: undefined }));
  throwRefusals(valueRefusals(system, given, ports.codec));
  return encodeValues(
    ports,
    given.filter(({ value }) => value !== null),
  );
}

function duplicateMessage(
  { client }: WritePorts,
  named: string | undefined,
  sameKey: boolean,
  message: string,
): string {
  const system = systemName(client.system);
  if (named !== undefined) return `${system} holds ${named} already, with other values than those given.`;
  return sameKey
    ? `${system} holds a record under the given identifier already, with other values than those given.`
    : `${system} holds another record with this key: ${withoutAddresses(message)}`;
}
