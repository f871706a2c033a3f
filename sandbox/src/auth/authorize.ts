import type { Service, ServiceRequest, ServiceResponse } from '../http/message.ts';
import type { TokenIssuer } from './tokens.ts';

export interface Caller {
  readonly request: ServiceRequest;
  /** Port that the request came in on. */
  readonly port: number;
  readonly isLoopback: boolean;
}

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
  const challenge = `Bearer authorization_uri=${request.origin}/${issuer.tenantId}/oauth2/authorize, resource_id=${request.origin}/`;
  const message =
    check?.kind === 'expired'
      ? 'The access token has expired.'
      : check?.kind === 'invalid'
        ? 'The access token is not valid for this service.'
        : 'The request has no bearer token.';
  return service.errorResponse(401, message, { 'WWW-Authenticate': challenge });
}
