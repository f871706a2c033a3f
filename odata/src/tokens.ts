import { ConfidentialClientApplication, type INetworkModule } from '@azure/msal-node';
import { ODataError } from './errors.ts';

/** Microsoft Entra client credentials: the application user that both systems know. */
export interface Credentials {
  readonly tenantId: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Where tokens come from; `https://login.microsoftonline.com` when left out. */
  readonly authority?: string;
  /** `<origin of the service root>/.default` when left out. */
  readonly scope?: string;
}

export interface TokenSource {
  /**
   * The current token, another one where the system refused that. Throws ODataError AUTHENTICATION with the reason of
   * the authority, never with the secret, and NETWORK where the authority does not answer.
   */
  get(options?: { readonly refused?: string }): Promise<string>;
}

const entra = 'https://login.microsoftonline.com';

/**
 * Tokens from MSAL, cached by it until shortly before they expire. Whoever asks at the same time shares one request.
 * MSAL refuses authorities over plain http, so for such an authority (the sandbox) it believes to talk to Entra and
 * its network client sends the request there. The endpoints are given, so nothing is asked for them.
 */
export function createTokenSource(credentials: Credentials, scope: string): TokenSource {
  const { tenantId, clientId, clientSecret, authority = entra } = credentials;
  const plain = authority.startsWith('http:');
  const base = (plain ? entra : authority).replace(/\/+$/, '');
  const application = new ConfidentialClientApplication({
    auth: {
      clientId,
      clientSecret,
      authority: `${base}/${tenantId}`,
      knownAuthorities: [new URL(base).host],
      authorityMetadata: JSON.stringify({
        authorization_endpoint: `${base}/${tenantId}/oauth2/v2.0/authorize`,
        token_endpoint: `${base}/${tenantId}/oauth2/v2.0/token`,
        issuer: `${base}/${tenantId}/v2.0`,
        jwks_uri: `${base}/${tenantId}/discovery/v2.0/keys`,
      }),
    },
    system: plain ? { networkClient: redirectTo(authority.replace(/\/+$/, '')) } : {},
  });

  const acquire = async (skipCache: boolean): Promise<string> => {
    let token: string | undefined;
    try {
      const result = await application.acquireTokenByClientCredential({ scopes: [scope], skipCache });
      token = result?.accessToken;
    } catch (error) {
      throw refusal(error, authority, clientSecret);
    }
    if (token) return token;
    throw new ODataError('AUTHENTICATION', `Expected a token from ${authority}, got an answer without one.`);
  };

  let current: Promise<string> | undefined;
  let fresh: Promise<string> | undefined;
  const cached = () => {
    current ??= acquire(false).finally(() => {
      current = undefined;
    });
    return current;
  };

  return {
    async get({ refused } = {}) {
      const token = await (fresh ?? cached());
      if (token !== refused) return token;
      // Of many requests that were refused with the same token the first one fetches the next.
      fresh ??= acquire(true).finally(() => {
        fresh = undefined;
      });
      return fresh;
    },
  };
}

/** Sends what is meant for Entra to the same path below another authority. */
function redirectTo(authority: string): INetworkModule {
  const send = async <T>(url: string, init: RequestInit) => {
    const { pathname, search } = new URL(url);
    const response = await fetch(`${authority}${pathname}${search}`, init);
    return {
      headers: Object.fromEntries(response.headers),
      body: (await response.json()) as T,
      status: response.status,
    };
  };
  return {
    sendGetRequestAsync: (url, options) => send(url, { headers: options?.headers ?? {} }),
    sendPostRequestAsync: (url, options) =>
      send(url, { method: 'POST', headers: options?.headers ?? {}, body: options?.body ?? '' }),
  };
}

const reasonLengthMax = 300;

/** The reason that the authority gave, without the secret; an unreachable authority is a network error. */
function refusal(error: unknown, authority: string, secret: string): ODataError {
  const { errorCode = '', message = '' } = error as { errorCode?: string; message?: string };
  const withoutSecret = `${errorCode} ${message}`.trim().replaceAll(secret, '***');
  const unreachable =
    error instanceof TypeError || /network_error|fetch failed|ECONNREFUSED/i.test(withoutSecret);
  return unreachable
    ? new ODataError(
        'NETWORK',
        `The token endpoint ${authority} could not be reached, or gave an answer that cannot be read.`,
        { cause: error },
      )
    : new ODataError(
        'AUTHENTICATION',
        `Expected a token from ${authority}, got: ${withoutSecret.slice(0, reasonLengthMax)}`,
      );
}
