import type { Authentication } from './registration.ts';

/** Values of `authtype` that a webhook may have. Microsoft Learn, "ServiceEndpoint table/entity reference". */
export const authenticationTypes = { WebhookKey: 4, HttpHeader: 5, HttpQueryString: 6 } as const;

/**
 * What an endpoint is told besides the message. Headers and pairs of the query stand in `authvalue` as the registration
 * tool writes them: `<settings><setting name="…" value="…" /></settings>`. Throws RangeError for anything else.
 */
export function readAuthentication(type: number, value: string): Authentication {
  switch (type) {
    case authenticationTypes.WebhookKey:
      return { kind: 'WebhookKey', value };
    case authenticationTypes.HttpHeader: {
      const values = readSettings(value);
      checkHeaders(values);
      return { kind: 'HttpHeader', values };
    }
    case authenticationTypes.HttpQueryString:
      return { kind: 'HttpQueryString', values: readSettings(value) };
    default:
      throw new RangeError(
        `The authentication type of a webhook must be 4 (WebhookKey), 5 (HttpHeader) or 6 (HttpQueryString), got ${type}.`,
      );
  }
}

/** The two columns that say what `readAuthentication` reads. */
export function authenticationColumns(authentication: Authentication): {
  authtype: number;
  authvalue: string;
} {
  const authtype = authenticationTypes[authentication.kind];
  if (authentication.kind === 'WebhookKey') return { authtype, authvalue: authentication.value };
  const settings = Object.entries(authentication.values).map(
    ([name, value]) => `<setting name="${escaped(name)}" value="${escaped(value)}" />`,
  );
  return { authtype, authvalue: `<settings>${settings.join('')}</settings>` };
}

function readSettings(xml: string): Record<string, string> {
  const [, inner] = /^\s*<settings>([\s\S]*)<\/settings>\s*$/.exec(xml) ?? [];
  const setting = /\s*<setting\s+name="([^"]*)"\s+value="([^"]*)"\s*(?:\/>|><\/setting>)\s*/gy;
  const found: [name: string, value: string][] = [];
  let at = 0;
  for (const [whole, name = '', value = ''] of (inner ?? '').matchAll(setting)) {
    found.push([unescaped(name), unescaped(value)]);
    at += whole.length;
  }
  if (inner === undefined || at !== inner.length || at === 0)
    throw new RangeError('authvalue must be <settings> with a <setting name="…" value="…" /> for each pair.');
  return Object.fromEntries(found);
}

/** Throws RangeError for what no header can hold. */
function checkHeaders(values: Readonly<Record<string, string>>): void {
  try {
    new Headers(values);
  } catch (error) {
    throw new RangeError(`A header of the endpoint cannot be sent: ${(error as Error).message}`);
  }
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => entities[sign] ?? sign);
}

function unescaped(text: string): string {
  return text.replace(/&(amp|lt|gt|quot|apos);/g, (whole, name: string) =>
    name === 'apos' ? "'" : (Object.keys(entities).find((sign) => entities[sign] === whole) ?? whole),
  );
}
