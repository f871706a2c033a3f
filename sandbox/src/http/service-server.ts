import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type AdminContext, answerAdminRequest } from '../admin/endpoint.ts';
import { refuseCaller, tokenRefusal } from '../auth/authorize.ts';
import { answerTokenRequest } from '../auth/token-endpoint.ts';
import type { TokenIssuer } from '../auth/tokens.ts';
import { carryOut, type Outcome } from '../faults/carry-out.ts';
import { FaultScript } from '../faults/fault-script.ts';
import type { FrozenService } from '../faults/frozen-service.ts';
import { createProtection, type Protection } from '../limits/protection.ts';
import { type ProtectionSettings, publishedLimits } from '../limits/protection-settings.ts';
import { createBeginnings } from './begin-in-turn.ts';
import { isFromThisMachine, isLoopbackName, namesThisMachine } from './host-guard.ts';
import type { Service, ServiceRequest, ServiceResponse } from './message.ts';
import { readBody } from './read-body.ts';
import { RequestLog } from './request-log.ts';

/** Longest request line and headers: Dataverse takes URLs of 32,768 characters. */
const headerBytesMax = 128 * 1024;
const urlLengthMax = 32_768;
/** Longer than clients keep an idle connection, so that none is closed under a request on its way. */
const keepAliveMs = 65_000;

export interface ServiceServerOptions {
  readonly service: Service;
  readonly host: string;
  readonly port: number;
  readonly issuer: TokenIssuer;
  readonly auth: 'required' | 'loopback-open';
  /** Ports of all services that a token can be issued for. */
  readonly resourcePorts: () => readonly number[];
  readonly expireDeltaTokens?: () => Promise<void>;
  /** What the system's own admin endpoint offers. */
  readonly ownAdmin?: NonNullable<AdminContext['ownAdmin']>;
  /** Limits of a caller; without, and until the admin endpoint sets some, there are none. */
  readonly protection?: ProtectionSettings;
  /** The service over a copy of its data as they are now. */
  readonly freeze: () => FrozenService;
}

export interface ServiceServer {
  readonly port: number;
  /** Ends held requests, closes every connection and stops listening. */
  close(): Promise<void>;
}

