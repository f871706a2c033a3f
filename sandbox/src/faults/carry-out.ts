import type { Service, ServiceRequest, ServiceResponse } from '../http/message.ts';
import type { FaultAction } from './fault.ts';
import type { FaultScript, Strike } from './fault-script.ts';

/** What becomes of a request: an answer, one that breaks off in its middle, or a connection that breaks. */
export type Outcome =
  | { readonly kind: 'answer'; readonly response: ServiceResponse }
  | { readonly kind: 'cut'; readonly response: ServiceResponse }
  | { readonly kind: 'dropped' };

export interface Carrier {
  readonly service: Service;
  readonly faults: FaultScript;
  /** The refusal of a caller whose token has expired. */
  readonly expiredToken: (request: ServiceRequest) => ServiceResponse;
  /** Told of the answer, also of one that never reaches the caller. */
  readonly answered: (response: ServiceResponse) => void;
}

type Answering = ServiceResponse | Promise<ServiceResponse>;

/** Carries out one request, or does to it what a scripted fault says. `gone` tells that the caller has left. */
export async function carryOut(
  carrier: Carrier,
  request: ServiceRequest,
  url: string,
  gone: AbortSignal,
): Promise<Outcome> {
  const { service, faults } = carrier;
  const run = async (
    respond: () => Answering = () => service.handle(withOperationFaults(carrier, request)),
  ): Promise<ServiceResponse> => {
    const response = await respond();
    carrier.answered(response);
    return response;
  };
  const answer = async (respond?: () => Answering): Promise<Outcome> => ({
    kind: 'answer',
    response: await run(respond),
  });
  const answerUnlessGone = async (): Promise<Outcome> => (gone.aborted ? { kind: 'dropped' } : answer());
  const strike = faults.take(request.method, url);
  if (strike === undefined) return answer();
  const { action } = strike.fault;
  switch (action.kind) {
    case 'drop-before':
      return { kind: 'dropped' };
    case 'drop-after-commit':
      await run();
      return { kind: 'dropped' };
    case 'cut-answer':
      return { kind: 'cut', response: await run() };
    case 'hold-before':
      await faults.hold(gone);
      return answerUnlessGone();
    case 'hold-after-commit': {
      const response = await run();
      await faults.hold(gone);
      return { kind: 'answer', response };
    }
    case 'delay':
      await waitFor(drawMs(action, strike), gone);
      return answerUnlessGone();
    case 'delay-answer': {
      const response = await run();
      await waitFor(drawMs(action, strike), gone);
      return { kind: 'answer', response };
    }
    case 'status':
      return answer(() => statusAnswer(service, action));
    case 'expired-token':
      return answer(() => carrier.expiredToken(request));
    case 'stale-read':
      return answer(() => readStale(strike, request));
    default:
      return action satisfies never;
  }
}

/** The request with what strikes the operations of a batch, one by one. */
function withOperationFaults({ service, faults }: Carrier, request: ServiceRequest): ServiceRequest {
  return {
    ...request,
    strikeOperation: (method, url) => {
      const action = faults.take(method, url, 'operation')?.fault.action;
      return action?.kind === 'status' ? statusAnswer(service, action) : undefined;
    },
  };
}

async function readStale({ frozen, isLast }: Strike, request: ServiceRequest): Promise<ServiceResponse> {
  if (frozen === undefined) throw new Error('A stale read has no copy to be answered from.');
  try {
    return await frozen.service.handle(request);
  } finally {
    if (isLast) frozen.close();
  }
}

function statusAnswer(service: Service, action: FaultAction & { kind: 'status' }): ServiceResponse {
  const { status, retryAfterSeconds, limit, body } = action;
  const headers = retryAfterSeconds === undefined ? {} : { 'Retry-After': String(retryAfterSeconds) };
  const response = service.throttled(status, headers, limit);
  return body === undefined ? response : withBody(response, body);
}

/** The answer with another body: JSON, or the plain text that a proxy on the way would send. */
function withBody(response: ServiceResponse, body: string): ServiceResponse {
  const isJson = /^\s*[[{]/.test(body);
  return {
    ...response,
    headers: { ...response.headers, 'Content-Type': isJson ? 'application/json' : 'text/plain' },
    body,
  };
}

function drawMs({ ms, upToMs = ms }: { ms: number; upToMs?: number }, { random }: Strike): number {
  return ms + random() * (upToMs - ms);
}

function waitFor(ms: number, gone: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (gone.aborted) return resolve();
    const timer = setTimeout(end, ms);
    gone.addEventListener('abort', end);
    function end() {
      clearTimeout(timer);
      gone.removeEventListener('abort', end);
      resolve();
    }
  });
}
