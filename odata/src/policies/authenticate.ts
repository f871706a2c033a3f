import type { Policy } from '../pipeline.ts';
import type { TokenSource } from '../tokens.ts';

/** Puts the token on the request. A 401 was certainly not carried out, so a fresh token gets one more try. */
export function authenticatePolicy(tokens: TokenSource): Policy {
  return {
    name: 'authenticate',
    async sendRequest(request, next) {
      const send = async (fresh: boolean) => {
        const token = await tokens.get({ fresh });
        return next({ ...request, headers: { ...request.headers, authorization: `Bearer ${token}` } });
      };
      const answer = await send(false);
      return answer.status === 401 ? send(true) : answer;
    },
  };
}
