import type { EntityKey, RecordValues, WriteOutcome } from '@p2c/odata';
import type { GraphQLError } from 'graphql';
import type { WritePorts } from './given-values.ts';
import { codedError, systemName } from './graphql-errors.ts';
import { writeJournaled } from './journaled-write.ts';
import { rejectedError, throttledError } from './outcome-error.ts';
import { writeOptions } from './request-options.ts';
import { withoutAddresses } from './without-addresses.ts';
import type { WrittenRecord } from './write-ports.ts';

type Written = Extract<WriteOutcome, { kind: 'written' }>;

export interface ActionRequest {
  /** Of an unbound action: `WinQuote`. */
  readonly name: string;
  readonly parameters: RecordValues;
  /** The record that the action changes. */
  readonly written: WrittenRecord;
  readonly notFound: () => GraphQLError;
}

/** Calls an action of the system, with an intent for the record that it changes. */
export function performAction(ports: WritePorts, action: ActionRequest): Promise<Written> {
  const { name, parameters } = action;
  return sendWrite(ports, action, () => ports.client.action(name, parameters, writeOptions(ports.request)));
}

export interface DeleteRequest {
  readonly entitySet: string;
  readonly key: EntityKey;
  /** The version that the checks held on. */
  readonly version: string;
  /** Whose change sync looks at: the record, or the document of a line. */
  readonly written: WrittenRecord;
  readonly notFound: () => GraphQLError;
}

/** Deletes a record in the version that was read. */
export async function deleteRecord(ports: WritePorts, deletion: DeleteRequest): Promise<void> {
  const { entitySet, key, version } = deletion;
  const options = { ...writeOptions(ports.request), ifMatch: version };
  await sendWrite(ports, deletion, () => ports.client.delete(entitySet, key, options));
}

async function sendWrite(
  ports: WritePorts,
  { written, notFound }: { written: WrittenRecord; notFound: () => GraphQLError },
  send: () => Promise<WriteOutcome>,
): Promise<Written> {
  const { system } = ports.client;
  const outcome = await writeJournaled(ports, written, send);
  switch (outcome.kind) {
    case 'written':
      return outcome;
    case 'precondition-failed':
      throw codedError('STALE_VERSION', 'The record was changed by others; nothing was written. Repeat it.', {
        system,
      });
    case 'not-found':
      throw notFound();
    case 'duplicate':
      throw codedError(
        'WRITE_REFUSED',
        `${systemName(system)} refused the write: ${withoutAddresses(outcome.message)}`,
        { system },
      );
    case 'rejected':
      throw rejectedError(system, outcome, []);
    case 'throttled':
      throw throttledError(system, outcome.retryAfterMs);
    default:
      throw new Error(`Unknown outcome ${JSON.stringify(outcome satisfies never)}.`);
  }
}
