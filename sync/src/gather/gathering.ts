import type { ODataClient } from '@p2c/odata';
import type { Flow } from '../observe.ts';
import type { Clock } from '../ports.ts';
import { stepByStep } from '../step-by-step.ts';
import { createReadStack, type ReadStack } from './read-stack.ts';
import { createWriteStack, type WriteStack } from './write-stack.ts';

/** Records that are worked on side by side and whose requests go together. */
export interface Gathering {
  /**
   * Works on one record. What it asks and writes through the flow that it is given is held until nobody who takes part
   * can add to it, and then goes with the requests of the others: many reads by key as one, many writes as few. Whoever
   * is alone waits for nobody. Give the same flow for all records of a kind: only what goes through one is gathered.
   */
  work<T>(flow: Flow, run: (flow: Flow) => Promise<T>): Promise<T>;
}

/** Somebody may be held up by a ledger that is busy: the others do not wait longer than this. */
const heldMaxMs = 1_000;

interface Stacks {
  readonly reads: ReadStack;
  readonly writes: WriteStack;
}

/**
 * Gathers by counting who is at work: a request that waits, here or on its way, is one that nobody can add to meanwhile.
 * When the last one waits, everything that is held goes.
 */
export function createGathering(clock: Clock): Gathering {
  const stacks = new Map<ODataClient, Stacks>();
  /** Of those who take part, how many are neither held nor wait for an answer. */
  let atWork = 0;
  let cancel: (() => void) | undefined;

  const send = () => {
    cancel?.();
    cancel = undefined;
    for (const { reads, writes } of stacks.values()) {
      reads.send();
      writes.send();
    }
  };
  const sendIfNobodyCanAdd = () => {
    cancel ??= clock.after(heldMaxMs, send);
    // Not at once: who begins in the same instant takes part.
    if (atWork === 0) queueMicrotask(() => atWork === 0 && send());
  };
  const stacksOf = (client: ODataClient): Stacks => {
    const known = stacks.get(client);
    if (known !== undefined) return known;
    const made = { reads: createReadStack(client), writes: createWriteStack(client) };
    stacks.set(client, made);
    return made;
  };

  return {
    async work(flow, run) {
      let waitsFor = 0;
      // One of several requests broke, and the others are still on their way: nobody counts as at work for them.
      let isOver = false;
      const wait = async <T>(request: Promise<T>): Promise<T> => {
        waitsFor += 1;
        if (waitsFor === 1 && !isOver) atWork -= 1;
        sendIfNobodyCanAdd();
        try {
          return await request;
        } finally {
          waitsFor -= 1;
          if (waitsFor === 0 && !isOver) atWork += 1;
        }
      };
      const through = (client: ODataClient) => gathered(client, stacksOf(client), wait);
      atWork += 1;
      try {
        return await run({ ...flow, source: through(flow.source), target: through(flow.target) });
      } finally {
        isOver = true;
        if (waitsFor === 0) atWork -= 1;
        sendIfNobodyCanAdd();
      }
    },
  };
}

/** A client whose reads by key and single writes are held on stacks; the rest goes at once. */
function gathered(
  client: ODataClient,
  { reads, writes }: Stacks,
  wait: <T>(request: Promise<T>) => Promise<T>,
): ODataClient {
  return {
    ...client,
    get: (entitySet, key, options) => wait(reads.get(entitySet, key, options)),
    list: (query, options) => wait(reads.list(query, options)),
    pages: (query, options) => stepByStep(client.pages(query, options), wait),
    create: (entitySet, values, options) => wait(writes.create(entitySet, values, options)),
    update: (entitySet, key, values, options) => wait(writes.update(entitySet, key, values, options)),
    delete: (entitySet, key, options) => wait(client.delete(entitySet, key, options)),
    // All or nothing: the change set of one document is not sent with those of others.
    changeSet: (operations, options) => wait(client.changeSet(operations, options)),
  };
}
