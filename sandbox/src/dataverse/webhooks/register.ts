import { randomUUID } from 'node:crypto';
import { ServiceError } from '../../errors.ts';
import type { JsonObject } from '../../json.ts';
import { codes, duplicateRecord, resourceNotFound } from '../errors.ts';
import type { Organization } from '../organization.ts';
import { checkRow } from './check-row.ts';
import { readRow } from './read-row.ts';
import { type RegistrationRow, type RegistrationTable, tableRules } from './registration-tables.ts';
import type { Registrations } from './registrations.ts';

/** Adds a row from a body and gives its identifier. Throws the refusal of what is not right with it. */
export function register(organization: Organization, table: RegistrationTable, body: JsonObject): string {
  const registrations = registrationsOf(organization);
  const { key, columns } = tableRules[table];
  const given = readRow(organization, table, body);
  const id = String(given[key] ?? randomUUID()).toLowerCase();
  if (registrations.rows(table).some((row) => row[key] === id)) throw duplicateRecord();
  const silent = Object.fromEntries(Object.entries(columns).map(([name, { fallback }]) => [name, fallback]));
  registrations.put(table, checkRow(organization, table, { ...silent, ...given, [key]: id }));
  return id;
}

/** Changes a row as the body says. */
export function reregister(
  organization: Organization,
  table: RegistrationTable,
  id: string,
  body: JsonObject,
): void {
  const row = requireRow(organization, table, id);
  const given = readRow(organization, table, body);
  // A state brings its status reason.
  const status = given.statecode === undefined || given.statuscode !== undefined ? {} : { statuscode: null };
  const changed = { ...row, ...given, ...status, [tableRules[table].key]: id };
  registrationsOf(organization).put(table, checkRow(organization, table, changed));
}

/** Removes a row. A step takes its images along; an endpoint that has steps stays. */
export function unregister(organization: Organization, table: RegistrationTable, id: string): void {
  requireRow(organization, table, id);
  const registrations = registrationsOf(organization);
  if (table === 'serviceendpoints') requireNoSteps(registrations, id);
  if (table === 'sdkmessageprocessingsteps')
    for (const image of registrations.rows('sdkmessageprocessingstepimages'))
      if (image._sdkmessageprocessingstepid_value === id)
        registrations.remove('sdkmessageprocessingstepimages', String(image.sdkmessageprocessingstepimageid));
  registrations.remove(table, id);
}

export function registrationsOf({ webhooks }: Organization): Registrations {
  if (!webhooks) throw resourceNotFound('serviceendpoints');
  return webhooks.registrations;
}

export function isRegistered(organization: Organization, table: RegistrationTable, id: string): boolean {
  return rowOf(organization, table, id) !== undefined;
}

function requireRow(organization: Organization, table: RegistrationTable, id: string): RegistrationRow {
  const found = rowOf(organization, table, id);
  if (found) return found;
  const { typeName } = tableRules[table];
  throw new ServiceError(404, codes.objectDoesNotExist, `${typeName} With Id = ${id} Does Not Exist`);
}

function rowOf(
  organization: Organization,
  table: RegistrationTable,
  id: string,
): RegistrationRow | undefined {
  const { key } = tableRules[table];
  return registrationsOf(organization)
    .rows(table)
    .find((row) => row[key] === id);
}

function requireNoSteps(registrations: Registrations, endpointId: string): void {
  const steps = registrations
    .rows('sdkmessageprocessingsteps')
    .filter((step) => step._eventhandler_value === endpointId);
  if (steps.length > 0)
    throw new ServiceError(
      400,
      codes.componentIsReferenced,
      `The ServiceEndpoint(${endpointId}) component cannot be deleted because it is referenced by ${steps.length} other components. For a list of referenced components, use the RetrieveDependenciesForDeleteRequest.`,
    );
}
