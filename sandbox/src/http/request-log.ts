/** Entries kept; older ones are forgotten. */
const entriesMax = 10_000;
/** Characters of a body that are kept. */
const bodyLengthMax = 64 * 1024;

/** One OData request as the service saw it. */
export interface LoggedRequest {
  /** Counts up from 1 and is never given twice. */
  readonly n: number;
  readonly method: string;
  /** Path and query as sent. */
  readonly url: string;
  /** The status that was (or, when the answer was dropped, would have been) sent; 0 while there is none. */
  readonly status: number;
  /** ISO time of arrival. */
  readonly at: string;
  readonly body?: string;
}

/** The last OData requests of a service, for tests that assert what was asked. */
export class RequestLog {
  #entries: LoggedRequest[] = [];
  #last = 0;

  /** Notes an arriving request and gives its number. */
  add(method: string, url: string, body: string): number {
    this.#last += 1;
    const entry = { n: this.#last, method, url, status: 0, at: new Date().toISOString() };
    this.#entries.push(body === '' ? entry : { ...entry, body: body.slice(0, bodyLengthMax) });
    if (this.#entries.length > entriesMax) this.#entries.shift();
    return this.#last;
  }

  answered(n: number, status: number): void {
    const at = n - (this.#entries[0]?.n ?? 0);
    const entry = this.#entries[at];
    if (entry) this.#entries[at] = { ...entry, status };
  }

  /** Requests numbered above `n`, oldest first. */
  since(n: number): readonly LoggedRequest[] {
    return this.#entries.filter((entry) => entry.n > n);
  }

  clear(): void {
    this.#entries = [];
  }
}
