import { sandboxCredentials } from '@p2c/sandbox';
import { type BatchItem, printBatchBody } from '../batches/batch-body.ts';
import { bytesOf, type WireRequest } from './wire-request.ts';

type Headers = Readonly<Record<string, string>>;

/** Requests below one root, each as a client of that service sends it. */
export function requestsBelow(root: string) {
  const request = (method: string, target: string, body?: object, headers: Headers = {}): WireRequest => ({
    method,
    target: `${root}${target.replaceAll(' ', '%20')}`,
    headers: Object.entries({
      Accept: 'application/json',
      'OData-Version': '4.0',
      ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      ...headers,
    }),
    body: body === undefined ? '' : bytesOf(JSON.stringify(body)),
  });
  return {
    get: (target: string, headers?: Headers) => request('GET', target, undefined, headers),
    post: (target: string, body: object, headers?: Headers) => request('POST', target, body, headers),
    patch: (target: string, body: object, headers?: Headers) => request('PATCH', target, body, headers),
    put: (target: string, body: object, headers?: Headers) => request('PUT', target, body, headers),
    remove: (target: string, headers?: Headers) => request('DELETE', target, undefined, headers),
    batch: (items: readonly BatchItem[], headers: Headers = {}): WireRequest => ({
      ...request('POST', '$batch', undefined, { 'Content-Type': 'multipart/mixed; boundary=b', ...headers }),
      body: printBatchBody(items),
    }),
  };
}

const { tenantId, clientId, clientSecret } = sandboxCredentials;
/** Where a corpus has the port of its service; it is known once the service runs. */
export const portMark = '{port}';

const root = requestsBelow('/');
const admin = requestsBelow('/__sandbox/');

/** What stands beside both services: tokens, and the endpoint that only a sandbox has. */
export const commonCorpus: readonly WireRequest[] = [
  {
    ...root.get(`${tenantId}/oauth2/v2.0/token`),
    method: 'POST',
    headers: [['Content-Type', 'application/x-www-form-urlencoded']],
    body: `grant_type=client_credentials&client_id=${clientId}&client_secret=${clientSecret}&scope=http%3A%2F%2F127.0.0.1%3A${portMark}%2F.default`,
  },
  {
    ...root.get(`${tenantId}/oauth2/token`),
    method: 'POST',
    headers: [['Content-Type', 'application/x-www-form-urlencoded']],
    body: `grant_type=client_credentials&client_id=${clientId}&client_secret=${clientSecret}&resource=http%3A%2F%2F127.0.0.1%3A${portMark}%2F`,
  },
  root.get(`${tenantId}/v2.0/.well-known/openid-configuration`),
  admin.get('faults'),
  admin.post('faults', {
    match: { path: 'accounts', after: 1, times: 2 },
    action: { kind: 'status', status: 503 },
  }),
  admin.post('faults', [
    {
      match: { method: ['POST', 'PATCH'], probability: 0.5, seed: 3 },
      action: { kind: 'delay', ms: 1, upToMs: 2 },
    },
    { match: { of: 'operation' }, action: { kind: 'status', status: 429, retryAfterSeconds: 1 } },
    { match: { every: 2 }, action: { kind: 'stale-read' } },
  ]),
  admin.post('release', {}),
  admin.get('requests?since=1'),
  admin.get('limits'),
  admin.put('limits', { requests: 5000, windowSeconds: 300 }),
  admin.remove('limits'),
];
