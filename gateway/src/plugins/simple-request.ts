import type { IncomingHttpHeaders } from 'node:http';

/** What a form of any web page can send (Fetch standard, "CORS-safelisted request-header"). */
const ofForms = ['application/x-www-form-urlencoded', 'multipart/form-data', 'text/plain'];

/**
 * What keeps a request from being run because a page of another site could have sent it without asking the browser's
 * leave; undefined for one that could not. The same rule is Apollo Server's own; here it says what to send instead.
 */
export function simpleRequestProblem(method: string, headers: IncomingHttpHeaders): string | undefined {
  if (isGiven(headers['apollo-require-preflight']) || isGiven(headers['x-apollo-operation-name']))
    return undefined;
  const contentType = (headers['content-type'] ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';
  if (contentType !== '' && !ofForms.includes(contentType)) return undefined;
  const got = contentType === '' ? 'got none' : `got ${contentType}`;
  const browser =
    method === 'GET' ? '; a browser that opens this link gets GraphiQL with the query in it' : '';
  return `Expected the header "content-type: application/json", ${got}${browser}.`;
}

const isGiven = (value: string | string[] | undefined): boolean => value !== undefined && value !== '';
