import { ServiceError } from '../errors.ts';
import { QueryError } from '../filter/ast.ts';
import { answerBatch, type BatchService } from '../http/answer-batch.ts';
import type { Service, ServiceRequest, ServiceResponse } from '../http/message.ts';
import type { Environment } from './environment.ts';
import { invalidBody, invalidQuery } from './errors.ts';
import { Exchange, metadataPath, rootPath } from './exchange.ts';
import { jsonResponse } from './responses.ts';

/** The OData endpoint of an F&O environment. Whatever a request changes is one transaction. */
export function createFinanceOperationsService(environment: Environment): Service {
  return {
    owns: (path) =>
      path.startsWith(rootPath) || path.startsWith(metadataPath) || path === rootPath.slice(0, -1),
    handle: (request) =>
      request.method === 'POST' && request.path === `${rootPath}$batch`
        ? refusalsAsAnswers(() => answerBatch(batchService(environment), request))
        : answerOne(environment, request),
    errorResponse: (status, message, headers = {}) =>
      errorBody(new ServiceError(status, '', message, { headers })),
    throttled: (status, headers) =>
      errorBody(
        new ServiceError(
          status,
          '',
          status === 429
            ? 'This request could not be processed at this time due to system experiencing high resource utilization.'
            : 'An error has occurred.',
          { headers },
        ),
      ),
  };
}

function batchService(environment: Environment): BatchService {
  return {
    database: environment.database,
    rootPath,
    endsWithRefusal: false,
    answer: (request) => answerOne(environment, request),
    invalid: invalidBody,
  };
}

function answerOne(environment: Environment, request: ServiceRequest): ServiceResponse {
  const answer = () => new Exchange(environment, request).answer();
  return refusalsAsAnswers(() =>
    request.method === 'GET' ? answer() : environment.database.transaction(answer),
  );
}

function refusalsAsAnswers(answer: () => ServiceResponse): ServiceResponse {
  try {
    return answer();
  } catch (error) {
    if (error instanceof ServiceError) return errorBody(error);
    if (error instanceof QueryError) return errorBody(invalidQuery(error.message));
    throw error;
  }
}

function errorBody({ status, code, message, inner, headers }: ServiceError): ServiceResponse {
  const innererror = inner && {
    ...inner,
    stacktrace: '   at Microsoft.Dynamics.Platform.Integration.Services.OData',
  };
  return jsonResponse(status, { error: { code, message, ...(innererror ? { innererror } : {}) } }, headers);
}