/** Serves one system over HTTP, with its token endpoint and its admin endpoint beside it. */
export async function startServiceServer(options: ServiceServerOptions): Promise<ServiceServer> {
  const faults = new FaultScript(options.freeze);
  const log = new RequestLog();
  const beginnings = createBeginnings();
  let protection: Protection | undefined = options.protection && createProtection(options.protection);
  // Without limits in force Dataverse's answers still tell what is left of those that it publishes.
  const measuring = options.service.remainingHeaders && createProtection(publishedLimits, 'measure');
  const limits = {
    get: () => protection?.settings,
    set: (settings: ProtectionSettings | undefined) => {
      protection = settings && createProtection(settings);
    },
  };
  const server = createServer({ maxHeaderSize: headerBytesMax }, (message, response) => {
    answer(message, response).catch((error: unknown) => {
      const text = error instanceof Error ? error.message : String(error);
      send(response, options.service.errorResponse(500, `The sandbox failed: ${text}`));
    });
  });
  server.keepAliveTimeout = keepAliveMs;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, options.host, () => {
      server.off('error', reject);
      resolve();
    });
  });
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : options.port;

  async function answer(message: IncomingMessage, response: ServerResponse): Promise<void> {
    const gone = new AbortController();
    response.once('close', () => gone.abort());
    const body = await readBody(message);
    const text = body.kind === 'text' ? body.text : '';
    const request = toRequest(message, text, `${options.host}:${port}`);
    if (body.kind === 'too-large')
      return send(
        response,
        options.service.errorResponse(413, 'The request body is too large.', { Connection: 'close' }),
      );
    if (body.kind === 'not-utf-8') return send(response, options.service.errorResponse(400, body.message));
    const isNamed = namesThisMachine(message.headers.host, options.host);
    if (isLoopbackName(options.host) && !isNamed)
      return send(
        response,
        options.service.errorResponse(
          421,
          `The sandbox listens on ${options.host} and answers to localhost and loopback addresses; the Host header names another.`,
        ),
      );
    // Links are built on it. The words are those of http.sys.
    if (!URL.canParse(request.origin))
      return send(response, options.service.errorResponse(400, 'Bad Request - Invalid Hostname'));
    // What a caller of this machine may do without a token, a web page of another host may not.
    const isOwn = isNamed && isFromThisMachine(message.headers.origin, options.host);
    const isLoopback = isOwn && isLoopbackAddress(message.socket.remoteAddress);
    if (request.path.startsWith('/__sandbox/'))
      return send(
        response,
        await answerAdminRequest(request, { faults, log, limits, isLoopback, ...options }),
      );
    const token = answerTokenRequest(request, options.issuer, options.resourcePorts);
    if (token) return send(response, token);
    if (!options.service.owns(request.path))
      return send(
        response,
        options.service.errorResponse(
          404,
          `No HTTP resource was found that matches the request URI '${message.url}'.`,
        ),
      );
    // A client that has ended its side of the connection has left, too: Node closes the other.
    const isGone = () => gone.signal.aborted || message.socket.readableEnded;
    if (!(await beginnings.mayBegin(isGone))) {
      response.destroy();
      return;
    }
    const outcome = await answerOData(request, message.url ?? '', isLoopback, gone.signal);
    if (outcome.kind === 'dropped' || gone.signal.aborted) response.destroy();
    else if (outcome.kind === 'cut') sendBeginning(response, outcome.response);
    else send(response, outcome.response);
  }

  /** Runs a request past token, log and faults to the service. */
  async function answerOData(
    request: ServiceRequest,
    url: string,
    isLoopback: boolean,
    gone: AbortSignal,
  ): Promise<Outcome> {
    const n = log.add(request.method, url);
    const { service, issuer } = options;
    const refuse = (response: ServiceResponse): Outcome => {
      log.answered(n, response.status);
      return { kind: 'answer', response };
    };
    if (url.length > urlLengthMax) return refuse(service.errorResponse(414, 'The request URI is too long.'));
    const refusal = refuseCaller({ request, port, isLoopback }, service, issuer, options.auth);
    if (refusal) return refuse(refusal);
    log.sent(n, request.body);
    const caller = request.headers.has('authorization') ? 'application' : 'anonymous';
    const admission = (protection ?? measuring)?.enter(caller, performance.now());
    if (admission?.kind === 'refused') {
      const headers = { 'Retry-After': String(admission.retryAfterSeconds) };
      return refuse(service.throttled(429, headers, admission.limit));
    }
    const outcome = await carryOut(
      {
        service,
        faults,
        expiredToken: (struck) => tokenRefusal(struck, service, issuer, 'expired'),
        answered: ({ status }) => log.answered(n, status),
      },
      request,
      url,
      gone,
    ).finally(() => admission?.leave(performance.now()));
    if (admission === undefined || outcome.kind !== 'answer') return outcome;
    const headers = { ...outcome.response.headers, ...service.remainingHeaders?.(admission.remaining) };
    return { kind: 'answer', response: { ...outcome.response, headers } };
  }

  return {
    port,
    async close() {
      faults.clear();
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    },
  };
}

function toRequest(message: IncomingMessage, body: string, address: string): ServiceRequest {
  const url = message.url ?? '/';
  const mark = url.indexOf('?');
  const headers = new Map(
    Object.entries(message.headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, Array.isArray(value) ? value.join(',') : value] as const],
    ),
  );
  return {
    method: message.method ?? 'GET',
    path: mark < 0 ? url : url.slice(0, mark),
    query: mark < 0 ? '' : url.slice(mark + 1),
    headers,
    body,
    origin: `http://${headers.get('host') ?? address}`,
  };
}

function send(response: ServerResponse, { status, headers, body }: ServiceResponse): void {
  if (response.destroyed || response.headersSent) return;
  const bytes = body === undefined ? undefined : Buffer.from(body);
  response.writeHead(status, {
    ...headers,
    ...(status === 204 || status === 304 ? {} : { 'Content-Length': bytes?.length ?? 0 }),
  });
  response.end(bytes);
}

/** The headers and the first half of the body, then the connection breaks. */
function sendBeginning(response: ServerResponse, { status, headers, body = '' }: ServiceResponse): void {
  const bytes = Buffer.from(body);
  response.writeHead(status, { ...headers, 'Content-Length': bytes.length + 1 });
  response.write(bytes.subarray(0, Math.ceil(bytes.length / 2)), () => response.destroy());
}

function isLoopbackAddress(address: string | undefined): boolean {
  return address !== undefined && (address === '::1' || /^(::ffff:)?127\./.test(address));
}
