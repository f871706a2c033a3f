import { everyRow } from '../../filter/to-sql.ts';
import type { EntitySet } from '../../model/model.ts';
import { notSupported } from '../errors.ts';
import type { Organization } from '../organization.ts';
import { type ChangePage, changesPage, firstPassPage } from './change-pages.ts';
import { type Cookie, parseCookie, printCookie } from './cookie.ts';
import { countDeletions } from './deletions.ts';
import { printToken, readToken } from './delta-token.ts';
import { listIdentity, withToken } from './links.ts';
import { type ListRequest, presentationOf } from './list.ts';
import { pageSizeMax } from './page.ts';
import { contextSelection } from './present.ts';

const refusedOptions = ['$filter', '$orderby', '$expand', '$top'];

/**
 * Answers change tracking: with `Prefer: odata.track-changes` all rows and at the end a delta link; with that link
 * the rows written since, then the deletions. A delta link is taken before the first page, so that a change between
 * two pages is told again rather than lost.
 */
export function trackChanges(organization: Organization, request: ListRequest): Record<string, unknown> {
  const { set, path, query, preferences, rootUrl, queryText } = request;
  requireTrackable(request);
  const from = query.deltaToken === undefined ? undefined : readToken(organization, query.deltaToken);
  const list = `${listIdentity(path, queryText)}\n${from?.version ?? ''}`;
  const cookie = readCookie(organization, query.skipToken, list);
  const position = Object.fromEntries(
    Object.entries(cookie?.marks ?? {}).map(([name, { last }]) => [name, last ?? '']),
  );
  const to = position.to === undefined ? organization.currentVersion() : BigInt(position.to);
  const rows = Math.min(preferences.maxPageSize ?? pageSizeMax, pageSizeMax);
  const presentation = presentationOf({ ...query, expand: [] }, preferences, rootUrl);
  const page = from
    ? changesPage(organization, request, presentation, from.version, to, position, rows)
    : firstPassPage(organization, request, presentation, position, rows);
  return {
    '@odata.context': `${rootUrl}$metadata#${set.name}${contextSelection(presentation)}${from ? '/$delta' : ''}`,
    ...(query.count && from ? { '@odata.count': countChanges(organization, request) } : {}),
    ...(query.count && !from ? { '@odata.count': countAll(organization, set) } : {}),
    [page.next ? '@odata.nextLink' : '@odata.deltaLink']:
      `${rootUrl}${path}?${linkOf(organization, request, page, list, (cookie?.page ?? 1) + 1, to)}`,
    value: page.value,
  };
}

/** How many entries a delta link would give now, up to 5,000: `accounts/$count?$deltatoken=…`. */
export function countChanges(organization: Organization, request: ListRequest): number {
  const { set, query } = request;
  requireTrackable(request);
  const { version } = readToken(organization, query.deltaToken ?? '');
  const changed = organization
    .store(set.name)
    .count({ sql: 't."$version" > ?', parameters: [version] }, pageSizeMax);
  return Math.min(changed + countDeletions(organization, set, version), pageSizeMax);
}

function requireTrackable({ set, query, within }: ListRequest): void {
  for (const option of refusedOptions) {
    if (query.given.has(option))
      throw notSupported(`The "${option}" query parameter isn't supported when Change Tracking is enabled.`);
  }
  if (!set.changeTracking || within)
    throw notSupported(`Change tracking is not enabled for the entity '${set.typeName}'.`);
}

function readCookie(organization: Organization, text: string | undefined, list: string): Cookie | undefined {
  const cookie = text === undefined ? undefined : parseCookie(text, organization.organizationId, list);
  if (text !== undefined && !cookie?.tracking) throw notSupported('Malformed XML in the Paging Cookie.');
  return cookie;
}

/** The query of the next page, or behind the last page that of the changes to come. */
function linkOf(
  organization: Organization,
  { queryText }: ListRequest,
  { next }: ChangePage,
  list: string,
  page: number,
  to: bigint,
): string {
  if (!next)
    return withToken(
      withToken(queryText, '$skiptoken', undefined),
      '$deltatoken',
      printToken(organization, to),
    );
  const marks = Object.entries({ ...next, to: String(to) }).map(
    ([name, last]) => [name, { first: null, last }] as const,
  );
  const cookie = { page, tracking: true, marks: Object.fromEntries(marks) };
  return withToken(queryText, '$skiptoken', printCookie(cookie, organization.organizationId, list));
}

function countAll(organization: Organization, set: EntitySet): number {
  return organization.store(set.name).count(everyRow, pageSizeMax);
}
