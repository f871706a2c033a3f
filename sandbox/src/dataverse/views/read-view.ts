import { isGuid } from '../../edm/guid.ts';
import { JsonNumber, type JsonObject } from '../../json.ts';
import { payloadError, unknownTable } from '../errors.ts';
import { parseFetch } from '../fetch/parse/parse-fetch.ts';
import type { Organization } from '../organization.ts';
import type { UserView } from './user-views.ts';

const userqueries = { name: 'userqueries' };

/** Columns that a client may give, and what each is of a view. */
const texts: Readonly<Record<string, keyof UserView>> = {
  name: 'name',
  returnedtypecode: 'table',
  fetchxml: 'fetchXml',
  layoutxml: 'layoutXml',
  description: 'description',
};

/**
 * A view as a body makes it of what was there before. Throws for a column that is none, a table that is not there, and for
 * what is no FetchXML of that table.
 */
export function readView(organization: Organization, before: UserView, body: JsonObject): UserView {
  let view = before;
  for (const [name, value] of Object.entries(body)) {
    if (name.startsWith('@')) continue;
    const text = Object.hasOwn(texts, name) ? texts[name] : undefined;
    if (name === 'userqueryid' && typeof value === 'string' && isGuid(value))
      view = { ...view, id: value.toLowerCase() };
    else if (text && (typeof value === 'string' || value === null)) view = { ...view, [text]: value };
    else if (name !== 'querytype' || !(value instanceof JsonNumber) || value.text !== '0')
      throw payloadError(
        userqueries,
        `Microsoft.OData.ODataException: The property '${name}' does not exist on type 'Microsoft.Dynamics.CRM.userquery', or has not this value. Make sure to only use property names that are defined by the type.`,
      );
  }
  for (const [column, name] of [
    ['name', 'name'],
    ['returnedtypecode', 'table'],
    ['fetchxml', 'fetchXml'],
  ] as const)
    if (!view[name])
      throw payloadError(userqueries, `Microsoft.Crm.CrmException: The property '${column}' needs a value.`);
  const set = [...organization.model.entitySets.values()].find(({ typeName }) => typeName === view.table);
  if (!set) throw unknownTable(view.table);
  parseFetch(view.fetchXml, set, organization, () => {});
  return view;
}
