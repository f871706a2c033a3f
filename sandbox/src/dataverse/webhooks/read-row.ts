import { ServiceError } from '../../errors.ts';
import { QueryError } from '../../filter/ast.ts';
import { parseResourcePath } from '../../http/resource-path.ts';
import { type Json, JsonNumber, type JsonObject } from '../../json.ts';
import { codes, payloadError } from '../errors.ts';
import type { Organization } from '../organization.ts';
import { describedRow } from './described-row.ts';
import {
  type ColumnRule,
  type RegistrationRow,
  type RegistrationTable,
  tableRules,
} from './registration-tables.ts';

/** The columns that a body sets. Throws the refusal of a name, a type or a reference that is not right. */
export function readRow(
  organization: Organization,
  table: RegistrationTable,
  body: JsonObject,
): RegistrationRow {
  const rules = tableRules[table];
  const row: [name: string, value: RegistrationRow[string]][] = [];
  for (const [name, value] of Object.entries(body)) {
    const navigation = /^(\w+)@odata\.bind$/.exec(name)?.[1];
    const lookup = navigation !== undefined && Object.hasOwn(rules.lookups, navigation);
    const column = Object.hasOwn(rules.columns, name) ? rules.columns[name] : undefined;
    if (navigation !== undefined && lookup) {
      const { column: lookupColumn = '', targetSet = '' } = rules.lookups[navigation] ?? {};
      row.push([lookupColumn, value === null ? null : referenced(organization, table, targetSet, value)]);
    } else if (column) row.push([name, columnValue(table, name, column, value)]);
    else if (!name.startsWith('@')) throw unknown(table, name);
  }
  return Object.fromEntries(row);
}

function columnValue(
  table: RegistrationTable,
  name: string,
  { type: kind, fallback }: ColumnRule,
  json: Json,
): RegistrationRow[string] {
  if (json === null) return fallback;
  switch (kind) {
    case 'text':
      if (typeof json === 'string') return json;
      break;
    case 'number':
      if (json instanceof JsonNumber && /^-?\d{1,9}$/.test(json.text)) return Number(json.text);
      break;
    case 'boolean':
      if (typeof json === 'boolean') return json;
      break;
    case 'guid':
      if (typeof json === 'string' && /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(json))
        return json.toLowerCase();
      break;
    default: {
      kind satisfies never;
    }
  }
  throw payloadError(
    { name: table },
    `Microsoft.OData.ODataException: Cannot convert the value of '${name}' to the expected type (${kind}).`,
  );
}

/** The identifier in `/serviceendpoints(…)`. Throws 404 when there is no such row. */
function referenced(
  organization: Organization,
  table: RegistrationTable,
  targetSet: string,
  json: Json,
): string {
  const id = typeof json === 'string' ? idIn(targetSet, json) : undefined;
  if (id === undefined)
    throw payloadError(
      { name: table },
      `Microsoft.OData.ODataException: The URI '${String(json)}' is not a valid reference to a record of '${targetSet}'.`,
    );
  if (describedRow(organization, targetSet, id)) return id;
  throw new ServiceError(
    404,
    codes.objectDoesNotExist,
    `${targetSet.replace(/s$/, '')} With Id = ${id} Does Not Exist`,
  );
}

function idIn(targetSet: string, reference: string): string | undefined {
  const path = reference.replace(/^https?:\/\/[^/]+\/api\/data\/v\d+\.\d+\//, '').replace(/^\//, '');
  try {
    const { name, key, rest } = parseResourcePath(path);
    const isRecord = name === targetSet && rest.length === 0 && key?.kind === 'single';
    return isRecord && key.value.kind === 'guid' ? key.value.text.toLowerCase() : undefined;
  } catch (error) {
    if (error instanceof QueryError) return undefined;
    throw error;
  }
}

function unknown(table: RegistrationTable, name: string): ServiceError {
  const type = `Microsoft.Dynamics.CRM.${tableRules[table].typeName}`;
  return payloadError(
    { name: table },
    `Microsoft.Crm.CrmException: Invalid property '${name}' was found in entity '${type}'. ---> Microsoft.OData.ODataException: The property '${name}' does not exist on type '${type}'. Make sure to only use property names that are defined by the type.`,
  );
}
