import type { Fault, FaultAction } from './fault.ts';

/** Faults waiting at one time. */
const faultsMax = 1000;

interface Waiting {
  readonly fault: Fault;
  left: number;
}

/** The scripted faults of one service, and the requests they hold. */
export class FaultScript {
  #waiting: Waiting[] = [];
  readonly #held = new Set<() => void>();

  /** Number of requests kept back right now. */
  get held(): number {
    return this.#held.size;
  }

  /** Faults not yet spent, in the order they will be tried. */
  get waiting(): readonly Fault[] {
    return this.#waiting.map(({ fault }) => fault);
  }

  add(faults: readonly Fault[]): void {
    if (this.#waiting.length + faults.length > faultsMax)
      throw new RangeError(`At most ${faultsMax} faults can wait at one time.`);
    this.#waiting.push(...faults.map((fault) => ({ fault, left: fault.match.times ?? 1 })));
  }

  /** The action of the first fault that strikes this request, which uses it up once. */
  take(method: string, url: string): FaultAction | undefined {
    const found = this.#waiting.find(({ fault }) => strikes(fault, method, url));
    if (!found) return undefined;
    found.left -= 1;
    if (found.left === 0) this.#waiting = this.#waiting.filter((entry) => entry !== found);
    return found.fault.action;
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
    this.#waiting = [];
    this.release();
  }
}

function strikes({ match }: Fault, method: string, url: string): boolean {
  if (match.method !== undefined && match.method.toUpperCase() !== method) return false;
  if (match.path === undefined) return true;
  return [url, decoded(url)].some(
    (text) => text.includes(match.path ?? '') || matches(match.path ?? '', text),
  );
}

function matches(pattern: string, text: string): boolean {
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
