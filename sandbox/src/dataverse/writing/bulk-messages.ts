import { ServiceError } from '../../errors.ts';
import { isJsonObject, type Json, type JsonObject } from '../../json.ts';
import type { EntitySet } from '../../model/model.ts';
import { codes, payloadError } from '../errors.ts';
import { findRecord, type RecordKey, requireRecord } from '../key.ts';
import type { Organization } from '../organization.ts';
import { readPayload } from '../payload.ts';
import { updateRecord } from '../write.ts';
import { insertDeep, refuseDeepUpdate } from './deep-insert.ts';
import { targetKey } from './target-key.ts';

/** Messages that write many records of one table in one transaction. */
export type BulkMessage = 'CreateMultiple' | 'UpdateMultiple' | 'UpsertMultiple';

const messages: readonly BulkMessage[] = ['CreateMultiple', 'UpdateMultiple', 'UpsertMultiple'];

/** Tables that have them; a client asks `sdkmessagefilters`. Microsoft Learn, table references of each. */
export const bulkTables: ReadonlySet<string> = new Set([
  'account',
  'contact',
  'product',
  'pricelevel',
  'productpricelevel',
  'quote',
  'quotedetail',
  'salesorder',
  'salesorderdetail',
  'invoice',
  'invoicedetail',
]);

/** The message that the segment behind an entity set names; undefined where it is none. */
export function bulkMessageOf(segment: string): string | undefined {
  return /^Microsoft\.Dynamics\.CRM\.(\w+Multiple)$/.exec(segment)?.[1];
}

/**
 * Carries out a bulk message and gives the body of its answer, none where it has none. One refused target refuses all
 * (Microsoft Learn, "Use bulk operation messages": a standard table takes each message as one transaction).
 */
export function carryOutBulk(
  organization: Organization,
  set: EntitySet,
  message: string,
  body: JsonObject,
): { readonly Ids: readonly string[] } | undefined {
  const known = requireSupported(set, message);
  const targets = readTargets(set, body);
  switch (known) {
    case 'CreateMultiple':
      return { Ids: targets.map((target) => create(organization, set, target)) };
    case 'UpdateMultiple':
      for (const target of targets) update(organization, set, target);
      return undefined;
    case 'UpsertMultiple':
      for (const target of targets) upsert(organization, set, target);
      return undefined;
    default:
      return known satisfies never;
  }
}

function requireSupported(set: EntitySet, message: string): BulkMessage {
  if (message === 'DeleteMultiple')
    throw new ServiceError(501, codes.notImplemented, 'DeleteMultiple has not yet been implemented.');
  const known = messages.find((name) => name === message);
  if (!known || !bulkTables.has(set.typeName))
    throw new ServiceError(
      400,
      codes.messageNotSupported,
      `The '${message}' method does not support entities of type '${set.typeName}'. MessageProcessorCache returned MessageProcessor.Empty.`,
    );
  return known;
}

/** The targets of a message, each of the type of the table. */
function readTargets(set: EntitySet, body: JsonObject): readonly JsonObject[] {
  for (const name of Object.keys(body))
    if (name !== 'Targets' && !name.startsWith('@'))
      throw payloadError(
        set,
        `Microsoft.OData.ODataException: The parameter '${name}' in the request payload is not a valid parameter for the operation.`,
      );
  const { Targets: targets } = body;
  if (!Array.isArray(targets))
    throw payloadError(
      set,
      "Microsoft.OData.ODataException: A 'StartArray' node was expected for parameter 'Targets'.",
    );
  if (targets.length === 0)
    throw new ServiceError(
      400,
      codes.invalidArgument,
      "The 'Targets' parameter must hold at least one record.",
    );
  return (targets as readonly Json[]).map((target) => {
    if (!isJsonObject(target))
      throw payloadError(
        set,
        "Microsoft.OData.ODataException: A 'StartObject' node was expected in 'Targets'.",
      );
    const type = target['@odata.type'];
    if (typeof type !== 'string')
      throw payloadError(
        set,
        "Microsoft.OData.ODataException: An '@odata.type' is expected in every record of 'Targets', whose declared type 'Microsoft.Dynamics.CRM.crmbaseentity' is abstract.",
      );
    if (type.replace(/^#/, '') !== set.qualifiedTypeName)
      throw new ServiceError(
        400,
        codes.invalidArgument,
        `All records of 'Targets' must be of type '${set.qualifiedTypeName}'; got '${type}'.`,
      );
    return target;
  });
}

function create(organization: Organization, set: EntitySet, target: JsonObject): string {
  return insertDeep(organization, set, withoutIdentity(target));
}

function update(organization: Organization, set: EntitySet, target: JsonObject): void {
  const key = targetKey(organization, set, target);
  if (!key)
    throw new ServiceError(
      400,
      codes.invalidArgument,
      `Every record of 'Targets' needs '${set.key[0]}' or '@odata.id'.`,
    );
  change(organization, set, target, key);
}

function upsert(organization: Organization, set: EntitySet, target: JsonObject): void {
  const key = targetKey(organization, set, target);
  if (key && findRecord(organization, set, key)) {
    change(organization, set, target, key);
    return;
  }
  const values =
    key === undefined ? {} : key.kind === 'primary' ? { [set.key[0] ?? '']: key.id } : key.values;
  insertDeep(organization, set, withoutIdentity(target), { key: values });
}

function change(organization: Organization, set: EntitySet, target: JsonObject, key: RecordKey): void {
  const record = requireRecord(organization, set, key);
  const body = withoutIdentity(target);
  refuseDeepUpdate(set, body);
  updateRecord(organization, set, record, readPayload(organization, set, body, 'update'));
}

/** What a target says of itself, taken from what it sets. */
function withoutIdentity(target: JsonObject): JsonObject {
  const { '@odata.type': _type, '@odata.id': _id, ...values } = target;
  return values;
}
