import { allOf, everyRow, type SqlCondition, toSql } from '../../filter/to-sql.ts';
import { type Preferences, wantsAnnotation } from '../../http/prefer.ts';
import type { EntitySet } from '../../model/model.ts';
import type { Organization } from '../organization.ts';
import { isNested } from '../query/expand.ts';
import type { DataverseQuery } from '../query/query-options.ts';
import { createAnswerRoom } from './answer-room.ts';
import { listIdentity, withToken } from './links.ts';
import { pageSizeMax, readPage } from './page.ts';
import { columnsToRead, contextSelection, createPresenter, type Presentation } from './present.ts';

export interface ListRequest {
  readonly set: EntitySet;
  /** Below the service root, without query: `accounts`, `accounts(…)/contact_customer_accounts`. */
  readonly path: string;
  /** What the path itself says of the rows. */
  readonly within?: SqlCondition;
  readonly query: DataverseQuery;
  readonly preferences: Preferences;
  /** The query as sent; the next link repeats it. */
  readonly queryText: string;
  /** `http://host/api/data/v9.2/`. */
  readonly rootUrl: string;
}

/** Answers GET on an entity set or a collection: one page of rows, and the link to the next. */
export function listRecords(organization: Organization, request: ListRequest): Record<string, unknown> {
  const { set, path, query, preferences, queryText, rootUrl } = request;
  const presentation = presentationOf(query, preferences, rootUrl);
  const where = conditionOf(request);
  const size = pageSize(query, preferences);
  const page = readPage(organization, {
    set,
    where,
    orderBy: query.orderBy,
    select: columnsToRead(set, presentation),
    rows: size.rows,
    skipToken: query.skipToken,
    list: listIdentity(path, queryText),
  });
  const hasMore = size.isPaged && page.hasMore && page.nextToken !== undefined;
  return {
    '@odata.context': `${rootUrl}$metadata#${set.name}${contextSelection(presentation)}`,
    ...annotationsOfList(organization, preferences.annotations, hasMore),
    ...countFields(organization, set, query, preferences, where),
    value: page.records.map(createPresenter(organization, set, presentation)),
    ...(hasMore
      ? { '@odata.nextLink': `${rootUrl}${path}?${withToken(queryText, '$skiptoken', page.nextToken)}` }
      : {}),
  };
}

/** Number of rows as Dataverse tells it: never more than 5,000. */
export function countRecords(
  organization: Organization,
  request: Pick<ListRequest, 'set' | 'query' | 'within'>,
): number {
  return organization.store(request.set.name).count(conditionOf(request), pageSizeMax);
}

/** The addresses of the rows, for `…/$ref`: no page, as many as a page may have. */
export function listReferences(organization: Organization, request: ListRequest): Record<string, unknown> {
  const { set, path, query, queryText, rootUrl } = request;
  const [key = ''] = set.key;
  const page = readPage(organization, {
    set,
    where: conditionOf(request),
    orderBy: query.orderBy,
    select: [key],
    rows: Math.min(query.top ?? pageSizeMax, pageSizeMax),
    skipToken: undefined,
    list: listIdentity(path, queryText),
  });
  return {
    '@odata.context': `${rootUrl}$metadata#Collection($ref)`,
    value: page.records.map(({ values }) => ({
      '@odata.id': `${rootUrl}${set.name}(${String(values[key])})`,
    })),
  };
}

/** How rows of a query are shown. */
export function presentationOf(
  query: Pick<DataverseQuery, 'select' | 'expand'>,
  { annotations, maxPageSize }: Pick<Preferences, 'annotations' | 'maxPageSize'>,
  rootUrl: string,
): Presentation {
  const nested = isNested(query.expand);
  return {
    ...(query.select ? { select: query.select } : {}),
    expand: query.expand,
    annotations,
    rootUrl,
    room: createAnswerRoom(),
    role: 'top',
    nested,
    // Only where an $expand stands inside another do collections come in pages.
    ...(nested && maxPageSize !== undefined ? { innerPageSize: Math.min(maxPageSize, pageSizeMax) } : {}),
  };
}

function conditionOf({ query, within }: Pick<ListRequest, 'query' | 'within'>): SqlCondition {
  return allOf(...(within ? [within] : []), query.filter ? toSql(query.filter) : everyRow);
}

function pageSize(query: DataverseQuery, { maxPageSize }: Preferences): { rows: number; isPaged: boolean } {
  // $top is ignored where the client asks for pages.
  if (maxPageSize !== undefined) return { rows: Math.min(maxPageSize, pageSizeMax), isPaged: true };
  if (query.top !== undefined) return { rows: Math.min(query.top, pageSizeMax), isPaged: false };
  return { rows: pageSizeMax, isPaged: true };
}

function annotationsOfList(
  organization: Organization,
  annotations: readonly string[],
  hasMore: boolean,
): Record<string, unknown> {
  const version = 'Microsoft.Dynamics.CRM.globalmetadataversion';
  const more = 'Microsoft.Dynamics.CRM.morerecords';
  return {
    ...(wantsAnnotation(annotations, version) ? { [`@${version}`]: organization.metadataVersion } : {}),
    ...(hasMore && wantsAnnotation(annotations, more) ? { [`@${more}`]: true } : {}),
  };
}

function countFields(
  organization: Organization,
  set: EntitySet,
  query: DataverseQuery,
  { annotations }: Preferences,
  where: SqlCondition,
): Record<string, unknown> {
  const names = ['totalrecordcount', 'totalrecordcountlimitexceeded'] as const;
  const [total, exceeded] = names.map((name) => `Microsoft.Dynamics.CRM.${name}`);
  const found = query.count ? organization.store(set.name).count(where, pageSizeMax + 1) : -1;
  const count = Math.min(found, pageSizeMax);
  const wants = (name: string | undefined) => name !== undefined && wantsAnnotation(annotations, name);
  return {
    ...(query.count ? { '@odata.count': count } : {}),
    ...(wants(total) ? { [`@${total}`]: count } : {}),
    ...(wants(exceeded) ? { [`@${exceeded}`]: found > pageSizeMax } : {}),
  };
}
