import { unknownProperty } from '../../filter/refusals.ts';
import type { EntitySet } from '../../model/model.ts';

/** The properties that `$select` names; undefined for all of them. Navigations in it are asked for by `$expand` alone. */
export function parseSelect(text: string | undefined, set: EntitySet): readonly string[] | undefined {
  if (text === undefined || text.trim() === '' || text.trim() === '*') return undefined;
  const names = text.split(',').map((name) => name.trim());
  for (const name of names)
    if (!set.properties.has(name) && !set.joins.has(name)) throw unknownProperty(set, name);
  return [...new Set(names)].filter((name) => set.properties.has(name));
}
