import { unknownProperty } from '../../filter/refusals.ts';
import type { EntitySet } from '../../model/model.ts';

/** The properties of a $select; undefined for all. Throws QueryError for a name that is no property. */
export function parseSelect(text: string, set: EntitySet): readonly string[] | undefined {
  const names = text.split(',').map((name) => name.trim());
  if (names.includes('*') || text.trim() === '') return undefined;
  for (const name of names) if (!set.properties.has(name)) throw unknownProperty(set, name);
  return [...new Set(names)];
}
