import type { Policy } from '../pipeline.ts';
import type { TokenSource } from '../tokens.ts';

/** Puts the token on the request. A 401 was certainly not carried out, so a fresh token gets one more try. */
export function authenticatePolicy(tokens: TokenSource): Policy {
  return {
    name: 'authenticate',
    async sendRequest(request, next) {
      const send = (token: string) =>
        next({ ...request, headers: { ...request.headers, authorization: `Bearer ${token}` } });
      const token = await untilAborted(tokens.get(), request.signal);
      const answer = await send(token);
      if (answer.status !== 401) return answer;
      return send(await untilAborted(tokens.get({ refused: token }), request.signal));
    },
  };
}

/** MSAL takes no signal: its work goes on for whoever asks next, but this request waits no longer. */
async function untilAborted<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return work;
  const { promise: aborted, reject } = Promise.withResolvers<never>();
  const abort = () => reject(signal.reason);
  if (signal.aborted) abort();
  signal.addEventListener('abort', abort, { once: true });
  return Promise.race([work, aborted]).finally(() => signal.removeEventListener('abort', abort));
}
