import type { SqlCondition } from '../../filter/to-sql.ts';
import { type Preferences, wantsAnnotation } from '../../http/prefer.ts';
import type { EntitySet } from '../../model/model.ts';
import type { Organization } from '../organization.ts';
import { requirePrivilege } from '../privileges.ts';
import { answerGroups } from './answer-groups.ts';
import { type AnsweredPage, answerRows } from './answer-rows.ts';
import type { AskedQuery } from './asked-query.ts';
import { pageSizeMax } from './parse/options.ts';
import { parseFetch } from './parse/parse-fetch.ts';

const crm = '@Microsoft.Dynamics.CRM.';

/**
 * Answers GET on an entity set, or on a collection of a record, with FetchXML. Cookie and `morerecords` come where they are asked for, and only when there is
 * more. Microsoft Learn: Use FetchXml to retrieve data.
 */
export function answerFetch(
  organization: Organization,
  { set, within }: { readonly set: EntitySet; readonly within?: SqlCondition },
  { text, counts }: AskedQuery,
  request: { readonly rootUrl: string; readonly preferences: Preferences },
): Record<string, unknown> {
  const { annotations } = request.preferences;
  const parsed = parseFetch(text, set, organization, ({ set: table }) =>
    requirePrivilege(organization, table, 'GET'),
  );
  const query = within ? { ...parsed, within } : parsed;
  const countsRows = counts || query.options.countsRows;
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
