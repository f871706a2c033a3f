import type { RecordValues, WriteOperation } from '../client.ts';
import { printEntityKey } from '../entity-key.ts';
import { printJson } from '../json.ts';
import type { Model } from '../model.ts';

/** A message of Dataverse that writes many records of one table in one transaction ("Use bulk operation messages"). */
export type BulkMessage = 'CreateMultiple' | 'UpdateMultiple' | 'UpsertMultiple';

/**
 * The message that can carry an operation; undefined where there is none: for deletions, and for conditional updates,
 * since a bulk message knows no version of its records.
 */
export function bulkMessageOf(operation: WriteOperation): BulkMessage | undefined {
  switch (operation.kind) {
    case 'create':
      return 'CreateMultiple';
    case 'update':
      return operation.ifMatch === '*' && operation.key.kind !== 'composite' ? 'UpdateMultiple' : undefined;
    case 'upsert':
      return operation.key.kind === 'composite' ? undefined : 'UpsertMultiple';
    case 'delete':
      return undefined;
    default: {
      const unknown: never = operation;
      throw new TypeError(`Expected an operation, got ${JSON.stringify(unknown)}.`);
    }
  }
}

/** `accounts/Microsoft.Dynamics.CRM.CreateMultiple` */
export const bulkTarget = (entitySet: string, message: BulkMessage): string =>
  `${entitySet}/Microsoft.Dynamics.CRM.${message}`;

/** One record of a bulk message; its type is mandatory there. Undefined for a table that the model does not know. */
export function printBulkRecord(operation: WriteOperation, model: Model): string | undefined {
  const type = model.entitySets.get(operation.entitySet);
  if (type === undefined || operation.kind === 'delete') return undefined;
  const identity = operation.kind === 'create' ? {} : identityOf(operation, type.keys[0] ?? '');
  const values: RecordValues = {
    '@odata.type': `Microsoft.Dynamics.CRM.${type.name}`,
    ...operation.values,
    ...identity,
  };
  return printJson(values, type);
}

export const printBulkBody = (records: readonly string[]): string => `{"Targets":[${records.join(',')}]}`;

/** A record is named by its identifier, or by the URL of its alternate key, whose columns its values leave out. */
function identityOf(
  { entitySet, key }: Extract<WriteOperation, { kind: 'update' | 'upsert' }>,
  primaryKey: string,
): RecordValues {
  return key.kind === 'guid'
    ? { [primaryKey]: key.value }
    : { '@odata.id': `${entitySet}${printEntityKey(key)}` };
}
