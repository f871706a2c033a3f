import type { DatabaseSync } from 'node:sqlite';

/** What a transaction changes, recorded by row in the form of SQLite's session extension. */
export interface RecordedChanges {
  /** Ends the recording and gives what was changed. */
  take(): Uint8Array;
  /** Ends the recording, if it has not ended. */
  end(): void;
}

export function recordChanges(database: DatabaseSync): RecordedChanges {
  const session = database.createSession();
  let isOpen = true;
  function end(): void {
    if (isOpen) session.close();
    isOpen = false;
  }
  return {
    take() {
      const changes = session.changeset();
      end();
      return changes;
    },
    end,
  };
}

/** Makes recorded changes anew. Throws when one of their rows is no longer as it was then. */
export function repeatChanges(database: DatabaseSync, changes: Uint8Array): void {
  if (changes.length > 0 && !database.applyChangeset(changes))
    throw new Error(
      'Changes that were set aside do not fit any more: somebody else has changed the same rows.',
    );
}
