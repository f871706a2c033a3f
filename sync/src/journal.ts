import type { Engine } from './engine.ts';
import type { Ledger } from './ledger/ledger.ts';
import type { Clock } from './ports.ts';
import type { RecordRef, System } from './record-ref.ts';

export interface WrittenRecord {
  readonly system: System;
  readonly entitySet: string;
  /** Sales: the GUID. F&O: `company:number`. */
  readonly key: string;
}

export interface Intent {
  written(): Promise<void>;
  refused(): Promise<void>;
}

/** Takes what mutations are about to write: durable before the write, marked after it. */
export interface WriteJournal {
  intend(record: WrittenRecord): Promise<Intent>;
}

/** Longer than a write can take, its retries included: until then an open intent may still be under way. */
export const intentLifetimeMs = 60_000;

export function createJournal({
  ledger,
  engine,
  resolve,
  clock,
}: {
  ledger: Ledger;
  engine: Engine;
  resolve: (record: WrittenRecord) => Promise<RecordRef[]>;
  clock: Clock;
}): WriteJournal {
  return {
    async intend(record) {
      const id = await ledger.intend(record, clock.now(), clock.now() + intentLifetimeMs);
      return {
        async written() {
          const refs = await resolve(record);
          await ledger.endIntent(id, refs, clock.now());
          engine.wake(refs, 'interactive');
        },
        refused: () => ledger.endIntent(id, [], clock.now()),
      };
    },
  };
}

/** Which source records a written record belongs to: its own key in Sales, the linked account for a customer of F&O. */
export function createResolver(ledger: Ledger): (record: WrittenRecord) => Promise<RecordRef[]> {
  return async ({ system, entitySet, key }) => {
    if (system === 'SALES')
      return entitySet === 'accounts' ? [{ entity: 'Customer', key: key.toLowerCase() }] : [];
    const colon = key.indexOf(':');
    const found = await ledger.byNumbers('Customer', key.slice(0, colon), [key.slice(colon + 1)]);
    return found.map((record) => ({ entity: record.entity, key: record.key }));
  };
}
