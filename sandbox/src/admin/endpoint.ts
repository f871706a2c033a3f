import type { TokenIssuer } from '../auth/tokens.ts';
import type { FaultScript } from '../faults/fault-script.ts';
import { parseFaults } from '../faults/parse-fault.ts';
import type { ServiceRequest, ServiceResponse } from '../http/message.ts';
import type { RequestLog } from '../http/request-log.ts';
import type { Json } from '../json.ts';
import { type ProtectionSettings, parseProtectionSettings } from '../limits/protection-settings.ts';
import { parseJson } from '../parse-json.ts';

export interface AdminContext {
  readonly faults: FaultScript;
  readonly log: RequestLog;
  readonly isLoopback: boolean;
  readonly issuer: TokenIssuer;
  /** The service protection limits that are in force. */
  readonly limits: {
    get(): ProtectionSettings | undefined;
    set(settings: ProtectionSettings | undefined): void;
  };
  readonly expireDeltaTokens?: () => Promise<void>;
  /** What the system offers beside; undefined for a path that it does not know. */
  readonly ownAdmin?: (request: ServiceRequest) => { status: number; value: object } | undefined;
}

/**
 * The endpoint that only a sandbox has, under `/__sandbox/`, for callers of this machine:
 * `GET|POST|DELETE faults`, `POST release`, `GET requests?since=n`, `DELETE requests`, `GET|PUT|DELETE limits`, `POST expire-tokens`,
 * `POST expire-delta-tokens`.
 */
export async function answerAdminRequest(
  request: ServiceRequest,
  context: AdminContext,
): Promise<ServiceResponse> {
  if (!context.isLoopback)
    return reply(403, {
      error: 'The admin endpoint serves callers of this machine only, and no web page of another host.',
    });
  const { faults, log } = context;
  switch (`${request.method} ${request.path.slice('/__sandbox/'.length)}`) {
    case 'GET faults':
      return reply(200, { faults: faults.waiting, held: faults.held });
    case 'POST faults':
      return take(request, (json) => {
        faults.add(parseFaults(json));
        return { faults: faults.waiting };
      });
    case 'DELETE faults':
      faults.clear();
      return reply(200, {});
    case 'POST release':
      faults.release();
      return reply(200, {});
    case 'GET requests': {
      const since = Number(new URLSearchParams(request.query).get('since') ?? 0);
      if (!Number.isInteger(since)) return reply(400, { error: 'since must be a whole number.' });
      return reply(200, { requests: log.since(since) });
    }
    case 'DELETE requests':
      log.clear();
      return reply(200, {});
    case 'GET limits':
      return reply(200, { limits: context.limits.get() ?? null });
    case 'PUT limits':
      return take(request, (json) => {
        context.limits.set(parseProtectionSettings(json));
        return { limits: context.limits.get() };
      });
    case 'DELETE limits':
      context.limits.set(undefined);
      return reply(200, {});
    case 'POST expire-tokens':
      context.issuer.expireAll();
      return reply(200, {});
    case 'POST expire-delta-tokens':
      if (!context.expireDeltaTokens) return reply(404, { error: 'This system has no delta tokens.' });
      await context.expireDeltaTokens();
      return reply(200, {});
    default: {
      const own = context.ownAdmin?.(request);
      return own
        ? reply(own.status, own.value)
        : reply(404, { error: `There is no ${request.method} ${request.path}.` });
    }
  }
}

/** Reads the body as JSON and does the work; what either finds wrong is answered in words. */
function take(request: ServiceRequest, work: (json: Json) => object): ServiceResponse {
  // A web page can send a text/plain body to any address; it cannot send JSON without asking first.
  if (!/^application\/json\b/i.test(request.headers.get('content-type') ?? ''))
    return reply(415, { error: 'The body must be application/json.' });
  try {
    return reply(200, work(parseJson(request.body)));
  } catch (error) {
    if (error instanceof RangeError || error instanceof SyntaxError)
      return reply(400, { error: error.message });
    throw error;
  }
}

function reply(status: number, value: object): ServiceResponse {
  return { status, headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(value) };
}
