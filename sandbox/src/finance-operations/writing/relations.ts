import type { EntitySet } from '../../model/model.ts';
import type { StoredValues } from '../../store/record-store.ts';
import type { Environment } from '../environment.ts';
import { writeFailed } from '../errors.ts';
import { tableNameOf } from '../tables.ts';
import { rulesOf } from './entity-rules.ts';

/** The part of validateField that looks a value up: it must be a key of the related table. */
export function requireRelated(
  environment: Environment,
  set: EntitySet,
  values: StoredValues,
  property: string,
): void {
  const value = values[property];
  if (typeof value !== 'string' || value === '') return;
  for (const relation of rulesOf(tableNameOf(set.name)).relations) {
    if (relation.property !== property) continue;
    const company = relation.perCompany ? { dataAreaId: values.dataAreaId ?? '' } : {};
    const found = environment
      .store(relation.targetSet)
      .findByKey({ ...company, [relation.targetKey]: value }, []);
    if (!found)
      throw writeFailed(
        set,
        `Warning: The value '${value}' in field '${relation.field}' is not found in the related table '${relation.relatedTable}'.`,
      );
  }
}
