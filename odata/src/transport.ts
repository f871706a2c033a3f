import { type Agent, request as send } from 'undici';
import { ODataError } from './errors.ts';
import { isRead, type Send } from './pipeline.ts';

/**
 * The innermost step: one HTTP exchange. A header with an empty value is left out. A connection that breaks is an
 * ODataError NETWORK, which says whether a write may have been carried out; an aborted request keeps its reason.
 */
export function createTransport(agent: Agent): Send {
  return async (request) => {
    const { method, url, headers, body, signal, wire } = request;
    signal?.throwIfAborted();
    wire.sends += 1;
    try {
      const response = await send(url, {
        method,
        headers: Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== '')),
        body: body ?? null,
        dispatcher: agent,
        ...(signal ? { signal } : {}),
      });
      const text = await response.body.text();
      return { status: response.statusCode, headers: plainHeaders(response.headers), body: text };
    } catch (error) {
      if (signal?.aborted) throw error;
      throw new ODataError('NETWORK', `${method} got no answer: ${(error as Error).message}`, {
        mayHaveCommitted: !isRead(request) && !neverSent(error),
        cause: error,
      });
    }
  };
}

/** Whether the request was refused because the agent had been closed. */
export function isClosed(error: unknown): boolean {
  return ['UND_ERR_CLOSED', 'UND_ERR_DESTROYED'].includes(codeOf(error));
}

/** No connection came about, or undici refused the request itself: it certainly never left. */
function neverSent(error: unknown): boolean {
  const { syscall = '' } = error as { syscall?: string };
  return (
    ['connect', 'getaddrinfo'].includes(syscall) ||
    ['ECONNREFUSED', 'UND_ERR_CONNECT_TIMEOUT', 'UND_ERR_INVALID_ARG'].includes(codeOf(error)) ||
    isClosed(error)
  );
}

const codeOf = (error: unknown): string => String((error as { code?: unknown } | undefined)?.code);

function plainHeaders(
  headers: Record<string, string | string[] | undefined>,
): Record<string, string | undefined> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name.toLowerCase(),
      Array.isArray(value) ? value[0] : value,
    ]),
  );
}
