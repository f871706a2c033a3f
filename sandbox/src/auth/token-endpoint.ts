import type { ServiceRequest, ServiceResponse } from '../http/message.ts';
import { portOf, type TokenIssuer } from './tokens.ts';

/**
 * The part of Microsoft Entra ID that a client-credentials flow meets: `POST /{tenant}/oauth2/v2.0/token`, its
 * predecessor `POST /{tenant}/oauth2/token`, and `GET /{tenant}/v2.0/.well-known/openid-configuration`. Undefined when
 * the path is none of them.
 */
export function answerTokenRequest(
  request: ServiceRequest,
  issuer: TokenIssuer,
  resourcePorts: () => readonly number[],
): ServiceResponse | undefined {
  const match =
    /^\/([^/]+)\/(oauth2\/v2\.0\/token|oauth2\/token|v2\.0\/\.well-known\/openid-configuration)$/.exec(
      request.path,
    );
  if (!match) return undefined;
  const [, tenant = '', endpoint] = match;
  const expectedMethod = endpoint?.startsWith('oauth2/') ? 'POST' : 'GET';
  if (request.method !== expectedMethod)
    return refused(405, 'invalid_request', 900144, `The endpoint only accepts ${expectedMethod} requests.`);
  if (tenant !== issuer.tenantId)
    return refused(
      400,
      'invalid_request',
      90002,
      `Tenant '${tenant}' not found. Check to make sure you have the correct tenant ID.`,
    );
  return expectedMethod === 'GET'
    ? configuration(request.origin, tenant)
    : issueToken(request, issuer, resourcePorts(), endpoint === 'oauth2/token' ? 1 : 2);
}

/** In version 1 of the endpoint the client names a resource, in version 2 a scope of it. */
function issueToken(
  request: ServiceRequest,
  issuer: TokenIssuer,
  resourcePorts: readonly number[],
  version: 1 | 2,
): ServiceResponse {
  const form = new URLSearchParams(request.body);
  for (const name of ['grant_type', 'client_id', 'client_secret', version === 1 ? 'resource' : 'scope']) {
    if (!form.get(name))
      return refused(
        400,
        'invalid_request',
        900144,
        `The request body must contain the following parameter: '${name}'.`,
      );
  }
  const grantType = form.get('grant_type');
  if (grantType !== 'client_credentials')
    return refused(
      400,
      'unsupported_grant_type',
      70003,
      `The app requested an unsupported grant type '${grantType}'.`,
    );
  const clientId = form.get('client_id') ?? '';
  if (!issuer.knowsClient(clientId))
    return refused(
      400,
      'unauthorized_client',
      700016,
      `Application with identifier '${clientId}' was not found in the directory '${issuer.tenantId}'.`,
    );
  if (!issuer.knowsSecret(form.get('client_secret') ?? ''))
    return refused(
      401,
      'invalid_client',
      7000215,
      `Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID, for a secret added to app '${clientId}'.`,
    );
  const scope = form.get('scope') ?? '';
  // One token opens one resource; several scopes are parted by blanks.
  if (version === 2 && /\S\s+\S/.test(scope))
    return refused(
      400,
      'invalid_scope',
      28000,
      `Provided value for the input parameter scope is not valid because it contains more than one resource. Scope ${scope} is not valid.`,
    );
  const resource = version === 1 ? (form.get('resource') ?? '') : /^(.+?)\/+\.default$/.exec(scope)?.[1];
  if (resource === undefined)
    return refused(
      400,
      'invalid_scope',
      1002012,
      `The provided value for scope ${scope} is not valid. Client credential flows must have a scope value with /.default suffixed to the resource identifier (application ID URI).`,
    );
  if (!resourcePorts.some((port) => port === portOf(resource)))
    return refused(
      400,
      'invalid_resource',
      500011,
      `The resource principal named ${resource} was not found in the tenant named ${issuer.tenantId}.`,
    );
  return json(200, {
    token_type: 'Bearer',
    ...(version === 1 ? lifetimeAsTexts(issuer, resource) : lifetime(issuer)),
    access_token: issuer.issue(resource),
  });
}

function lifetime({ lifetimeSeconds }: TokenIssuer): object {
  const seconds = Math.floor(lifetimeSeconds);
  return { expires_in: seconds, ext_expires_in: seconds };
}

/** Version 1 of the endpoint writes its numbers as texts, and says for what and until when the token is good. */
function lifetimeAsTexts({ lifetimeSeconds }: TokenIssuer, resource: string): object {
  const [now, seconds] = [Math.floor(Date.now() / 1000), Math.floor(lifetimeSeconds)];
  return {
    expires_in: String(seconds),
    ext_expires_in: String(seconds),
    expires_on: String(now + seconds),
    not_before: String(now),
    resource,
  };
}

function configuration(origin: string, tenant: string): ServiceResponse {
  return json(200, {
    issuer: `${origin}/${tenant}/v2.0`,
    authorization_endpoint: `${origin}/${tenant}/oauth2/v2.0/authorize`,
    token_endpoint: `${origin}/${tenant}/oauth2/v2.0/token`,
    jwks_uri: `${origin}/${tenant}/discovery/v2.0/keys`,
    end_session_endpoint: `${origin}/${tenant}/oauth2/v2.0/logout`,
    token_endpoint_auth_methods_supported: ['client_secret_post'],
    grant_types_supported: ['client_credentials'],
    response_types_supported: ['token'],
    subject_types_supported: ['pairwise'],
    id_token_signing_alg_values_supported: ['RS256'],
  });
}

function refused(status: number, error: string, code: number, message: string): ServiceResponse {
  return json(status, {
    error,
    error_description: `AADSTS${code}: ${message}`,
    error_codes: [code],
    timestamp: new Date().toISOString(),
  });
}

function json(status: number, value: object): ServiceResponse {
  return {
    status,
    headers: { 'Content-Type': 'application/json; charset=utf-8', 'Cache-Control': 'no-store' },
    body: JSON.stringify(value),
  };
}
