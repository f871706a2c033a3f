import { createSync, type Sync } from '../create-sync.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { schemas } from '../mapping/testing/shipped-rules.ts';
import type { SyncOptions } from '../options.ts';
import type { CompanyMap, Logger } from '../ports.ts';
import { createMemoryQueue } from '../queue/memory.ts';
import type { Queue } from '../queue/queue.ts';
import {
  createFakeFinanceOperations,
  type FakeFinanceOperations,
  type Weakness,
} from './fake-finance-operations.ts';
import { createFakeSales, type FakeSales } from './fake-sales.ts';
import { createManualClock, type ManualClock } from './manual-clock.ts';
import { createRandom } from './random.ts';
import { createProcess, type Process, Wire } from './wire.ts';

/** Both systems, the network, time and chance; engines come and go. Everything follows from the seed. */
export interface FakeWorld {
  readonly clock: ManualClock;
  readonly sales: FakeSales;
  readonly financeOperations: FakeFinanceOperations;
  readonly wire: Wire;
  /** A new life of the engine on the ledger; the one before goes on or is dead, as the test likes. */
  start(options?: Partial<SyncOptions>): Promise<StartedEngine>;
  /** Lets time pass, one event after the other, and everything that follows from each. */
  pass(ms: number): Promise<void>;
  /** Lets time pass until the condition holds; throws after an hour. */
  passUntil(condition: () => Promise<boolean> | boolean): Promise<void>;
}

export interface StartedEngine {
  readonly sync: Sync;
  readonly process: Process;
}

export interface FakeWorldOptions {
  readonly ledger: Ledger;
  readonly seed?: number;
  readonly weakness?: Weakness;
  /** How likely the queue loses a key, from 0 to 1. */
  readonly queueLoses?: number;
  /** Without time a test may simply await what only asks the ledger; with it, a process can die between statements. */
  readonly ledgerTakesTime?: boolean;
  readonly logger?: Logger;
  readonly companies?: CompanyMap;
}

const ignore = () => {};
const silent: Logger = { debug: ignore, info: ignore, warn: ignore, error: ignore };
const oneCompany: CompanyMap = { companyOf: () => 'usmf', companies: ['usmf'] };
const hourMs = 3_600_000;

export function createFakeWorld({
  ledger,
  seed = 1,
  weakness,
  queueLoses = 0,
  ledgerTakesTime = true,
  logger = silent,
  companies = oneCompany,
}: FakeWorldOptions): FakeWorld {
  const clock = createManualClock(createRandom(seed));
  const sales = createFakeSales();
  const financeOperations = createFakeFinanceOperations(weakness);
  const wire = new Wire(clock);
  let lives = 0;

  const passUntil = async (condition: () => Promise<boolean> | boolean) => {
    const limit = clock.now() + hourMs;
    await everythingThatFollows();
    while (!(await condition())) {
      if (clock.now() > limit) throw new Error('The condition did not hold within an hour.');
      if (!clock.step()) throw new Error('The condition does not hold, and nothing waits for time to pass.');
      await everythingThatFollows();
    }
  };

  return {
    clock,
    sales,
    financeOperations,
    wire,
    async start(options = {}) {
      lives += 1;
      const process = createProcess(`life ${lives}`, clock);
      const queue = createMemoryQueue(process.clock);
      const sync = await createSync({
        sales: sales.connect(process, wire),
        financeOperations: financeOperations.connect(process, wire),
        schemas,
        entities: ['Customer'],
        ledger: ledgerTakesTime ? slowly(ledger, process) : ledger,
        queue: queueLoses > 0 ? forgetful(queue, queueLoses, clock.random) : queue,
        companies,
        logger,
        clock: process.clock,
        options: { deltaIntervalMs: 5_000, sweepIntervalMs: 5_000, ...options },
      });
      // It starts in the time of the world: not awaited, since time stands still until somebody lets it pass.
      void sync.start();
      await everythingThatFollows();
      return { sync, process };
    },
    async pass(ms) {
      const until = clock.now() + ms;
      let there = false;
      clock.after(ms, () => {
        there = true;
      });
      await passUntil(() => there || clock.now() > until);
    },
    passUntil,
  };
}

/** All microtasks run before the next macrotask: what an event set off has happened. */
function everythingThatFollows(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** Every statement takes a moment before and after, so that a process can die between any two of them. */
function slowly(ledger: Ledger, process: Process): Ledger {
  const moment = () => new Promise<void>((resolve) => void process.later(1, resolve));
  return new Proxy(ledger, {
    get(target, name) {
      const method: unknown = Reflect.get(target, name);
      if (typeof method !== 'function') return method;
      return async (...args: unknown[]) => {
        await moment();
        try {
          return await method.apply(target, args);
        } finally {
          await moment();
        }
      };
    },
  });
}

function forgetful(queue: Queue, chance: number, random: () => number): Queue {
  return {
    ...queue,
    add(ref, lane) {
      if (random() >= chance) queue.add(ref, lane);
    },
    addAfter(ref, lane, delayMs) {
      if (random() >= chance) queue.addAfter(ref, lane, delayMs);
    },
  };
}
