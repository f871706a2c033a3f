import { type AnswerReader, brokenRequest } from '../answers.ts';
import { type BatchedRequest, partBytes } from '../batch/multipart.ts';
import { type PartResult, sendBatch } from '../batch/send-batch.ts';
import type { ODataClient, OperationOutcome, RequestOptions, WriteOperation } from '../client.ts';
import type { Connection } from '../connection.ts';
import { readErrorBody } from '../dialects/error-body.ts';
import { ODataError } from '../errors.ts';
import type { ConnectionSettings } from '../options.ts';
import { readRetryAfter } from '../retry-after.ts';
import { toBatchedRequest } from './batched-write.ts';
import {
  type BulkMessage,
  bulkMessageOf,
  bulkTarget,
  printBulkBody,
  printBulkRecord,
} from './bulk-message.ts';
import { type PlannableWrite, type PlannedRequest, planBatches, planWrites } from './plan-writes.ts';
import { readBulkAnswer } from './read-bulk-answer.ts';
import {
  type PrintedWrite,
  printWrite,
  readWriteAnswer,
  toWriteRequest,
  type WriteRequest,
} from './write-request.ts';

/** An operation with everything that was printed of it, before any of them is sent. */
interface Prepared extends PlannableWrite {
  readonly operation: WriteOperation;
  readonly request: WriteRequest;
  readonly printed: PrintedWrite;
  readonly batched: BatchedRequest;
  readonly bulkRecord: string | undefined;
}

/** Boundary and line ends of a part, more than they are. */
const partOverhead = 64;

