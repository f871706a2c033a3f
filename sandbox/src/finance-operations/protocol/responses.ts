import { randomUUID } from 'node:crypto';
import type { ServiceResponse } from '../../http/message.ts';
import { contentTypeOf, type MetadataLevel } from './metadata-level.ts';

type Headers = Readonly<Record<string, string>>;

/** An answer with a JSON body. */
export function jsonResponse(
  status: number,
  value: object,
  headers: Headers = {},
  level: MetadataLevel = 'minimal',
): ServiceResponse {
  return {
    status,
    headers: { ...commonHeaders(), 'Content-Type': contentTypeOf(level), ...headers },
    body: JSON.stringify(value),
  };
}

export function textResponse(type: string, body: string): ServiceResponse {
  return { status: 200, headers: { ...commonHeaders(), 'Content-Type': type }, body };
}

export function emptyResponse(headers: Headers = {}): ServiceResponse {
  return { status: 204, headers: { ...commonHeaders(), ...headers } };
}

/** What every answer carries; `ms-dyn-aid` names the request in the traces of the environment. */
function commonHeaders(): Record<string, string> {
  return { 'OData-Version': '4.0', 'Cache-Control': 'no-cache', 'ms-dyn-aid': randomUUID() };
}
