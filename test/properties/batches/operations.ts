import fc from 'fast-check';
import type { BatchItem, BatchOperation } from './batch-body.ts';

/** Stands in operations for the number of the run, so that every run has records of its own. */
export const runMark = 'RUNN';

export const forRun = <T>(value: T, run: number): T =>
  JSON.parse(JSON.stringify(value).replaceAll(runMark, String(run).padStart(4, '0'))) as T;

/** Whether it names what the first request of its change set made. */
export const isReferring = (operation: BatchOperation) => JSON.stringify(operation).includes('"$1');

/** Batches of such operations; `$1` stands only where there is something before it, a GET outside of change sets. */
export function batchOf(operation: fc.Arbitrary<BatchOperation>): fc.Arbitrary<readonly BatchItem[]> {
  const alone: fc.Arbitrary<BatchItem> = operation.filter((found) => !isReferring(found));
  const written = operation.filter(({ method }) => method !== 'GET');
  const changeSet: fc.Arbitrary<BatchItem> = fc
    .tuple(
      written.filter((found) => !isReferring(found)),
      fc.array(written, { maxLength: 4 }),
    )
    .map(([one, more]) => [one, ...more]);
  return fc.array(fc.oneof(alone, changeSet), { minLength: 1, maxLength: 8 });
}
