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
  /** The current token; `fresh` asks for a new one although the cached one has time left. */
  get(options: { fresh: boolean }): Promise<string>;
}

const entra = 'https://login.microsoftonline.com';

/**
 * Tokens from MSAL, cached by it until shortly before they expire. MSAL refuses authorities over plain http, so
 * for such an authority (the sandbox) it believes to talk to Entra and its network client sends the request there.
 */
export function createTokenSource(credentials: Credentials, scope: string): TokenSource {
  const { tenantId, clientId, clientSecret, authority = entra } = credentials;
  const plain = authority.startsWith('http:');
  const base = (plain ? entra : authority).replace(/\/$/, '');
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
    system: plain ? { networkClient: redirectTo(authority) } : {},
  });
  return {
    async get({ fresh }) {
      try {
        const result = await application.acquireTokenByClientCredential({
          scopes: [scope],
          skipCache: fresh,
        });
        if (result?.accessToken) return result.accessToken;
      } catch (error) {
        throw refusal(error, authority, clientSecret);
      }
      throw new ODataError(
        'AUTHENTICATION',
        `Expected a token from ${authority}, got an answer without one.`,
      );
    },
  };
}

function redirectTo(authority: string): INetworkModule {
  const send = async <T>(url: string, init: RequestInit) => {
    const { pathname, search } = new URL(url);
    const response = await fetch(new URL(`${pathname}${search}`, authority), init);
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

/** The reason that the authority gave, without the secret; an unreachable authority is a network error. */
function refusal(error: unknown, authority: string, secret: string): ODataError {
  const { errorCode = '', message = '' } = error as { errorCode?: string; message?: string };
  const reason = `${errorCode} ${message}`.trim().replaceAll(secret, '***').slice(0, 300);
  const unreachable = error instanceof TypeError || /network_error|fetch failed|ECONNREFUSED/i.test(reason);
  return unreachable
    ? new ODataError('NETWORK', `The token endpoint ${authority} could not be reached.`, { cause: error })
    : new ODataError('AUTHENTICATION', `Expected a token from ${authority}, got: ${reason}`);
}
