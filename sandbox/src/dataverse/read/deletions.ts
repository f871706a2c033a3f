import type { EntitySet } from '../../model/model.ts';
import { columnOf } from '../../store/columns.ts';
import type { Organization } from '../organization.ts';

export interface Deletion {
  readonly version: bigint;
  readonly id: string;
}

/** Notes a deletion for those who follow the changes. */
export function recordDeletion(organization: Organization, entitySet: string, id: string): void {
  organization.database
    .prepare('insert into "$deleted" (version, entity_set, id) values (?, ?, ?)')
    .run(organization.nextVersion(), entitySet, id);
}

/** What was deleted after one version and not after another, each record once, the earliest first. */
export function deletionsBetween(
  { database }: Organization,
  set: EntitySet,
  after: bigint,
  to: bigint,
  limit: number,
): Deletion[] {
  return database
    .prepare(
      `select max(version) as last, id from "$deleted" where entity_set = ? and version > ? and version <= ?
       and not exists (${stillThere(set)}) group by id order by last limit ?`,
    )
    .all(set.name, after, to, limit)
    .map((row) => ({ version: BigInt(row.last as bigint), id: String(row.id) }));
}

/** How many records were deleted after a version. */
export function countDeletions({ database }: Organization, set: EntitySet, after: bigint): number {
  const row = database
    .prepare(
      `select count(distinct id) as n from "$deleted" where entity_set = ? and version > ? and not exists (${stillThere(set)})`,
    )
    .get(set.name, after);
  return Number(row?.n);
}

/** A deletion is no news of a record that came back with its identifier. */
function stillThere(set: EntitySet): string {
  return `select 1 from "${set.name}" t where t.${columnOf(set, set.key[0] ?? '').value} = "$deleted".id`;
}
