import { GraphQLError } from 'graphql';
import type { GatewayErrorCode } from '../errors.ts';

/** The time of one operation. */
export interface TimeLimit {
  /** Aborts once the time is over or nobody waits any more; its reason is a coded error where the time was over. */
  readonly signal: AbortSignal;
  /** The error of what is not done any more; undefined while there is time. */
  readonly expired: GraphQLError | undefined;
  /** The operation ended: whatever it still has under way is given up. */
  end(): void;
}

/** Starts the time now. `gone` aborts when the client leaves. */
export function limitTime(timeoutMs: number, gone: AbortSignal | undefined): TimeLimit {
  const ending = new AbortController();
  let expired: GraphQLError | undefined;
  const late = setTimeout(() => {
    expired = new GraphQLError(`The operation took longer than ${timeoutMs} ms and was ended.`, {
      extensions: { code: 'OPERATION_TIMEOUT' satisfies GatewayErrorCode },
    });
    ending.abort(expired);
  }, timeoutMs);
  const leave = () => ending.abort(gone?.reason);
  if (gone?.aborted) leave();
  gone?.addEventListener('abort', leave, { once: true });
  return {
    signal: ending.signal,
    get expired() {
      return expired;
    },
    end() {
      clearTimeout(late);
      gone?.removeEventListener('abort', leave);
      ending.abort(new Error('The operation has ended.'));
    },
  };
}
