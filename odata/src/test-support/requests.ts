import type { HttpRequest } from '../pipeline.ts';

/** A request to a scripted server, as a policy gets it. */
export function requestTo(
  origin: string,
  { method = 'GET', ...rest }: Partial<HttpRequest> = {},
): HttpRequest {
  return {
    method,
    url: `${origin}/accounts`,
    headers: {},
    requestId: 'r-1',
    lane: 'interactive',
    wire: { sends: 0 },
    ...rest,
  };
}
