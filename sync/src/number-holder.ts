import { foldNumber } from './fold-number.ts';
import type { Ledger, LedgerRecord } from './ledger/ledger.ts';
import type { LookOptions } from './look.ts';
import type { Entity } from './record-ref.ts';

/**
 * Who has the copy that goes by a number, where it is another record: two that bear one number would write over each
 * other for ever. Whoever was linked first keeps it; of two that are linked, the one with the lower key. A record that is
 * not carried over any more, as a quote that was revised or an account that was deleted, holds nothing.
 */
export function numberHolderOf(ledger: Ledger, entity: Entity): LookOptions['numberHolder'] {
  return async ({ key, company, number, isLinked }) => {
    const others = (await ledger.byNumbers(entity, company, [number])).filter((other) => other.key !== key);
    const holder = others.find((other) => holds(other, number) && (!isLinked || other.key < key));
    return holder && { entity, key: holder.key };
  };
}

/** Whether a record keeps the copy under a number for itself. */
function holds({ state, reason, targetKey, number: own = '' }: LedgerRecord, number: string): boolean {
  return (
    targetKey !== undefined &&
    foldNumber(own) === foldNumber(number) &&
    state !== 'NOT_SENT' &&
    reason?.code !== 'NUMBER_TAKEN'
  );
}
