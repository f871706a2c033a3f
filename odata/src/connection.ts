import type { RequestOptions } from './client.ts';
import type { Dialect, HttpAnswer } from './dialects/dialect.ts';
import type { Model } from './model.ts';
import type { HttpRequest } from './pipeline.ts';
import type { Scheduler } from './scheduler.ts';

/** What reads and writes share. */
export interface Connection {
  readonly dialect: Dialect;
  readonly model: Model;
  readonly serviceRoot: string;
  readonly scheduler: Scheduler;
  /** Sends a request with the headers of the dialect. `target` stands behind the service root, or is a link. */
  call(
    method: HttpRequest['method'],
    target: string,
    options?: RequestOptions & { headers?: Readonly<Record<string, string>>; body?: string },
  ): Promise<HttpAnswer>;
}
