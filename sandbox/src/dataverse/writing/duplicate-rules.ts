import { randomUUID } from 'node:crypto';
import type { EntitySet } from '../../model/model.ts';
import type { StoredValues } from '../../store/record-store.ts';
import { duplicateFound } from '../errors.ts';
import { idOf } from '../key.ts';
import type { Organization } from '../organization.ts';

/** Two records of a table are duplicates when all these columns of theirs are equal, and none is empty. */
export interface DuplicateRule {
  readonly id: string;
  readonly name: string;
  readonly entitySet: string;
  readonly columns: readonly string[];
}

const key = 'duplicateRules';

/** Rules that a new organization has published. */
const first: readonly DuplicateRule[] = [
  {
    id: 'c1b6a0f2-6f0e-4d0f-9d5c-2f4b7a3e1d01',
    name: 'Accounts with the same Account Name',
    entitySet: 'accounts',
    columns: ['name'],
  },
  {
    id: 'c1b6a0f2-6f0e-4d0f-9d5c-2f4b7a3e1d02',
    name: 'Contacts with the same e-mail address',
    entitySet: 'contacts',
    columns: ['emailaddress1'],
  },
];

/** The published rules, kept with the data. */
export function duplicateRules({ database }: Organization): readonly DuplicateRule[] {
  const kept = database.value(key);
  return typeof kept === 'string' ? (JSON.parse(kept) as readonly DuplicateRule[]) : first;
}

export function addDuplicateRule(organization: Organization, rule: Omit<DuplicateRule, 'id'>): DuplicateRule {
  const added = { id: randomUUID(), ...rule };
  organization.database.setValue(key, JSON.stringify([...duplicateRules(organization), added]));
  return added;
}

/** False when there is no rule of that identifier. */
export function removeDuplicateRule(organization: Organization, id: string): boolean {
  const rules = duplicateRules(organization);
  const left = rules.filter((rule) => rule.id !== id);
  organization.database.setValue(key, JSON.stringify(left));
  return left.length < rules.length;
}

/**
 * Throws 412 when the request asks for it and a rule finds another record like this one. An update is held against the
 * rules that one of its columns belongs to. Microsoft Learn, "Detect duplicate data using the Web API".
 */
export function requireNoDuplicate(
  organization: Organization,
  set: EntitySet,
  values: StoredValues,
  update: { readonly id: string; readonly written: StoredValues } | undefined,
): void {
  if (!organization.call?.detectsDuplicates) return;
  for (const { entitySet, columns } of duplicateRules(organization)) {
    if (entitySet !== set.name || columns.some((name) => (values[name] ?? null) === null)) continue;
    if (update && !columns.some((name) => name in update.written)) continue;
    if (hasTwin(organization, set, values, columns, update?.id)) throw duplicateFound();
  }
}

function hasTwin(
  organization: Organization,
  set: EntitySet,
  values: StoredValues,
  columns: readonly string[],
  ownId: string | undefined,
): boolean {
  const wanted = Object.fromEntries(columns.map((name) => [name, values[name] ?? null]));
  return organization
    .store(set.name)
    .findAllByKey(wanted, set.key, 2)
    .some((record) => idOf(set, record) !== ownId);
}
