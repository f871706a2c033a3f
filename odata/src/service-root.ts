import { ODataError } from './errors.ts';

/**
 * The service root in its normal form, with a slash at its end: `https://org.crm.dynamics.com/api/data/v9.2/`.
 * Throws a TypeError for anything but an http or https URL without query, fragment and credentials.
 */
export function parseServiceRoot(text: string): string {
  const url = URL.parse(text);
  if (!url || !/^https?:$/.test(url.protocol) || url.search || url.hash || url.username || url.password) {
    throw new TypeError(
      `Expected the service root as an http or https URL without query or credentials, got ${JSON.stringify(text)}.`,
    );
  }
  return url.href.endsWith('/') ? url.href : `${url.href}/`;
}

/** Whether a link leads to the system itself. Whatever it is followed with carries our token. */
export function isOwnLink(link: string, serviceRoot: string): boolean {
  return URL.parse(link, serviceRoot)?.origin === new URL(serviceRoot).origin;
}

/**
 * The absolute form of a link that the system handed out; an absolute link stays as it was written, since it is
 * opaque. Throws INVALID_ANSWER for one that leads elsewhere.
 */
export function followedLink(link: string, serviceRoot: string): string {
  if (isOwnLink(link, serviceRoot)) return URL.canParse(link) ? link : new URL(link, serviceRoot).href;
  throw new ODataError(
    'INVALID_ANSWER',
    `Expected a link below ${new URL(serviceRoot).origin}, got one that leads elsewhere.`,
  );
}
