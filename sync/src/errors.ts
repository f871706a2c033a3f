/**
 * What the engine adds to the planner's reasons (mapping/reasons.ts): why a record waits or is parked by the other
 * system, and what sync refuses. docs/errors.md is made from both tables.
 */
export const syncErrorCodes = {
  REFERENCE_NOT_FOUND:
    'The target does not know a value that the record refers to. Create it there, then trigger a sync.',
  TARGET_REFUSED: 'The target refused the values by a rule of its own; the message is its own.',
  TARGET_CHANGING: 'Somebody else keeps writing the target record at the same time. It is tried again.',
  TARGET_CONTESTED:
    'The copy was given the same values ten times within ten minutes, and each time they did not stay: somebody, or a rule of the target, takes them back. Nothing is written until the record changes, or it is looked at again after a while.',
  SYSTEM_UNAVAILABLE: 'A system did not answer, or broke while answering. It is tried again.',
  SCHEMA_CHANGED:
    'A system does not know a table or a column that the mapping reads or writes: it was changed, or never installed. It is tried again.',
  ACCESS_REFUSED:
    'A system refuses the application user: its secret or a privilege is missing. It is tried again.',
  SYSTEM_THROTTLED: 'A system asked to slow down. It is tried again when it allows.',
  ANSWER_LOST: 'A write was sent and its answer never came. The target is read and compared again.',
  UNEXPECTED: 'Something broke that nobody foresaw; the log has it. It is tried again.',
  LEDGER_UNAVAILABLE: 'The ledger cannot be written. Nothing is sent to either system before it can.',
  INVALID_ARGUMENT: 'An argument cannot be used: the message names what was expected and what was got.',
  INVALID_CURSOR: 'The cursor is not one that this list handed out.',
  DRY_RUNS_BUSY:
    'Too many dry runs wait for their turn already. Repeat it later, or name the records by `keys`.',
  SYNC_PAUSED:
    'Sync is paused by the start of this deployment (--pause-sync): only dry runs are carried out.',
  RECORD_NOT_FOUND: 'Neither the ledger nor Sales knows a record under that key.',
  RULES_INVALID:
    'The ownership rules or the mapping templates cannot be used; every finding has a code, a file and a line.',
} as const;

export type SyncErrorCode = keyof typeof syncErrorCodes;

/** An error with a stable code. */
export class SyncError extends Error {
  override readonly name = 'SyncError';
  readonly code: SyncErrorCode;

  constructor(code: SyncErrorCode, message: string = syncErrorCodes[code], options?: { cause?: unknown }) {
    super(message, options);
    this.code = code;
  }
}
