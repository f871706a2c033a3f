import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { SandboxCredentials } from '../options.ts';

/** What a bearer token turned out to be. */
export type TokenCheck =
  | { readonly kind: 'valid' }
  | { readonly kind: 'invalid' }
  | { readonly kind: 'expired' };

/** Issues and checks access tokens: JSON web tokens signed with a key derived from the client secret, so they outlive a restart. */
export class TokenIssuer {
  readonly #credentials: SandboxCredentials;
  readonly #key: Buffer;
  #refusesBefore = 0;
  readonly lifetimeSeconds: number;

  constructor(credentials: SandboxCredentials, lifetimeSeconds: number) {
    this.#credentials = credentials;
    this.#key = createHash('sha256').update(`${credentials.tenantId}\n${credentials.clientSecret}`).digest();
    this.lifetimeSeconds = lifetimeSeconds;
  }

  get tenantId(): string {
    return this.#credentials.tenantId;
  }

  /** Whether the application and its secret are the configured ones, compared in constant time. */
  knowsClient(clientId: string): boolean {
    return isSame(clientId, this.#credentials.clientId);
  }

  knowsSecret(clientSecret: string): boolean {
    return isSame(clientSecret, this.#credentials.clientSecret);
  }

  /** A token for one resource (`http://host:port`). */
  issue(audience: string): string {
    const now = Date.now() / 1000;
    const claims = {
      aud: audience,
      iss: `sandbox/${this.#credentials.tenantId}`,
      appid: this.#credentials.clientId,
      iat: now,
      exp: now + this.lifetimeSeconds,
    };
    const head = `${encode({ typ: 'JWT', alg: 'HS256' })}.${encode(claims)}`;
    return `${head}.${this.#sign(head)}`;
  }

  /** From now on every token issued so far counts as expired, as after a change of the secret. */
  expireAll(): void {
    this.#refusesBefore = Date.now() / 1000;
  }

  /** Whether the token is one of ours, for a resource on this port, and still good. */
  check(token: string, port: number): TokenCheck {
    const [header, payload, signature, ...rest] = token.split('.');
    if (!header || !payload || !signature || rest.length > 0) return { kind: 'invalid' };
    if (!isSame(signature, this.#sign(`${header}.${payload}`))) return { kind: 'invalid' };
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')) as {
      aud: string;
      iat: number;
      exp: number;
    };
    if (portOf(claims.aud) !== port) return { kind: 'invalid' };
    const isGood = claims.exp > Date.now() / 1000 && claims.iat > this.#refusesBefore;
    return isGood ? { kind: 'valid' } : { kind: 'expired' };
  }

  #sign(text: string): string {
    return createHmac('sha256', this.#key).update(text).digest('base64url');
  }
}

/** The port of an http(s) URL, with the scheme's own as default; undefined when it is no URL. */
export function portOf(url: string): number | undefined {
  if (!URL.canParse(url)) return undefined;
  const { protocol, port } = new URL(url);
  return port === '' ? (protocol === 'https:' ? 443 : 80) : Number(port);
}

function encode(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

function isSame(left: string, right: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(left), digest(right));
}
