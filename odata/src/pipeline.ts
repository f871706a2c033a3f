import type { HttpAnswer } from './dialects/dialect.ts';

/** One HTTP request on its way through the policies. */
export interface HttpRequest {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly signal?: AbortSignal;
  readonly requestId: string;
  /** Shared by all attempts: what has really left. A write of which nothing left was certainly not carried out. */
  readonly wire: { sends: number };
}

export type Send = (request: HttpRequest) => Promise<HttpAnswer>;

/** One concern of a request; calls `next` once, never or again. */
export interface Policy {
  readonly name: string;
  sendRequest(request: HttpRequest, next: Send): Promise<HttpAnswer>;
}

/** The policies around a transport, outermost first. */
export function composePipeline(policies: readonly Policy[], transport: Send): Send {
  return policies.reduceRight<Send>(
    (next, policy) => (request) => policy.sendRequest(request, next),
    transport,
  );
}
