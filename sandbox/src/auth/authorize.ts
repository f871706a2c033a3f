import type { Service, ServiceRequest, ServiceResponse } from '../http/message.ts';
import type { TokenIssuer } from './tokens.ts';

export interface Caller {
  readonly request: ServiceRequest;
  /** Port that the request came in on. */
  readonly port: number;
  readonly isLoopback: boolean;
}

const messages = {
  missing: 'The request has no bearer token.',
  invalid: 'The access token is not valid for this service.',
  expired: 'The access token has expired.',
};

/** The refusal of a caller without a good token; undefined when the caller may go on. */
export function refuseCaller(
  { request, port, isLoopback }: Caller,
  service: Service,
  issuer: TokenIssuer,
  auth: 'required' | 'loopback-open',
): ServiceResponse | undefined {
  const header = request.headers.get('authorization');
  if (header === undefined && auth === 'loopback-open' && isLoopback) return undefined;
  const token = /^Bearer +(\S+)$/i.exec(header ?? '')?.[1];
  const check = token === undefined ? undefined : issuer.check(token, port);
  if (check?.kind === 'valid') return undefined;
  return tokenRefusal(request, service, issuer, check?.kind ?? 'missing');
}

/** The 401 that names the authority to get a token from, and what is wrong with the one that was sent. */
export function tokenRefusal(
  request: ServiceRequest,
  service: Service,
  issuer: TokenIssuer,
  fault: 'missing' | 'invalid' | 'expired',
): ServiceResponse {
  const challenge = `Bearer authorization_uri=${request.origin}/${issuer.tenantId}/oauth2/authorize, resource_id=${request.origin}/`;
  return service.errorResponse(401, messages[fault], { 'WWW-Authenticate': challenge });
}
