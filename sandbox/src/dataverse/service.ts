import { ServiceError } from '../errors.ts';
import { QueryError } from '../filter/ast.ts';
import { answerBatch, type BatchService } from '../http/answer-batch.ts';
import type { Service, ServiceRequest, ServiceResponse } from '../http/message.ts';
import { parsePrefer } from '../http/prefer.ts';
import { TooManyStepsError } from '../store/step-limit.ts';
import { readCall } from './call.ts';
import { carryOutChangeSet, carryOutOperation } from './carry-out.ts';
import { errorBody } from './error-body.ts';
import { codes, sqlTimeout } from './errors.ts';
import { Exchange, rootPath } from './exchange.ts';
import type { Organization } from './organization.ts';
import { isTooManyConditions } from './query/query-options.ts';
import { commonHeaders, jsonResponse } from './responses.ts';
import { hasSynchronousSteps } from './webhooks/send-held.ts';

/** The Dataverse Web API v9.2 over an organization. Whatever a request changes is one transaction. */
export function createDataverseService(organization: Organization): Service {
  return {
    owns: (path) => path.startsWith(rootPath) || path === rootPath.slice(0, -1),
    handle: (request) =>
      request.method === 'POST' && request.path === `${rootPath}$batch`
        ? answerWholeBatch(organization, request)
        : answerAlone(organization, request),
    errorResponse: (status, message, headers = {}) =>
      refusalAnswer(
        new ServiceError(status, status === 401 ? codes.tokenExpired : codes.generic, message, { headers }),
      ),
    throttled: (status, headers, limit = 'requests') =>
      refusalAnswer(
        status === 429
          ? new ServiceError(429, limits[limit].code, limits[limit].message, { headers })
          : new ServiceError(status, codes.generic, 'The request could not be processed.', { headers }),
      ),
    remainingHeaders: ({ requests, executionSeconds }) => ({
      'x-ms-ratelimit-burst-remaining-xrm-requests': String(requests),
      'x-ms-ratelimit-time-remaining-xrm-requests': executionSeconds.toFixed(2),
    }),
  };
}

/** Rows that the links of one request may look at, and texts that its conditions compare: some seconds. */
const stepsMax = 2_000_000;

/** Longest URL of a GET inside a batch. Microsoft Learn: Use OData to query data. */
const batchUrlLengthMax = 65_536;

/** Microsoft Learn, "Service protection API limits": code and words of each limit. */
const limits = {
  requests: {
    code: codes.requestLimit,
    message: 'Number of requests exceeded the limit of 6000 over time window of 300 seconds.',
  },
  time: {
    code: codes.timeLimit,
    message:
      'Combined execution time of incoming requests exceeded limit of 1,200,000 milliseconds over time window of 300 seconds. Decrease number of concurrent requests or reduce the duration of requests and try again later.',
  },
  concurrency: {
    code: codes.concurrencyLimit,
    message: 'Number of concurrent requests exceeded the limit of 52.',
  },
} as const;

function batchService(organization: Organization, batch: ServiceRequest): BatchService {
  return {
    rootPath,
    endsWithRefusal: true,
    takesReferences: true,
    operationsMax: 1_000,
    answer: (request) =>
      lengthOf(request) > batchUrlLengthMax
        ? refusalAnswer(new ServiceError(414, codes.generic, 'The request URI is too long.'))
        : answerAlone(organization, request),
    answerWithin: (request) => answerOne(organization, request),
    transact: (operations) =>
      organization.writes.take(() =>
        carryOutChangeSet(organization, operations, (error) => answerOfRefusal(batch, error)),
      ),
    invalid: (message) => new ServiceError(400, codes.generic, message),
    refusal: (error) => refusalAnswer(refusalOf(error)),
    tooLarge: (message) => refusalAnswer(new ServiceError(413, codes.generic, message)),
  };
}

async function answerWholeBatch(
  organization: Organization,
  request: ServiceRequest,
): Promise<ServiceResponse> {
  try {
    const answer = await answerBatch(batchService(organization, request), request);
    return { ...answer, headers: { ...commonHeaders(), ...answer.headers } };
  } catch (error) {
    return answerOfRefusal(request, error);
  }
}

/** Whoever changes something waits until nobody else is at it. */
function answerAlone(
  organization: Organization,
  request: ServiceRequest,
): ServiceResponse | Promise<ServiceResponse> {
  const answer = () => answerOne(organization, request);
  if (request.method === 'GET') return answer();
  return organization.writes.take(() =>
    hasSynchronousSteps(organization)
      ? carryOutOperation(organization, answer, (error) => answerOfRefusal(request, error))
      : answer(),
  );
}

function answerOne(organization: Organization, request: ServiceRequest): ServiceResponse {
  const { database } = organization;
  const answer = () => database.withinSteps(stepsMax, () => new Exchange(organization, request).answer());
  return refusalsAsAnswers(request, () =>
    organization.during(readCall(organization, request), () =>
      request.method === 'GET' ? answer() : database.transaction(answer),
    ),
  );
}

function lengthOf({ origin, path, query }: ServiceRequest): number {
  return origin.length + path.length + (query === '' ? 0 : query.length + 1);
}

function refusalsAsAnswers(request: ServiceRequest, answer: () => ServiceResponse): ServiceResponse {
  try {
    return answer();
  } catch (error) {
    return answerOfRefusal(request, error);
  }
}

function answerOfRefusal(request: ServiceRequest, error: unknown): ServiceResponse {
  const { annotations } = parsePrefer(request.headers.get('prefer'));
  return refusalAnswer(refusalOf(error), annotations);
}

/** What is no refusal is a fault of the sandbox, and thrown on. */
function refusalOf(error: unknown): ServiceError {
  if (error instanceof ServiceError) return error;
  // As a tenant's database gives up on what takes too long.
  if (error instanceof TooManyStepsError) return sqlTimeout();
  if (!(error instanceof QueryError)) throw error;
  const code = isTooManyConditions(error) ? codes.tooManyConditions : codes.queryNotSupported;
  return new ServiceError(400, code, error.message);
}

function refusalAnswer(error: ServiceError, annotations: readonly string[] = []): ServiceResponse {
  return jsonResponse(error.status, errorBody(error, annotations), error.headers);
}
