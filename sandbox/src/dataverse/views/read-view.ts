import { isGuid } from '../../edm/guid.ts';
import { JsonNumber, type JsonObject } from '../../json.ts';
import { payloadError, unknownTable } from '../errors.ts';
import { parseFetch } from '../fetch/parse/parse-fetch.ts';
import type { Organization } from '../organization.ts';
import type { UserView } from './user-views.ts';

const userqueries = { name: 'userqueries' };

/** Columns that a client may give, and what each is of a view. */
const texts = {
  name: 'name',
  returnedtypecode: 'table',
  fetchxml: 'fetchXml',
  layoutxml: 'layoutXml',
  description: 'description',
} as const;

/**
 * A view as a body makes it of what was there before. Throws for a column that is none, a table that is not there, and for
 * what is no FetchXML of that table.
 */
export function readView(organization: Organization, before: UserView, body: JsonObject): UserView {
  const view: Record<string, unknown> = { ...before };
  for (const [name, value] of Object.entries(body)) {
    if (name.startsWith('@')) continue;
    if (name === 'userqueryid' && typeof value === 'string' && isGuid(value)) view.id = value.toLowerCase();
    else if (name in texts && (typeof value === 'string' || value === null))
      view[texts[name as keyof typeof texts]] = value;
    else if (name !== 'querytype' || !(value instanceof JsonNumber) || value.text !== '0')
      throw payloadError(
        userqueries,
        `Microsoft.OData.ODataException: The property '${name}' does not exist on type 'Microsoft.Dynamics.CRM.userquery', or has not this value. Make sure to only use property names that are defined by the type.`,
      );
  }
  const read = view as unknown as UserView;
  for (const [column, name] of [
    ['name', 'name'],
    ['returnedtypecode', 'table'],
    ['fetchxml', 'fetchXml'],
  ] as const)
    if (!read[name])
      throw payloadError(userqueries, `Microsoft.Crm.CrmException: The property '${column}' needs a value.`);
  const set = [...organization.model.entitySets.values()].find(({ typeName }) => typeName === read.table);
  if (!set) throw unknownTable(read.table);
  parseFetch(read.fetchXml, set, organization, () => {});
  return read;
}
