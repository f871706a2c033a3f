import { type Preferences, wantsAnnotation } from '../../http/prefer.ts';
import { parseQueryString } from '../../http/query-string.ts';
import type { EntitySet } from '../../model/model.ts';
import { notSupported } from '../errors.ts';
import type { Organization } from '../organization.ts';
import { requirePrivilege } from '../privileges.ts';
import { answerGroups } from './answer-groups.ts';
import { type AnsweredPage, answerRows } from './answer-rows.ts';
import { pageSizeMax } from './parse/options.ts';
import { parseFetch } from './parse/parse-fetch.ts';

const crm = '@Microsoft.Dynamics.CRM.';

/** The FetchXML text of a query string; undefined when it has none. */
export function fetchXmlOf(query: string): string | undefined {
  if (!/fetchxml/i.test(query)) return undefined;
  return [...parseQueryString(query)].find(([name]) => name.toLowerCase() === 'fetchxml')?.[1];
}

/**
 * Answers GET on an entity set with `fetchXml`. Cookie and `morerecords` come where they are asked for, and only when there is
 * more. Microsoft Learn: Use FetchXml to retrieve data.
 */
export function answerFetch(
  organization: Organization,
  set: EntitySet,
  text: string,
  request: { readonly query: string; readonly rootUrl: string; readonly preferences: Preferences },
): Record<string, unknown> {
  const { annotations } = request.preferences;
  const query = parseFetch(text, set, organization, ({ set: table }) =>
    requirePrivilege(organization, table, 'GET'),
  );
  const countsRows = asksForCount(request.query) || query.options.countsRows;
  const page =
    query.rows.kind === 'rows'
      ? answerRows(organization, query, query.rows, annotations)
      : answerGroups(organization, query, query.rows, annotations);
  return {
    '@odata.context': `${request.rootUrl}$metadata#${set.name}${page.selection}`,
    ...countFields(page, countsRows, annotations),
    ...pageFields(organization, page, annotations),
    value: page.value,
  };
}

/** Beside the query only a count can be asked for. */
function asksForCount(query: string): boolean {
  let counts = false;
  for (const [name, value] of parseQueryString(query)) {
    if (name.toLowerCase() === 'fetchxml' || name === 'tag') continue;
    if (name !== '$count') throw notSupported(`The query option "${name}" is not supported with fetchXml.`);
    if (value !== 'true' && value !== 'false')
      throw notSupported(
        `Invalid value '${value}' for $count query option found. Valid values are 'true' or 'false'.`,
      );
    counts = value === 'true';
  }
  return counts;
}

function countFields(
  page: AnsweredPage,
  countsRows: boolean,
  annotations: readonly string[],
): Record<string, unknown> {
  const found = countsRows ? page.count(pageSizeMax + 1) : -1;
  const count = Math.min(found, pageSizeMax);
  return {
    ...(countsRows ? { '@odata.count': count } : {}),
    ...asked(annotations, 'totalrecordcount', count),
    ...asked(annotations, 'totalrecordcountlimitexceeded', found > pageSizeMax),
  };
}

function pageFields(
  organization: Organization,
  { cookie }: AnsweredPage,
  annotations: readonly string[],
): Record<string, unknown> {
  return {
    ...asked(annotations, 'globalmetadataversion', organization.metadataVersion),
    ...(cookie === undefined
      ? {}
      : {
          ...asked(annotations, 'fetchxmlpagingcookie', cookie),
          ...asked(annotations, 'morerecords', true),
        }),
  };
}

function asked(annotations: readonly string[], name: string, value: unknown): Record<string, unknown> {
  return wantsAnnotation(annotations, `${crm}${name}`.slice(1)) ? { [`${crm}${name}`]: value } : {};
}
