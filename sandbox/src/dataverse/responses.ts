import { randomUUID } from 'node:crypto';
import type { ServiceResponse } from '../http/message.ts';

type Headers = Readonly<Record<string, string>>;

/** An answer with a JSON body, in the media type that Dataverse names. */
export function jsonResponse(status: number, value: object, headers: Headers = {}): ServiceResponse {
  return {
    status,
    headers: { ...commonHeaders(), 'Content-Type': 'application/json; odata.metadata=minimal', ...headers },
    body: JSON.stringify(value),
  };
}

export function textResponse(type: string, body: string): ServiceResponse {
  return { status: 200, headers: { ...commonHeaders(), 'Content-Type': type }, body };
}

/** An answer without a body: 204, or 304. */
export function emptyResponse(headers: Headers = {}, status: 204 | 304 = 204): ServiceResponse {
  return { status, headers: { ...commonHeaders(), ...headers } };
}

/** Requests that a client may well send at a time, as an environment of moderate size recommends. */
const parallelism = '4';

/**
 * What every answer carries: both identifiers name the request in the service's own logs, and the hint says how many
 * requests are best under way (Microsoft Learn, "Send parallel requests").
 */
export function commonHeaders(): Record<string, string> {
  const id = randomUUID();
  return {
    'OData-Version': '4.0',
    'Cache-Control': 'no-cache',
    'x-ms-service-request-id': id,
    REQ_ID: id,
    'x-ms-dop-hint': parallelism,
  };
}
