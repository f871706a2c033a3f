import type { Ledger, LedgerRecord } from './ledger/ledger.ts';
import type { LookOptions } from './look.ts';
import type { Entity } from './record-ref.ts';

/**
 * The lines of a document that sync has made: those that were agreed, and those of writes whose outcome nobody knows. A
 * record of which nothing was agreed takes over from the newest one under its number: a quote that is revised takes over
 * its quotation.
 */
export function carriedLinesOf(ledger: Ledger, entity: Entity): LookOptions['carriedLines'] {
  return async ({ company, number, base }) => {
    const agreed = base ?? newest(await ledger.byNumbers(entity, company, [number]))?.base;
    const attempted = await ledger.attemptedLines(entity, company, number);
    return new Set([...Object.keys(agreed?.lines ?? {}), ...attempted.map(String)]);
  };
}

function newest(records: readonly LedgerRecord[]): LedgerRecord | undefined {
  const agreed = records.filter(({ base }) => base !== undefined);
  return agreed.toSorted((a, b) => (b.lastSyncedAt ?? 0) - (a.lastSyncedAt ?? 0))[0];
}
