/** Entries kept; older ones are forgotten. */
const entriesMax = 10_000;
/** Characters of a body that are kept, and of a URL: the longest that Dataverse takes. */
const bodyLengthMax = 8 * 1024;
const urlLengthMax = 32 * 1024;
/** Characters of all URLs and bodies that are kept; older entries are forgotten. */
const lengthMax = 16 * 1024 * 1024;

/** One OData request as the service saw it. */
export interface LoggedRequest {
  /** Counts up from 1 and is never given twice. */
  readonly n: number;
  readonly method: string;
  /** Path and query as sent, a bounded part of it. */
  readonly url: string;
  /** The status that was (or, when the answer was dropped, would have been) sent; 0 while there is none. */
  readonly status: number;
  /** ISO time of arrival. */
  readonly at: string;
  /** The beginning of the body; only of a caller that was let in. */
  readonly body?: string;
}

/** The last OData requests of a service, for tests that assert what was asked. */
export class RequestLog {
  #entries: LoggedRequest[] = [];
  #last = 0;
  #length = 0;

  /** Notes an arriving request and gives its number. */
  add(method: string, url: string): number {
    this.#last += 1;
    const at = new Date().toISOString();
    this.#entries.push({ n: this.#last, method, url: beginning(url, urlLengthMax), status: 0, at });
    this.#length += Math.min(url.length, urlLengthMax);
    this.#forget();
    return this.#last;
  }

  /** The body of a request, once its caller may speak. */
  sent(n: number, body: string): void {
    if (body === '') return;
    const kept = beginning(body, bodyLengthMax);
    if (this.#change(n, { body: kept })) this.#length += kept.length;
    this.#forget();
  }

  answered(n: number, status: number): void {
    this.#change(n, { status });
  }

  /** Requests numbered above `n`, oldest first. */
  since(n: number): readonly LoggedRequest[] {
    return this.#entries.filter((entry) => entry.n > n);
  }

  clear(): void {
    this.#entries = [];
    this.#length = 0;
  }

  /** Whether the entry is still there. */
  #change(n: number, change: Partial<LoggedRequest>): boolean {
    const at = n - (this.#entries[0]?.n ?? 0);
    const entry = this.#entries[at];
    if (entry) this.#entries[at] = { ...entry, ...change };
    return entry !== undefined;
  }

  #forget(): void {
    while (this.#entries.length > entriesMax || this.#length > lengthMax) {
      const oldest = this.#entries.shift();
      if (!oldest) return;
      this.#length -= oldest.url.length + (oldest.body?.length ?? 0);
    }
  }
}

/** A copy: a slice of a text would keep the whole text alive. */
function beginning(text: string, length: number): string {
  return text.length <= length ? text : Buffer.from(text.slice(0, length), 'utf16le').toString('utf16le');
}
