import type { HttpAnswer } from './dialects/dialect.ts';
import type { Lane } from './flow/lane.ts';

export type HttpMethod = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** One HTTP request on its way through the policies. */
export interface HttpRequest {
  readonly method: HttpMethod;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly signal?: AbortSignal;
  readonly requestId: string;
  readonly lane: Lane;
  /** A batch of nothing but reads is a POST that may be repeated all the same. */
  readonly reads?: boolean;
  /** Shared by all attempts: what has really left. A write of which nothing left was certainly not carried out. */
  readonly wire: { sends: number };
}

/** Whether a request changes nothing, so that it may be sent again. */
export const isRead = ({ method, reads = false }: Pick<HttpRequest, 'method' | 'reads'>): boolean =>
  method === 'GET' || reads;

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