/** The part of the client that writes many records in few requests. `tag` tells plug-ins of the system who writes. */
export function createWriteMany(
  connection: Connection,
  answers: AnswerReader,
  settings: Pick<ConnectionSettings, 'batchSize' | 'bulkSize' | 'bodyBytesMax' | 'concurrencyMax'> & {
    readonly tag: string | undefined;
  },
): Pick<ODataClient, 'writeMany'> {
  const { call, dialect, model, scheduler, serviceRoot } = connection;
  const tagOptions = settings.tag === undefined ? [] : dialect.tagOptions(settings.tag);
  const limits = {
    batchSize: Math.min(settings.batchSize, dialect.batchOperationsMax),
    bulkSize: Math.min(settings.bulkSize, dialect.bulkTargetsMax),
    bodyBytesMax: settings.bodyBytesMax,
  };
  /** Tables that have answered that they do not know a message. */
  const without = new Set<string>();

  const prepare = (operation: WriteOperation): Prepared => {
    const request = toWriteRequest(operation, connection);
    const printed = printWrite(request, connection, tagOptions);
    const batched = toBatchedRequest(printed, serviceRoot);
    const bulkRecord = dialect.bulkTargetsMax === 0 ? undefined : printBulkRecord(operation, model);
    return {
      operation,
      request,
      printed,
      batched,
      bulkRecord,
      entitySet: operation.entitySet,
      bulk: bulkRecord === undefined ? undefined : bulkMessageOf(operation),
      bulkBytes: Buffer.byteLength(bulkRecord ?? '') + 1,
      batchBytes: partBytes(batched) + partOverhead,
    };
  };

  const outcomeOf = (result: PartResult, request: WriteRequest): OperationOutcome => {
    if (result instanceof ODataError) return { kind: 'broken', error: result };
    try {
      return readWriteAnswer(result, request, connection, answers);
    } catch (error) {
      if (error instanceof ODataError) return { kind: 'broken', error };
      throw error;
    }
  };

  /** Sends one request; whatever breaks it is the outcome of all that it carries. */
  const send = async (
    planned: PlannedRequest,
    prepared: readonly Prepared[],
    options: RequestOptions,
  ): Promise<readonly OperationOutcome[]> => {
    const wire = { sends: 0 };
    const carried = placesOf(planned).map((place) => prepared[place] as Prepared);
    try {
      switch (planned.kind) {
        case 'single':
          return await Promise.all(
            carried.map(async ({ printed: { method, target, ...sent }, request }) =>
              outcomeOf(await call(method, target, { ...options, ...sent, wire }), request),
            ),
          );
        case 'batch': {
          const requests = carried.map(({ batched }) => batched);
          const results = await sendBatch(connection, requests, { ...options, wire });
          return carried.map(({ request }, index) => outcomeOf(results[index] as PartResult, request));
        }
        case 'bulk':
          return await sendBulk(planned, carried, { ...options, wire });
        default: {
          const unknown: never = planned;
          throw new TypeError(`Expected a request, got ${JSON.stringify(unknown)}.`);
        }
      }
    } catch (error) {
      const broken: OperationOutcome = { kind: 'broken', error: asODataError(error, options.signal, wire) };
      return carried.map(() => broken);
    }
  };

  const sendBulk = async (
    { message, entitySet }: Extract<PlannedRequest, { kind: 'bulk' }>,
    carried: readonly Prepared[],
    options: RequestOptions & { wire: { sends: number } },
  ): Promise<readonly OperationOutcome[]> => {
    const query = [...dialect.alwaysOptions, ...tagOptions];
    const target = `${bulkTarget(entitySet, message)}${query.length > 0 ? `?${query.join('&')}` : ''}`;
    const body = printBulkBody(carried.map(({ bulkRecord = '' }) => bulkRecord));
    const answer = await call('POST', target, { ...options, body });
    const { status } = answer;
    if (status >= 200 && status < 300)
      return readBulkAnswer(answer, message, {
        count: carried.length,
        serviceRoot,
        entitySet,
        key: model.entitySets.get(entitySet)?.keys[0] ?? '',
      });
    const retryAfterMs = readRetryAfter(answer, scheduler.now());
    if (retryAfterMs !== undefined) return carried.map(() => ({ kind: 'throttled', retryAfterMs }));
    const isUnknown = dialect.isUnknownMessage(answer, readErrorBody(answer));
    if (isUnknown) without.add(bulkTarget(entitySet, message));
    else if (status < 400 || status === 401 || status >= 500)
      throw brokenRequest(answer, { now: scheduler.now(), mayHaveCommitted: status >= 500 });
    // Refused, so undone as a whole (standard tables: one transaction). Sent singly, every record has its own outcome.
    return sendAll(planBatches(carried, [...carried.keys()], limits), carried, options);
  };

  const sendAll = async (
    requests: readonly PlannedRequest[],
    prepared: readonly Prepared[],
    options: RequestOptions,
  ): Promise<readonly OperationOutcome[]> => {
    const outcomes = new Array<OperationOutcome>(prepared.length);
    const left = requests.values();
    const worker = async () => {
      for (const planned of left) {
        const found = await send(planned, prepared, options);
        for (const [index, place] of placesOf(planned).entries())
          outcomes[place] = found[index] as OperationOutcome;
      }
    };
    // No more of them wait for a turn than could have one.
    await Promise.all(Array.from({ length: Math.min(settings.concurrencyMax, requests.length) }, worker));
    return outcomes;
  };

  return {
    async writeMany(operations, { versions = false, ...options } = {}) {
      options.signal?.throwIfAborted();
      const prepared = operations.map(prepare);
      const hasBulk = (entitySet: string, message: BulkMessage) =>
        !versions && !without.has(bulkTarget(entitySet, message));
      return sendAll(planWrites(prepared, { ...limits, hasBulk }), prepared, options);
    },
  };
}

const placesOf = (planned: PlannedRequest): readonly number[] =>
  planned.kind === 'single' ? [planned.operation] : planned.operations;

/** A caller that gives up leaves outcomes behind as well; whatever else is no broken request is a fault of ours. */
function asODataError(
  error: unknown,
  signal: AbortSignal | undefined,
  { sends }: { readonly sends: number },
): ODataError {
  if (error instanceof ODataError) return error;
  if (!signal?.aborted) throw error;
  return new ODataError('ABORTED', 'The caller gave up before an answer came.', {
    mayHaveCommitted: sends > 0,
    cause: error,
  });
}
