import { ServiceError } from '../errors.ts';
import type { ServiceRequest, ServiceResponse } from '../http/message.ts';
import {
  type BatchAnswer,
  MultipartError,
  type PartRequest,
  printBatch,
  readBatch,
} from '../http/multipart.ts';
import type { Environment } from './environment.ts';
import { invalidBody } from './errors.ts';
import { rootPath } from './exchange.ts';

export const batchPath = `${rootPath}$batch`;

/** Answers one request by itself, refusals included. */
type Answer = (request: ServiceRequest) => ServiceResponse;

/**
 * Carries out a batch in its order. A change set is one transaction: with the first refusal all of it is undone, and
 * that refusal stands for the whole (OData 4.0, part 1, "Batch Requests and Responses"; Microsoft Learn, "Batch
 * requests" of the OData page of finance and operations apps). Other requests stand for themselves.
 */
export function answerBatch(
  environment: Environment,
  request: ServiceRequest,
  answer: Answer,
): ServiceResponse {
  if (request.method !== 'POST')
    throw new ServiceError(
      405,
      '',
      `The requested resource does not support http method '${request.method}'.`,
    );
  const parts = read(request);
  const answers = parts.map((part): BatchAnswer => {
    if (part.kind === 'request') {
      const response = answer(toRequest(part.request, request));
      return { kind: 'answer', response, contentId: part.request.contentId };
    }
    return answerChangeSet(environment, part.requests, request, answer);
  });
  const { contentType, body } = printBatch(answers);
  return { status: 200, headers: { 'OData-Version': '4.0', 'Content-Type': contentType }, body };
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

function answerChangeSet(
  environment: Environment,
  requests: readonly PartRequest[],
  outer: ServiceRequest,
  answer: Answer,
): BatchAnswer {
  try {
    const answers = environment.database.transaction(() =>
      requests.map((part) => {
        if (part.method === 'GET') throw invalidBody('A change set holds no GET requests.');
        const response = answer(toRequest(part, outer));
        if (response.status >= 400) throw new Refused(response, part.contentId);
        return { response, contentId: part.contentId };
      }),
    );
    return { kind: 'change-set', answers };
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return { kind: 'answer', response: error.response, contentId: error.contentId };
  }
}

/** Request lines are relative to the service root, absolute paths, or absolute URLs. */
function toRequest({ method, url, headers, body }: PartRequest, outer: ServiceRequest): ServiceRequest {
  const root = `${outer.origin}${rootPath}`;
  const absolute = url.startsWith('/')
    ? `${outer.origin}${url}`
    : url.includes('://')
      ? url
      : `${root}${url}`;
  if (!absolute.startsWith(root)) throw invalidBody(`The request URI '${url}' is outside of the service.`);
  const target = absolute.slice(outer.origin.length);
  const mark = target.indexOf('?');
  return {
    method,
    path: mark < 0 ? target : target.slice(0, mark),
    query: mark < 0 ? '' : target.slice(mark + 1),
    headers,
    body,
    origin: outer.origin,
  };
}

function read(request: ServiceRequest) {
  try {
    return readBatch(request);
  } catch (error) {
    if (error instanceof MultipartError) throw invalidBody(error.message);
    throw error;
  }
}
