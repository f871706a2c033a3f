import type { Fault, FaultMatch, FaultState } from './fault.ts';
import type { FrozenService } from './frozen-service.ts';
import { createRandom } from './random.ts';

/** Faults waiting at one time. */
const faultsMax = 1000;

interface Waiting {
  readonly fault: Fault;
  readonly random: () => number;
  readonly frozen: FrozenService | undefined;
  matched: number;
  struck: number;
}

/** What strikes one request. */
export interface Strike {
  readonly fault: Fault;
  /** Chance, as the seed of the fault decides it. */
  readonly random: () => number;
  /** Of a stale read: the service as it was when the fault was added. */
  readonly frozen: FrozenService | undefined;
  /** Whether the fault is spent with this strike. */
  readonly isLast: boolean;
}

/** The scripted faults of one service, and the requests they hold. */
export class FaultScript {
  #waiting: Waiting[] = [];
  readonly #held = new Set<() => void>();
  readonly #freeze: () => FrozenService;

  constructor(freeze: () => FrozenService) {
    this.#freeze = freeze;
  }

  /** Number of requests kept back right now. */
  get held(): number {
    return this.#held.size;
  }

  /** Faults not yet spent, in the order they will be tried. */
  get waiting(): readonly FaultState[] {
    return this.#waiting.map(({ fault, matched, struck }) => ({ ...fault, matched, struck }));
  }

  add(faults: readonly Fault[]): void {
    if (this.#waiting.length + faults.length > faultsMax)
      throw new RangeError(`At most ${faultsMax} faults can wait at one time.`);
    for (const fault of faults)
      this.#waiting.push({
        fault,
        random: createRandom(fault.match.seed ?? 1),
        frozen: fault.action.kind === 'stale-read' ? this.#freeze() : undefined,
        matched: 0,
        struck: 0,
      });
  }

  /** The first fault that strikes this request, which uses it up once. */
  take(method: string, url: string, of: 'request' | 'operation' = 'request'): Strike | undefined {
    for (const entry of this.#waiting) {
      const { fault } = entry;
      if ((fault.match.of ?? 'request') !== of || !matches(fault, method, url)) continue;
      entry.matched += 1;
      if (!isTurn(entry)) continue;
      entry.struck += 1;
      const isLast = entry.struck === timesOf(fault.match);
      if (isLast) this.#waiting = this.#waiting.filter((other) => other !== entry);
      return { fault, random: entry.random, frozen: entry.frozen, isLast };
    }
    return undefined;
  }

  /** Waits until `release`, or until the signal says that the caller has gone. */
  hold(gone: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const end = () => {
        this.#held.delete(end);
        gone.removeEventListener('abort', end);
        resolve();
      };
      if (gone.aborted) return resolve();
      gone.addEventListener('abort', end);
      this.#held.add(end);
    });
  }

  /** Lets every held request go on. */
  release(): void {
    for (const end of [...this.#held]) end();
  }

  /** Forgets the faults that wait and releases what is held. */
  clear(): void {
    for (const { frozen } of this.#waiting) frozen?.close();
    this.#waiting = [];
    this.release();
  }
}

function timesOf({ times, every, probability }: FaultMatch): number {
  return times ?? (every === undefined && probability === undefined ? 1 : Number.POSITIVE_INFINITY);
}

/** Whether this matching request is one that the fault strikes, by count and by chance. */
function isTurn({ fault, matched, random }: Waiting): boolean {
  const { after = 0, every = 1, probability } = fault.match;
  const counted = matched - after;
  if (counted <= 0 || counted % every !== 0) return false;
  return probability === undefined || random() < probability;
}

function matches({ match, action }: Fault, method: string, url: string): boolean {
  if (action.kind === 'stale-read' && method !== 'GET') return false;
  const methods = match.method === undefined ? [method] : [match.method].flat();
  if (!methods.some((name) => name.toUpperCase() === method)) return false;
  const { path } = match;
  if (path === undefined) return true;
  return [url, decoded(url)].some((text) => text.includes(path) || matchesPattern(path, text));
}

function matchesPattern(pattern: string, text: string): boolean {
  try {
    return new RegExp(pattern).test(text);
  } catch {
    // A text such as "accounts(" is no regular expression; it has been looked for as it stands.
    return false;
  }
}

function decoded(url: string): string {
  try {
    return decodeURIComponent(url);
  } catch {
    return url;
  }
}
