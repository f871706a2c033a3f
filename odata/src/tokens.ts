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
 * Tokens from MSAL, cached by it until shortly before they expire. Whoever asks at the same time shares one request,
 * which is given up after `timeoutMs`. MSAL refuses authorities over plain http, so for such an authority (the sandbox)
 * it believes to talk to Entra and its network client sends the request there. The endpoints are given, so nothing is
 * asked for them.
 */
export function createTokenSource(
  credentials: Credentials,
  { scope, timeoutMs }: { scope: string; timeoutMs: number },
): TokenSource {
  const { tenantId, clientId, clientSecret, authority = entra } = credentials;
  const target = authority.replace(/\/+$/, '');
  const base = target.startsWith('http:') ? entra : target;
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
    system: { networkClient: networkTo(target, { base, timeoutMs }) },
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
      const token = await cached();
      if (token !== refused) return token;
      // Of many requests that were refused with the same token the first one fetches the next.
      fresh ??= acquire(true).finally(() => {
        fresh = undefined;
      });
      return fresh;
    },
  };
}

/**
 * Sends what is meant for `base` to the same path below the authority. An authority that is down or busy is an error
 * here already: MSAL would take its answer for a refusal, and refuse by itself for a minute. The secret is in the
 * request, so no redirection is followed.
 */
function networkTo(
  authority: string,
  { base, timeoutMs }: { base: string; timeoutMs: number },
): INetworkModule {
  const send = async <T>(url: string, init: RequestInit) => {
    const response = await fetch(url.replace(base, authority), {
      ...init,
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
    });
    const { status } = response;
    if (status === 429 || status >= 500)
      throw new Error(`Expected an answer of the token endpoint, got status ${status}.`);
    return { headers: Object.fromEntries(response.headers), body: (await response.json()) as T, status };
  };
  return {
    sendGetRequestAsync: (url, options) => send(url, { headers: options?.headers ?? {} }),
    sendPostRequestAsync: (url, options) =>
      send(url, { method: 'POST', headers: options?.headers ?? {}, body: options?.body ?? '' }),
  };
}

const reasonLengthMax = 300;

/** The reason that the authority gave, without the secret; an authority that gave none is a network error. */
function refusal(error: unknown, authority: string, secret: string): ODataError {
  const { errorCode = '', message = '' } = error as { errorCode?: string; message?: string };
  // MSAL hides behind this code whatever its network client throws.
  if (errorCode === 'network_error')
    return new ODataError(
      'NETWORK',
      `The token endpoint ${authority} could not be reached, or gave no answer that can be used.`,
      { cause: error },
    );
  const reason = withoutSecret(`${errorCode} ${message}`.trim(), secret).slice(0, reasonLengthMax);
  return new ODataError('AUTHENTICATION', `Expected a token from ${authority}, got: ${reason}`);
}

/**
 * Without any of the forms in which a request carries it. A short one, such as a sandbox takes, goes where it stands
 * as a word: its letters are in every other sentence.
 */
function withoutSecret(text: string, secret: string): string {
  const form = new URLSearchParams({ secret }).toString().slice('secret='.length);
  return [secret, encodeURIComponent(secret), form].reduce(
    (rest, written) =>
      written.length < shortSecretLength
        ? rest.replace(new RegExp(`(?<!\\w)${RegExp.escape(written)}(?!\\w)`, 'g'), '***')
        : rest.replaceAll(written, '***'),
    text,
  );
}

/** Those that Microsoft Entra makes have 40 characters. */
const shortSecretLength = 12;
