import { ServiceError } from '../errors.ts';
import { QueryError } from '../filter/ast.ts';
import { answerBatch, type BatchService, runThrough } from '../http/answer-batch.ts';
import type { Service, ServiceRequest, ServiceResponse } from '../http/message.ts';
import type { Environment } from './environment.ts';
import { invalidBody, invalidQuery } from './errors.ts';
import { answerExchange, metadataPath, rootPath } from './protocol/exchange.ts';
import { jsonResponse } from './protocol/responses.ts';
import { createResourceThrottle } from './throttling/resource-throttle.ts';

/** Microsoft Learn, "Priority-based throttling": what a busy environment says. */
const highUtilization =
  'This request could not be processed at this time due to system experiencing high resource utilization.';

/** Microsoft Learn, "Service protection API limits": the limits of a user, which version 10.0.36 removed. */
const userLimits = {
  requests: 'Number of requests exceeded the limit of 6000 over the time window of 300 seconds.',
  time: 'Combined execution time of incoming requests exceeded limit of 1200000 milliseconds over time window of 300 seconds. Decrease number of concurrent requests or reduce the duration of requests and try again later.',
  concurrency: 'Number of concurrent requests exceeded the limit of 52.',
};

/** The OData endpoint of an F&O environment. Whatever a request changes is one transaction. */
export function createFinanceOperationsService(environment: Environment): Service {
  const throttle = createResourceThrottle(environment);
  return {
    owns: (path) =>
      path.startsWith(rootPath) ||
      path.toLowerCase().startsWith(metadataPath) ||
      path === rootPath.slice(0, -1),
    handle(request) {
      const traced = tracedFrom(performance.now(), request);
      const busy = throttle(request);
      if (busy) return traced(errorBody(new ServiceError(429, '', highUtilization, { headers: busy })));
      if (request.method === 'POST' && request.path === `${rootPath}$batch`)
        return answerWholeBatch(environment, request).then(traced);
      return traced(answerOne(environment, request));
    },
    errorResponse: (status, message, headers = {}) =>
      errorBody(new ServiceError(status, '', message, { headers })),
    throttled: (status, headers, limit) =>
      errorBody(
        new ServiceError(
          status,
          '',
          status !== 429
            ? 'An error has occurred.'
            : limit === undefined
              ? highUtilization
              : userLimits[limit],
          { headers },
        ),
      ),
  };
}

async function answerWholeBatch(environment: Environment, request: ServiceRequest): Promise<ServiceResponse> {
  try {
    return await answerBatch(batchService(environment), request);
  } catch (error) {
    return errorBody(refusalOf(error));
  }
}

/** What helps to find a request in a trace: how long it took, in milliseconds, and the caller's own name of it. */
function tracedFrom(
  start: number,
  { headers }: ServiceRequest,
): (response: ServiceResponse) => ServiceResponse {
  const id = headers.get('x-ms-client-request-id');
  const isGood = id !== undefined && /^[\w.:{}-]{1,100}$/.test(id);
  return (response) => ({
    ...response,
    headers: {
      ...response.headers,
      'Server-Timing': `total;dur=${(performance.now() - start).toFixed(1)}`,
      ...(isGood ? { 'x-ms-client-request-id': id } : {}),
    },
  });
}

function batchService(environment: Environment): BatchService {
  return {
    rootPath,
    endsWithRefusal: false,
    // Not documented for F&O: a client that needs them would find out in production.
    takesReferences: false,
    answer: (request) => answerOne(environment, request),
    answerWithin: (request) => answerOne(environment, request),
    transact: (operations) => environment.database.transaction(() => runThrough(operations)),
    invalid: invalidBody,
    refusal: (error) => errorBody(refusalOf(error)),
    tooLarge: (message) => errorBody(new ServiceError(413, '', message)),
  };
}

function answerOne(environment: Environment, request: ServiceRequest): ServiceResponse {
  const answer = () => answerExchange(environment, request);
  return refusalsAsAnswers(() =>
    request.method === 'GET' ? answer() : environment.database.transaction(answer),
  );
}

function refusalsAsAnswers(answer: () => ServiceResponse): ServiceResponse {
  try {
    return answer();
  } catch (error) {
    return errorBody(refusalOf(error));
  }
}

/** What is no refusal is a fault of the sandbox, and thrown on. */
function refusalOf(error: unknown): ServiceError {
  if (error instanceof ServiceError) return error;
  if (error instanceof QueryError) return invalidQuery(error.message);
  throw error;
}

function errorBody({ status, code, message, inner, headers }: ServiceError): ServiceResponse {
  const innererror = inner && {
    ...inner,
    stacktrace: '   at Microsoft.Dynamics.Platform.Integration.Services.OData',
  };
  return jsonResponse(status, { error: { code, message, ...(innererror ? { innererror } : {}) } }, headers);
}
