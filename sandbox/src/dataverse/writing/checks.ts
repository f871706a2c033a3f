import { ServiceError } from '../../errors.ts';
import { type EntitySet, entitySetOf } from '../../model/model.ts';
import type { StoredValues } from '../../store/record-store.ts';
import type { Writer } from '../behaviour/behaviour.ts';
import { lookedUp } from '../behaviour/computed.ts';
import { codes, doesNotExist, duplicateAlternateKey } from '../errors.ts';
import { idOf } from '../key.ts';
import type { Organization } from '../organization.ts';

/** The platform refuses only what is SystemRequired; ApplicationRequired is a rule of its forms. */
export function requireAll(
  { options }: Organization,
  set: EntitySet,
  values: StoredValues,
  by: Writer,
): void {
  for (const property of set.properties.values()) {
    if ((by === 'seed' || !options.p2cNumbers) && property.numberSequence) continue;
    if (property.required && (values[property.name] ?? null) === null)
      throw new ServiceError(
        400,
        codes.isNotNullable,
        `The required attribute '${property.name}' of entity '${set.typeName}' is missing.`,
      );
  }
}

/** Throws 412 when another record has the values of an alternate key. */
export function requireUnique(
  organization: Organization,
  set: EntitySet,
  values: StoredValues,
  ownId: string | undefined,
): void {
  for (const key of set.alternateKeys) {
    const parts = key.map((name) => [name, values[name] ?? null] as const);
    if (parts.some(([, value]) => value === null)) continue;
    const found = organization.store(set.name).findByKey(Object.fromEntries(parts), set.key);
    if (found && idOf(entitySetOf(organization.model, set.name), found) !== ownId)
      throw duplicateAlternateKey(key);
  }
}

/** Throws 404 when the key of an upsert names, by a lookup, a record that is not there. */
export function requireReferenced(organization: Organization, set: EntitySet, key: StoredValues): void {
  for (const [name, id] of Object.entries(key)) {
    const targets = [...set.navigations.values()].filter(({ column }) => column === name);
    const [first] = targets;
    if (first && !targets.some(({ targetSet }) => lookedUp(organization, targetSet, id)))
      throw doesNotExist(entitySetOf(organization.model, first.targetSet), String(id));
  }
}
