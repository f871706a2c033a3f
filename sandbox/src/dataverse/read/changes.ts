import { printDateTime } from '../../edm/date-time.ts';
import { ServiceError } from '../../errors.ts';
import { everyRow } from '../../filter/to-sql.ts';
import type { EntitySet } from '../../model/model.ts';
import { columnOf } from '../../store/columns.ts';
import { codes, notSupported } from '../errors.ts';
import type { Organization } from '../organization.ts';
import { type Cookie, parseCookie, printCookie } from './cookie.ts';
import { listIdentity, withToken } from './links.ts';
import { type ListRequest, presentationOf } from './list.ts';
import { pageSizeMax } from './page.ts';
import { columnsToRead, contextSelection, createPresenter, type Presentation } from './present.ts';

const refusedOptions = ['$filter', '$orderby', '$expand', '$top'];
const expiredThrough = 'deltaTokensExpiredThrough';

/** A point in the row versions of the organization, and when it was given. */
interface DeltaToken {
  readonly version: bigint;
  readonly issuedMs: number;
}

interface Page {
  readonly value: readonly Record<string, unknown>[];
  /** What the cookie of the next page remembers; absent on the last page. */
  readonly next?: Readonly<Record<string, string>>;
}

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
  const to = integerOf(position.to) ?? organization.currentVersion();
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
  const deleted = organization.database
    .prepare(
      `select count(*) as n from "$deleted" where entity_set = ? and version > ? and not exists (${stillThere(set)})`,
    )
    .get(set.name, version);
  return Math.min(changed + Number(deleted?.n), pageSizeMax);
}

/** Notes a deletion for those who follow the changes. */
export function recordDeletion(organization: Organization, entitySet: string, id: string): void {
  organization.database
    .prepare('insert into "$deleted" (version, entity_set, id) values (?, ?, ?)')
    .run(organization.nextVersion(), entitySet, id);
}

/** Makes every delta token given so far too old. */
export function expireDeltaTokens(organization: Organization): void {
  organization.database.transaction(() => {
    organization.database.setValue(expiredThrough, organization.currentVersion());
    // The next token must be a newer one, even if nothing is written until then.
    organization.nextVersion();
  });
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
  { next }: Page,
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

/** A deletion is no news of a record that came back with its identifier. */
function stillThere(set: EntitySet): string {
  return `select 1 from "${set.name}" t where t.${columnOf(set, set.key[0] ?? '').value} = "$deleted".id`;
}

/** All rows by primary key. */
function firstPassPage(
  organization: Organization,
  { set }: ListRequest,
  presentation: Presentation,
  position: Readonly<Record<string, string>>,
  rows: number,
): Page {
  const key = set.key[0] ?? '';
  const column = `t.${columnOf(set, key).value}`;
  const select = columnsToRead(set, presentation);
  const records = organization.store(set.name).find({
    where: position.last === undefined ? everyRow : { sql: `${column} > ?`, parameters: [position.last] },
    ...(select ? { select: [...new Set([...select, key])] } : {}),
    orderBy: column,
    limit: rows + 1,
  });
  const page = records.slice(0, rows);
  const value = page.map(createPresenter(organization, set, presentation));
  return records.length > rows ? { value, next: { last: String(page.at(-1)?.values[key]) } } : { value };
}

/** What was written after `from` and not after `to`: rows as they are now, then the identifiers of deleted ones. */
function changesPage(
  organization: Organization,
  { set, rootUrl }: ListRequest,
  presentation: Presentation,
  from: bigint,
  to: bigint,
  position: Readonly<Record<string, string>>,
  rows: number,
): Page {
  const key = set.key[0] ?? '';
  const select = columnsToRead(set, presentation);
  const afterChange = integerOf(position.changed) ?? from;
  const changed = position.deleted
    ? []
    : organization.store(set.name).find({
        where: { sql: 't."$version" > ? and t."$version" <= ?', parameters: [afterChange, to] },
        ...(select ? { select: [...new Set([...select, key])] } : {}),
        orderBy: 't."$version"',
        limit: rows + 1,
      });
  const changedPage = changed.slice(0, rows);
  const value = changedPage.map(createPresenter(organization, set, presentation));
  if (changed.length > rows) return { value, next: { changed: String(changedPage.at(-1)?.version) } };

  const room = rows - changedPage.length;
  const afterDeletion = integerOf(position.deleted) ?? from;
  const deleted = organization.database
    .prepare(
      `select version, id from "$deleted" where entity_set = ? and version > ? and version <= ?
       and not exists (${stillThere(set)})
       order by version limit ?`,
    )
    .all(set.name, afterDeletion, to, room + 1)
    .map((row) => ({ version: String(row.version), id: String(row.id) }));
  const deletedPage = deleted.slice(0, room);
  const entries = deletedPage.map(({ id }) => ({
    '@odata.context': `${rootUrl}$metadata#${set.name}/$deletedEntity`,
    id,
    reason: 'deleted',
  }));
  const all = [...value, ...entries];
  if (deleted.length <= room) return { value: all };
  return { value: all, next: { deleted: deletedPage.at(-1)?.version ?? String(afterDeletion) } };
}

/** `919042!08/22/2017 08:10:44`: row version and the moment it was given. */
function printToken(organization: Organization, version: bigint): string {
  const [date = '', time = ''] = printDateTime(organization.now()).replace('Z', '').split('T');
  const [year, month, day] = date.split('-');
  return `${version}!${month}/${day}/${year} ${time}`;
}

function readToken(organization: Organization, text: string): DeltaToken {
  const match = /^(\d{1,18})!(\d{2})\/(\d{2})\/(\d{4}) (\d{2}:\d{2}:\d{2})$/.exec(text);
  const [, version = '', month, day, year, time] = match ?? [];
  const issuedMs = Date.parse(`${year}-${month}-${day}T${time}Z`);
  if (!match || Number.isNaN(issuedMs)) throw notSupported(`The delta token '${text}' is not valid.`);
  const token: DeltaToken = { version: BigInt(version), issuedMs };
  const limit = organization.database.value(expiredThrough);
  const ageSeconds = (organization.now() - token.issuedMs) / 1000;
  const isExpired = typeof limit === 'bigint' && token.version <= limit;
  // The token tells whole seconds: one given this very second is no younger than that.
  if (isExpired || ageSeconds > organization.options.deltaTokenLifetimeSeconds)
    throw new ServiceError(
      400,
      codes.expiredVersionStamp,
      'Version stamp associated with the client has expired. Please perform a full sync.',
    );
  return token;
}

function integerOf(text: string | undefined): bigint | undefined {
  return text !== undefined && /^\d{1,18}$/.test(text) ? BigInt(text) : undefined;
}
