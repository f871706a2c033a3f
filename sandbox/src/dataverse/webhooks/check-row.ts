import { ServiceError } from '../../errors.ts';
import { codes } from '../errors.ts';
import { logicalName } from '../metadata/describe-attribute.ts';
import type { Organization } from '../organization.ts';
import { readAuthentication } from './authentication.ts';
import { describedRow } from './described-row.ts';
import { namesOf } from './read-steps.ts';
import { stepMessages } from './registration.ts';
import type { RegistrationRow, RegistrationTable } from './registration-tables.ts';

/** Contract of a webhook among those of `serviceendpoint`. */
const webhookContract = 8;

/** The row as it is kept. Throws the refusal of what the platform, or the sandbox, does not take. */
export function checkRow(
  organization: Organization,
  table: RegistrationTable,
  row: RegistrationRow,
): RegistrationRow {
  switch (table) {
    case 'serviceendpoints':
      return checkEndpoint(row);
    case 'sdkmessageprocessingsteps':
      return checkStep(organization, row);
    case 'sdkmessageprocessingstepimages':
      return checkImage(organization, row);
    default:
      return table satisfies never;
  }
}

function checkEndpoint(row: RegistrationRow): RegistrationRow {
  if (row.contract !== webhookContract)
    throw invalid(`The sandbox knows webhooks alone: contract must be 8, got ${row.contract}.`);
  requireGiven(row, ['name', 'url']);
  const url = String(row.url);
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol))
    throw invalid('The url of a webhook must be an http or https address.');
  try {
    readAuthentication(Number(row.authtype), String(row.authvalue ?? ''));
  } catch (error) {
    if (error instanceof RangeError) throw invalid(error.message);
    throw error;
  }
  return row;
}

function checkStep(organization: Organization, row: RegistrationRow): RegistrationRow {
  requireGiven(row, ['_sdkmessageid_value', '_eventhandler_value']);
  const { name: message } = describedRow(organization, 'sdkmessages', String(row._sdkmessageid_value)) ?? {};
  if (!stepMessages.some((known) => known === message))
    throw invalid(
      `The sandbox tells webhooks of ${stepMessages.join(', ')}; got a step for ${String(message)}.`,
    );
  const filter =
    row._sdkmessagefilterid_value === null || row._sdkmessagefilterid_value === undefined
      ? undefined
      : describedRow(organization, 'sdkmessagefilters', String(row._sdkmessagefilterid_value));
  if (filter && filter._sdkmessageid_value !== row._sdkmessageid_value)
    throw invalid('The message filter of the step belongs to another message.');
  if (![10, 20, 40].includes(Number(row.stage)))
    throw invalid(`The stage of a step must be 10, 20 or 40, got ${row.stage}.`);
  if (row.mode !== 0 && row.mode !== 1)
    throw invalid(`The mode of a step must be 0 (synchronous) or 1 (asynchronous), got ${row.mode}.`);
  if (row.mode === 1 && row.stage !== 40)
    throw invalid('An asynchronous step must be registered for stage 40, after the operation.');
  const table = filter ? String(filter.primaryobjecttypecode) : null;
  checkColumns(organization, table, row.filteringattributes, 'filteringattributes');
  return { ...row, primaryobjecttypecode: table, ...stateOf(row) };
}

/** A step is enabled (0 with 1) or disabled (1 with 2). */
function stateOf({ statecode, statuscode }: RegistrationRow): RegistrationRow {
  const reason = { 0: 1, 1: 2 }[Number(statecode)];
  if (reason === undefined || (statuscode !== null && statuscode !== reason))
    throw new ServiceError(
      400,
      codes.stateStatusPair,
      `${statuscode} is not a valid status code for state code ${statecode} of a step.`,
    );
  return { statecode: statecode ?? 0, statuscode: reason };
}

function checkImage(organization: Organization, row: RegistrationRow): RegistrationRow {
  requireGiven(row, ['_sdkmessageprocessingstepid_value', 'entityalias']);
  const stepId = String(row._sdkmessageprocessingstepid_value);
  const step = describedRow(organization, 'sdkmessageprocessingsteps', stepId) ?? {};
  const { name: message } = describedRow(organization, 'sdkmessages', String(step._sdkmessageid_value)) ?? {};
  const kind = Number(row.imagetype);
  if (![0, 1, 2].includes(kind)) throw invalid(`imagetype must be 0, 1 or 2, got ${row.imagetype}.`);
  const [wantsBefore, wantsAfter] = [kind !== 1, kind !== 0];
  if (wantsBefore && message === 'Create') throw invalid('Create has no image of the record before it.');
  if (wantsAfter && (message === 'Delete' || step.stage !== 40))
    throw invalid('Only a step for stage 40 of Create or Update has an image of the record after it.');
  const table = typeof step.primaryobjecttypecode === 'string' ? step.primaryobjecttypecode : null;
  checkColumns(organization, table, row.attributes, 'attributes');
  return row;
}

function checkColumns(
  { model }: Organization,
  table: string | null,
  list: RegistrationRow[string] | undefined,
  column: string,
): void {
  const set = [...model.entitySets.values()].find(({ typeName }) => typeName === table);
  if (!set) return;
  const known = new Set([...set.properties.values()].map(logicalName));
  for (const name of namesOf(list) ?? [])
    if (!known.has(name)) throw invalid(`${column} names '${name}', which is no column of ${table}.`);
}

function requireGiven(row: RegistrationRow, columns: readonly string[]): void {
  for (const name of columns)
    if (row[name] === null || row[name] === undefined || row[name] === '')
      throw new ServiceError(400, codes.isNotNullable, `The required attribute '${name}' is missing.`);
}

function invalid(message: string): ServiceError {
  return new ServiceError(400, codes.invalidArgument, message);
}
