import { setImmediate as nextTurn } from 'node:timers/promises';
import { type BatchContext, checkBatch, toRequest } from './batch-request.ts';
import type { ServiceRequest, ServiceResponse } from './message.ts';
import {
  type BatchAnswer,
  type BatchPart,
  MultipartError,
  type PartRequest,
  printBatch,
  readBatch,
} from './multipart.ts';

/** What a batch needs of the service that it is sent to. */
export interface BatchService extends BatchContext {
  /** Whether a refusal ends the batch, and is its status, unless the client asks to go on. */
  readonly endsWithRefusal: boolean;
  /** Operations that one batch may hold. @default 5000 */
  readonly operationsMax?: number;
  /** Answers one request by itself, refusals included. */
  answer(request: ServiceRequest): ServiceResponse | Promise<ServiceResponse>;
  /** Answers one operation of a change set, inside its transaction. */
  answerWithin(request: ServiceRequest): ServiceResponse;
  /** Carries out the operations of a change set as one transaction. What they throw undoes it and is thrown on. */
  transact(operations: Operations): Operated | Promise<Operated>;
  /** The answer that such a refusal is. Throws on what is none. */
  refusal(error: unknown): ServiceResponse;
  /** The refusal of an operation for which the answer to the batch has no room any more. */
  tooLarge(message: string): ServiceResponse;
}

/** What the operations of a change set were answered. */
export type Operated = readonly {
  readonly response: ServiceResponse;
  readonly contentId: string | undefined;
}[];

/** Operations one after the other; after each, whoever runs them may refuse it after all. */
export type Operations = Generator<undefined, Operated, ServiceResponse | undefined>;

const operationsMax = 5_000;
/** Characters that the answers of one batch may come to; what comes after is refused unasked. */
const answerLengthMax = 32 * 1024 * 1024;

/**
 * Carries out a batch in its order. A change set is one transaction: with the first refusal all of it is undone, and
 * that refusal stands for the whole (OData 4.0, part 1, "Batch Requests and Responses"). Other requests stand for
 * themselves, and others are answered in between. Where the service takes references, later requests of a change set may
 * name the record that an earlier one made by its Content-ID: `$1`.
 */
export async function answerBatch(service: BatchService, request: ServiceRequest): Promise<ServiceResponse> {
  const goesOn = /odata\.continue-on-error(?!\s*=\s*false)/i.test(request.headers.get('prefer') ?? '');
  const answers: BatchAnswer[] = [];
  let status = 200;
  let length = 0;
  const parts = read(service, request);
  checkBatch(service, parts, request);
  for (const part of parts) {
    const answer = await answerPart(service, part, request, answerLengthMax - length);
    answers.push(answer);
    length += lengthOf(answer);
    const refused = answer.kind === 'answer' && answer.response.status >= 400;
    if (refused && service.endsWithRefusal && !goesOn) {
      status = answer.response.status;
      break;
    }
    await nextTurn();
  }
  const { contentType, body } = printBatch(answers);
  return { status, headers: { 'OData-Version': '4.0', 'Content-Type': contentType }, body };
}

async function answerPart(
  service: BatchService,
  part: BatchPart,
  outer: ServiceRequest,
  room: number,
): Promise<BatchAnswer> {
  if (part.kind === 'change-set') return answerChangeSet(service, part.requests, outer, room);
  if (room <= 0) return { kind: 'answer', response: noRoom(service), contentId: part.request.contentId };
  const operation = toRequest(service, part.request, outer.origin, new Map());
  const response = strikeOperation(operation, outer) ?? (await service.answer(operation));
  return { kind: 'answer', response, contentId: part.request.contentId };
}

/** Thrown inside the transaction of a change set, so that it is rolled back. */
class Refused extends Error {
  readonly response: ServiceResponse;
  readonly contentId: string | undefined;

  constructor(response: ServiceResponse, contentId: string | undefined) {
    super('A request of the change set was refused.');
    this.response = response;
    this.contentId = contentId;
  }
}

async function answerChangeSet(
  service: BatchService,
  requests: readonly PartRequest[],
  outer: ServiceRequest,
  room: number,
): Promise<BatchAnswer> {
  try {
    return {
      kind: 'change-set',
      answers: await service.transact(operationsOf(service, requests, outer, room)),
    };
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return { kind: 'answer', response: error.response, contentId: error.contentId };
  }
}

function* operationsOf(
  service: BatchService,
  requests: readonly PartRequest[],
  outer: ServiceRequest,
  room: number,
): Operations {
  const made = new Map<string, string>();
  const answers: { response: ServiceResponse; contentId: string | undefined }[] = [];
  let left = room;
  for (const part of requests) {
    const { contentId } = part;
    const response = answerReferring(service, part, outer, made);
    if (response.status >= 400) throw new Refused(response, contentId);
    left -= response.body?.length ?? 0;
    if (left < 0) throw new Refused(noRoom(service), contentId);
    const refusal = yield;
    if (refusal) throw new Refused(refusal, contentId);
    const location = response.headers['OData-EntityId'] ?? response.headers.Location;
    if (contentId !== undefined && location !== undefined) made.set(contentId, location);
    answers.push({ response, contentId });
  }
  return answers;
}

/** A reference to a request that made nothing is found out here; the change set is refused with it. */
function answerReferring(
  service: BatchService,
  part: PartRequest,
  outer: ServiceRequest,
  made: ReadonlyMap<string, string>,
): ServiceResponse {
  let operation: ServiceRequest;
  try {
    operation = toRequest(service, part, outer.origin, made);
  } catch (error) {
    return service.refusal(error);
  }
  return strikeOperation(operation, outer) ?? service.answerWithin(operation);
}

/** Carries operations out one after the other, without a pause. */
export function runThrough(operations: Operations): Operated {
  for (;;) {
    const step = operations.next();
    if (step.done) return step.value;
  }
}

function lengthOf(answer: BatchAnswer): number {
  const answers = answer.kind === 'answer' ? [answer] : answer.answers;
  return answers.reduce((sum, { response }) => sum + (response.body?.length ?? 0), 0);
}

function noRoom(service: BatchService): ServiceResponse {
  return service.tooLarge(
    `The answer to the batch exceeds the maximum of ${answerLengthMax} characters. Send the remaining operations in another batch.`,
  );
}

/** What a scripted fault answers to an operation in place of the service. */
function strikeOperation(
  { method, path, query }: ServiceRequest,
  outer: ServiceRequest,
): ServiceResponse | undefined {
  return outer.strikeOperation?.(method, query === '' ? path : `${path}?${query}`);
}

function read(service: BatchService, request: ServiceRequest) {
  try {
    return readBatch(request, service.operationsMax ?? operationsMax);
  } catch (error) {
    if (error instanceof MultipartError) throw service.invalid(error.message);
    throw error;
  }
}
