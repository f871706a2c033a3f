import type { Caller } from '../../../sandbox/src/test-support/call.ts';
import type { WireService } from './wire-service.ts';

/** The service for a case that says it sends nothing but reads: anything else fails the case before it is sent. */
export function readingOnly(service: WireService): WireService {
  const send: Caller['send'] = (method, path, headers, body) => {
    if (!isRead(method, path, body)) throw new Error(`A case that only reads sent ${method} ${path}.`);
    return service.send(method, path, headers, body);
  };
  return {
    ...service,
    send,
    get: (path, headers) => send('GET', path, headers),
    post: (path, body, headers) => send('POST', path, headers, body),
    patch: (path, body, headers) => send('PATCH', path, headers, body),
    put: (path, body, headers) => send('PUT', path, headers, body),
    delete: (path, headers) => send('DELETE', path, headers),
  };
}

/** A batch reads where every request in it does. */
function isRead(method: string, path: string, body: unknown): boolean {
  if (method === 'GET') return true;
  return path === '$batch' && !/^(POST|PATCH|PUT|DELETE) /m.test(String(body));
}
