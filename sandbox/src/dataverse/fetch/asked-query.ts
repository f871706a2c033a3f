import { isGuid } from '../../edm/guid.ts';
import { parseQueryString } from '../../http/query-string.ts';
import { notSupported } from '../errors.ts';
import type { Organization } from '../organization.ts';
import { systemViews } from '../views/system-views.ts';
import { userViews } from '../views/user-views.ts';
import { type ViewKind, viewNotFound } from '../views/view.ts';

/** What a URL asks in FetchXML. */
export interface AskedQuery {
  readonly text: string;
  readonly counts: boolean;
}

const views: Readonly<Record<string, ViewKind>> = { savedquery: 'savedquery', userquery: 'userquery' };

/**
 * The FetchXML of a query string: `fetchXml` itself, or that of a view, by `savedQuery` or `userQuery`. Undefined when there is
 * none. Beside it only a count can be asked for. Microsoft Learn: Retrieve and execute predefined queries.
 */
export function askedQuery(organization: Organization, query: string): AskedQuery | undefined {
  if (!/(?:fetchxml|savedquery|userquery)=/i.test(query)) return undefined;
  const options = [...parseQueryString(query)].map(
    ([name, value]) => [name.toLowerCase(), value, name] as const,
  );
  const asked = options.filter(([name]) => name === 'fetchxml' || Object.hasOwn(views, name));
  const [first, second] = asked;
  if (!first) return undefined;
  if (second) throw beside(second[2]);
  let counts = false;
  for (const [name, value, written] of options) {
    if (name === first[0] || name === 'tag') continue;
    if (name !== '$count') throw beside(written);
    if (value !== 'true' && value !== 'false')
      throw notSupported(
        `Invalid value '${value}' for $count query option found. Valid values are 'true' or 'false'.`,
      );
    counts = value === 'true';
  }
  const kind = views[first[0]];
  return { text: kind === undefined ? first[1] : viewText(organization, kind, first[1]), counts };
}

function viewText({ model, database, caller }: Organization, kind: ViewKind, written: string): string {
  const id = written
    .trim()
    .replace(/^\{(.*)\}$/, '$1')
    .toLowerCase();
  if (!isGuid(id)) throw notSupported(`'${written}' does not identify a view: a GUID is expected.`);
  const known = kind === 'savedquery' ? systemViews(model) : userViews(database, caller().userId);
  const view = known.find((each) => each.id === id);
  if (!view) throw viewNotFound(kind, id);
  return view.fetchXml;
}

function beside(name: string) {
  return notSupported(`The query option "${name}" is not supported with fetchXml.`);
}
