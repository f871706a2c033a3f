import type { EntitySet } from '../../model/model.ts';
import type { StoredValues } from '../../store/record-store.ts';
import { writeFailed } from '../errors.ts';
import { tableNameOf } from '../tables.ts';
import { rulesOf } from './entity-rules.ts';

/** The mandatory fields of an entity, checked when the row is written. */
export function requireFilledIn(set: EntitySet, values: StoredValues): void {
  const { labels } = rulesOf(tableNameOf(set.name));
  for (const property of set.properties.values()) {
    if (property.required && !property.numberSequence && (values[property.name] ?? '') === '')
      throw writeFailed(set, `Warning: Field '${labels[property.name] ?? property.name}' must be filled in.`);
  }
}
