import type { Engine } from '../engine.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Clock, Logger } from '../ports.ts';
import type { RecordRef, System } from '../record-ref.ts';
import { createSource, type Source } from './source.ts';

export interface SweeperOptions {
  readonly ledger: Ledger;
  readonly engine: Engine;
  /** The records behind what an intent names. */
  readonly resolve: (written: { system: System; entitySet: string; key: string }) => Promise<RecordRef[]>;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly intervalMs: number;
}

const batch = 500;

/** Finds what the queue forgot: pending records that nobody holds, intents whose process died before it could end them, and
 * writes whose answers were lost. */
export function createSweeper({
  ledger,
  engine,
  resolve,
  clock,
  logger,
  intervalMs,
}: SweeperOptions): Source {
  const turn = async (): Promise<void> => {
    for (const { id, ...written } of await ledger.staleIntents(clock.now(), batch)) {
      const refs = await resolve(written);
      await ledger.endIntent(id, refs, clock.now());
      logger.info({ intent: id, ...written }, 'An intent was left open; its record is looked at');
    }
    const ripe = await ledger.ripenAttempts(clock.now());
    if (ripe.length > 0)
      logger.info({ records: ripe }, 'Writes whose answers were lost can no longer arrive');
    const dependents = await ledger.dueDependents(clock.now(), batch);
    if (dependents.length > 0) await ledger.hint(dependents, clock.now());
    // Behind what just changed: most of it waits in the queue as it is, and must not be moved to the front.
    engine.wake(await ledger.due(clock.now(), batch), 'backfill');
  };
  return createSource({ name: 'ledger sweeper', intervalMs, turn, clock, logger });
}
