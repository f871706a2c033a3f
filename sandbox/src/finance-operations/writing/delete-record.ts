import type { EntitySet } from '../../model/model.ts';
import type { StoredRecord } from '../../store/record-store.ts';
import type { Environment } from '../environment.ts';
import { deleteFailed, ofDeletion } from '../errors.ts';
import { tableNameOf } from '../tables.ts';
import { behaviourOf } from './behaviour.ts';
import { relationsTo, rulesOf } from './entity-rules.ts';

/** Deletes a record, unless others refer to it. */
export function deleteRecord(environment: Environment, set: EntitySet, record: StoredRecord): void {
  for (const { from, table, relation } of relationsTo(tableNameOf(set.name))) {
    const value = record.values[relation.targetKey] ?? '';
    if (value === '') continue;
    const perCompany = relation.perCompany ? { dataAreaId: record.values.dataAreaId ?? '' } : {};
    const found = environment.store(from).findByKey({ ...perCompany, [relation.property]: value }, []);
    if (found)
      throw deleteFailed(
        set,
        `Error: Cannot delete a record in ${rulesOf(tableNameOf(set.name)).table}. The record cannot be deleted because records of ${table} refer to it.`,
      );
  }
  const behaviour = behaviourOf(set.name);
  try {
    behaviour.removed?.(environment, set, record);
  } catch (error) {
    throw ofDeletion(error);
  }
  environment.store(set.name).remove(record.id);
  behaviour.gone?.(environment, record);
}
