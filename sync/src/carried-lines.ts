import type { OwnedValues, PlannedChangeSet, PlannedWrite } from './plan.ts';

const ofLine = /^line (\d+) /;

/** The numbers of the lines that both systems have agreed on, or that may have been sent without an answer. */
export function carriedLines(base: OwnedValues | undefined): ReadonlySet<string> {
  const numbers = Object.keys(base ?? {}).map((name) => ofLine.exec(name)?.[1]);
  return new Set(numbers.filter((line) => line !== undefined));
}

/** Whether a write makes a line, as opposed to a header. */
export function isNewLine({ operation, changes: [first] }: PlannedWrite): boolean {
  return operation === 'create' && ofLine.test(first?.property ?? '');
}

/**
 * What the base must say before the write is sent: the new lines are sync's own even if no answer ever comes, so that
 * one which is taken off meanwhile is known from a line that was added in the target. Undefined where there are none.
 */
export function withNewLines(
  base: OwnedValues | undefined,
  write: PlannedWrite | PlannedChangeSet,
): OwnedValues | undefined {
  const writes = write.operation === 'change-set' ? write.writes : [write];
  const lines = writes
    .filter(isNewLine)
    .map(({ changes: [first] }) => ofLine.exec(first?.property ?? '')?.[1]);
  if (lines.length === 0) return undefined;
  return { ...base, ...marks(lines) };
}

/** The lines of which only that is known: they were sent, and no outcome was written since. */
export function unansweredLines(base: OwnedValues | undefined): OwnedValues {
  return Object.fromEntries(Object.entries(base ?? {}).filter(([name]) => /^line \d+ sent$/.test(name)));
}

const marks = (lines: readonly (string | undefined)[]) =>
  Object.fromEntries(lines.map((line) => [`line ${line} sent`, null]));
