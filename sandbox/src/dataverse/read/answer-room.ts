import { ServiceError } from '../../errors.ts';
import { codes } from '../errors.ts';

/** Characters that the expanded or linked records of one answer may come to, each as often as it stands in the answer. */
const roomMax = 64 * 1024 * 1024;
/** What stands around a name and its value, and what a value that is no text may come to. */
const around = 6;
const shortValue = 12;

/** The room that one answer has for what its expansions and links bring: nested ones multiply. */
export interface AnswerRoom {
  /** Characters taken until now. */
  readonly taken: number;
  /** Takes so many characters. Throws 413 when they do not fit. */
  take(characters: number): void;
}

export function createAnswerRoom(max: number = roomMax): AnswerRoom {
  let taken = 0;
  return {
    get taken() {
      return taken;
    },
    take(characters) {
      taken += characters;
      if (taken > max)
        throw new ServiceError(
          413,
          codes.generic,
          `The expanded or linked records of the answer exceed the maximum of ${max} characters. Select fewer columns, expand less, or ask for smaller pages.`,
        );
    },
  };
}

/** About so many characters the names and values come to in JSON, without what stands in objects inside. */
export function roughLength(entries: Iterable<readonly [string, unknown]>): number {
  let length = 2;
  for (const [name, value] of entries)
    length += name.length + around + (typeof value === 'string' ? value.length : shortValue);
  return length;
}
