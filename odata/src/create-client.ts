import { randomUUID } from 'node:crypto';
import { Agent } from 'undici';
import { createAnswerReader } from './answers.ts';
import type { ODataClient } from './client.ts';
import type { Connection } from './connection.ts';
import type { Dialect } from './dialects/dialect.ts';
import { dialects } from './dialects/dialects.ts';
import type { Model } from './model.ts';
import { type ConnectionSettings, resolveSettings } from './options.ts';
import { composePipeline } from './pipeline.ts';
import { authenticatePolicy } from './policies/authenticate.ts';
import { measurePolicy } from './policies/measure.ts';
import { retryPolicy } from './policies/retry.ts';
import { type ThrottleLogger, throttlePolicy } from './policies/throttle.ts';
import { timeoutPolicy } from './policies/timeout.ts';
import { type TraceEntry, tracePolicy } from './policies/trace.ts';
import { type ConnectionPool, createConnectionPool } from './pool.ts';
import { createResourceReader } from './reading/read-resource.ts';
import { createReads } from './reading/reads.ts';
import { type Scheduler, systemScheduler } from './scheduler.ts';
import { parseServiceRoot } from './service-root.ts';
import type { Credentials } from './tokens.ts';
import { createTransport } from './transport.ts';
import { createChangeSets } from './writing/change-sets.ts';
import { createWriteMany } from './writing/write-many.ts';
import { createWrites } from './writing/writes.ts';

/** The settings that are left out have the defaults of options.ts. */
export interface ODataClientOptions extends Partial<ConnectionSettings> {
  readonly system: ODataClient['system'];
  readonly dialect: Dialect['name'];
  /** `https://org.crm.dynamics.com/api/data/v9.2/` */
  readonly serviceRoot: string;
  readonly model: Model;
  readonly credentials: Credentials;
  /** User agent, as operators of the systems see it. */
  readonly applicationName?: string;
  /** Sent with every write of Dataverse as `?tag=…`: plug-ins read it from their shared variables. */
  readonly tag?: string;
  readonly scheduler?: Scheduler;
  /** What clients of the same process share; a client without one shares nothing. */
  readonly pool?: ConnectionPool;
  readonly onTrace?: (entry: TraceEntry) => void;
  readonly logger?: { debug(fields: object, message: string): void } & Partial<ThrottleLogger>;
}

/**
 * A client of one system. It holds connections: `close()` lets them go once what is under way is done. Throws a
 * TypeError for a service root or a setting that cannot be used.
 */
export function createODataClient(options: ODataClientOptions): ODataClient {
  const {
    model,
    system,
    scheduler = systemScheduler,
    applicationName = 'prospect-to-cash-gateway',
    pool = createConnectionPool(),
  } = options;
  const dialect = dialects[options.dialect];
  const serviceRoot = parseServiceRoot(options.serviceRoot);
  const settings = resolveSettings(options);
  const { timeoutMs } = settings;
  const scope = options.credentials.scope ?? `${new URL(serviceRoot).origin}/.default`;
  const agent = new Agent({ connections: settings.concurrencyMax, pipelining: 1 });
  const traffic = pool.traffic({
    system,
    serviceRoot,
    credentials: options.credentials,
    settings,
    scheduler,
  });

  // The order is the meaning: a repeated read queues up like a new one, so it keeps to a pause and holds no turn while
  // it waits; the time limit is for one attempt, and a token is fetched within it.
  const send = composePipeline(
    [
      tracePolicy((entry) => {
        options.onTrace?.(entry);
        options.logger?.debug(entry, 'OData request');
      }),
      retryPolicy({
        retriesMax: settings.readRetriesMax,
        scheduler,
        retriesServerErrors: dialect.retriesServerErrors,
      }),
      throttlePolicy({
        traffic,
        waitMaxMs: settings.throttleWaitMaxMs,
        scheduler,
        logger: options.logger,
      }),
      timeoutPolicy(timeoutMs),
      authenticatePolicy(pool.tokens(options.credentials, { scope, timeoutMs })),
      measurePolicy({ metrics: pool.metrics, scheduler, system, application: options.credentials.clientId }),
    ],
    createTransport(agent),
  );

  const connection: Connection = {
    system,
    dialect,
    model,
    serviceRoot,
    scheduler,
    slowDown: traffic.pause,
    call(method, target, options = {}) {
      const { signal, requestId: given, headers, body, reads, lane = 'interactive' } = options;
      const requestId = given !== undefined && printable.test(given) ? given : randomUUID();
      return send({
        method,
        url: URL.canParse(target) ? target : `${serviceRoot}${target}`,
        headers: {
          ...dialect.headers,
          'user-agent': applicationName,
          'x-ms-client-request-id': requestId,
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
        requestId,
        lane,
        wire: options.wire ?? { sends: 0 },
        ...(reads ? { reads } : {}),
        ...(signal ? { signal } : {}),
        ...(body === undefined ? {} : { body }),
      });
    },
  };
  const answers = createAnswerReader(connection);
  let closed: Promise<void> | undefined;
  return {
    system,
    model,
    ...createReads(connection, answers, settings),
    ...createResourceReader(connection),
    ...createWrites(connection, answers, { tag: options.tag }),
    ...createChangeSets(connection, { tag: options.tag }),
    ...createWriteMany(connection, answers, { ...settings, tag: options.tag }),
    close() {
      closed ??= agent.close();
      return closed;
    },
  };
}

/** What a header can carry; anything else gets a request id of ours. */
const printable = /^[\x21-\x7e]{1,128}$/;
