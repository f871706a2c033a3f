import type { ODataClient, RequestOptions } from './client.ts';
import type { Dialect, HttpAnswer } from './dialects/dialect.ts';
import type { Model } from './model.ts';
import type { HttpRequest } from './pipeline.ts';
import type { Scheduler } from './scheduler.ts';

/** What reads and writes share. */
export interface Connection {
  readonly system: ODataClient['system'];
  readonly dialect: Dialect;
  readonly model: Model;
  readonly serviceRoot: string;
  readonly scheduler: Scheduler;
  /** Sends a request with the headers of the dialect. `target` stands behind the service root, or is a link. */
  call(method: HttpRequest['method'], target: string, options?: CallOptions): Promise<HttpAnswer>;
  /** Has all requests wait: a part of a batch was refused as one too many. */
  slowDown(retryAfterMs: number): void;
}

export interface CallOptions extends RequestOptions {
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** A POST that changes nothing. */
  readonly reads?: boolean;
  /** Counts what has really left, for callers that must know. */
  readonly wire?: { sends: number };
}
