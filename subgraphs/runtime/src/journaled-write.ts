import { ODataError, type WriteOutcome } from '@p2c/odata';
import { codedError, systemName } from './graphql-errors.ts';
import { systemError } from './present-error.ts';
import type { Logger, WriteJournal, WrittenRecord } from './write-ports.ts';

/**
 * Durable before the answer: an intent in the ledger, the OData write, the settlement of the intent. Returns the
 * outcome; a certain refusal withdraws the intent. A lost answer leaves the record marked and is WRITE_UNCONFIRMED.
 * `stands` may find that a refused write was carried out by an earlier call.
 */
export async function writeJournaled(
  ports: { journal: WriteJournal; logger: Logger },
  record: WrittenRecord,
  send: () => Promise<WriteOutcome>,
  stands: (outcome: WriteOutcome) => Promise<boolean> = async ({ kind }) => kind === 'written',
): Promise<WriteOutcome> {
  const intent = await ports.journal.intend(record).catch((cause: unknown) => {
    ports.logger.error({ err: cause, record }, 'The ledger took no intent; the write is not sent.');
    const message =
      'The write could not be recorded in the ledger first, so nothing was sent. Repeat it later.';
    throw codedError('LEDGER_UNAVAILABLE', message, { system: record.system });
  });
  // The write stands, whatever becomes of the mark: an intent that is left open is looked after by sync.
  const settle = (
    settlement: 'written' | 'refused',
    answered?: Extract<WriteOutcome, { kind: 'written' }>['record'],
  ) =>
    (settlement === 'written' ? intent.written(answered) : intent.refused()).catch((cause: unknown) => {
      ports.logger.error(
        { err: cause, record, settlement },
        'The intent could not be settled; sync will look at the record.',
      );
    });

  let outcome: WriteOutcome;
  try {
    outcome = await send();
  } catch (error) {
    const uncertain = !(error instanceof ODataError) || error.mayHaveCommitted;
    await settle(uncertain ? 'written' : 'refused');
    if (!(error instanceof ODataError)) throw error;
    ports.logger.warn({ err: error, record }, 'A write to a system broke.');
    if (!uncertain) throw systemError(error, record.system);
    throw codedError(
      'WRITE_UNCONFIRMED',
      `${systemName(record.system)} did not answer the write: it may have been carried out. Read the record before repeating it.`,
      { system: record.system, outcome: 'UNKNOWN' },
    );
  }
  // Where it cannot be found out whether the write stands, the record is marked: looking once too often costs little.
  const standing = await stands(outcome).catch(async (cause: unknown) => {
    await settle('written');
    throw cause;
  });
  await settle(standing ? 'written' : 'refused', outcome.kind === 'written' ? outcome.record : undefined);
  return outcome;
}
