import { ServiceError } from '../errors.ts';
import { QueryError } from '../filter/ast.ts';
import type { Service, ServiceResponse } from '../http/message.ts';
import { codes } from './errors.ts';
import { Exchange, rootPath } from './exchange.ts';
import type { Organization } from './organization.ts';
import { isTooManyConditions } from './query-options.ts';
import { jsonResponse } from './responses.ts';

/** The Dataverse Web API v9.2 over an organization. Whatever a request changes is one transaction. */
export function createDataverseService(organization: Organization): Service {
  return {
    owns: (path) => path.startsWith(rootPath) || path === rootPath.slice(0, -1),
    handle(request) {
      try {
        const answer = () => new Exchange(organization, request).answer();
        return request.method === 'GET' ? answer() : organization.database.transaction(answer);
      } catch (error) {
        return refusal(error);
      }
    },
    errorResponse: (status, message, headers = {}) =>
      errorBody(
        new ServiceError(status, status === 401 ? codes.tokenExpired : codes.generic, message, { headers }),
      ),
    throttled: (status, headers) =>
      errorBody(
        status === 429
          ? new ServiceError(
              429,
              codes.requestLimit,
              'Number of requests exceeded the limit of 6000 over time window of 300 seconds.',
              { headers },
            )
          : new ServiceError(status, codes.generic, 'The request could not be processed.', { headers }),
      ),
  };
}

function refusal(error: unknown): ServiceResponse {
  if (error instanceof ServiceError) return errorBody(error);
  if (error instanceof QueryError) {
    const code = isTooManyConditions(error) ? codes.tooManyConditions : codes.queryNotSupported;
    return errorBody(new ServiceError(400, code, error.message));
  }
  throw error;
}

function errorBody({ status, code, message, headers }: ServiceError): ServiceResponse {
  return jsonResponse(status, { error: { code, message } }, headers);
}
