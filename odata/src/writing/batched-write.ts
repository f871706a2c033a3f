import type { BatchedRequest } from '../batch/multipart.ts';
import type { PrintedWrite } from './write-request.ts';

/** A write as it stands in a batch: nothing to take a header from, and a body that names its type. */
export function toBatchedRequest(
  { method, target, headers, body }: PrintedWrite,
  serviceRoot: string,
): BatchedRequest {
  const sent = Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== ''));
  const url = `${serviceRoot}${target}`;
  if (body === undefined) return { method, url, headers: sent };
  return { method, url, headers: { 'Content-Type': 'application/json; type=entry', ...sent }, body };
}
