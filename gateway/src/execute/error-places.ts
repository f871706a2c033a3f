import type { Path } from './json.ts';

/**
 * The places of the errors of one answer. A list of a thousand failed entities has a thousand errors and as many
 * nulls to explain by them, so both sides are looked up by path.
 */
export interface ErrorPlaces {
  add(path: Path): void;
  /** Whether an error stands at this null, above it or below it. */
  explain(path: Path): boolean;
}

export function createErrorPlaces(): ErrorPlaces {
  const places = new Set<string>();
  const above = new Set<string>();
  return {
    add(path) {
      places.add(keyOf(path));
      for (const prefix of prefixesOf(path)) above.add(keyOf(prefix));
    },
    explain: (path) => above.has(keyOf(path)) || prefixesOf(path).some((prefix) => places.has(keyOf(prefix))),
  };
}

const keyOf = (path: Path): string => path.join('/');

/** From the root to the path itself. */
const prefixesOf = (path: Path): Path[] =>
  Array.from({ length: path.length + 1 }, (_, length) => path.slice(0, length));
