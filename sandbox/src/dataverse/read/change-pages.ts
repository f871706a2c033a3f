import { everyRow } from '../../filter/to-sql.ts';
import { columnOf } from '../../store/columns.ts';
import type { Organization } from '../organization.ts';
import { deletionsBetween } from './deletions.ts';
import type { ListRequest } from './list.ts';
import { columnsToRead, createPresenter, type Presentation } from './present.ts';

/** One page of change tracking. */
export interface ChangePage {
  readonly value: readonly Record<string, unknown>[];
  /** What the cookie of the next page remembers; absent on the last page. */
  readonly next?: Readonly<Record<string, string>>;
}

/** All rows by primary key. */
export function firstPassPage(
  organization: Organization,
  { set }: ListRequest,
  presentation: Presentation,
  position: Readonly<Record<string, string>>,
  rows: number,
): ChangePage {
  const key = set.key[0] ?? '';
  const column = `t.${columnOf(set, key).value}`;
  const select = columnsToRead(set, presentation);
  const records = organization.store(set.name).find({
    where: position.last === undefined ? everyRow : { sql: `${column} > ?`, parameters: [position.last] },
    ...(select ? { select: [...new Set([...select, key])] } : {}),
    orderBy: column,
    limit: rows + 1,
  });
  const page = records.slice(0, rows);
  const value = page.map(createPresenter(organization, set, presentation));
  return records.length > rows ? { value, next: { last: String(page.at(-1)?.values[key]) } } : { value };
}

/** What was written after `from` and not after `to`: rows as they are now, then the identifiers of deleted ones. */
export function changesPage(
  organization: Organization,
  { set, rootUrl }: ListRequest,
  presentation: Presentation,
  from: bigint,
  to: bigint,
  position: Readonly<Record<string, string>>,
  rows: number,
): ChangePage {
  const key = set.key[0] ?? '';
  const select = columnsToRead(set, presentation);
  const afterChange = integerOf(position.changed) ?? from;
  const changed = position.deleted
    ? []
    : organization.store(set.name).find({
        where: { sql: 't."$version" > ? and t."$version" <= ?', parameters: [afterChange, to] },
        ...(select ? { select: [...new Set([...select, key])] } : {}),
        orderBy: 't."$version"',
        limit: rows + 1,
      });
  const changedPage = changed.slice(0, rows);
  const value = changedPage.map(createPresenter(organization, set, presentation));
  if (changed.length > rows) return { value, next: { changed: String(changedPage.at(-1)?.version) } };

  const room = rows - changedPage.length;
  const afterDeletion = integerOf(position.deleted) ?? from;
  const deleted = deletionsBetween(organization, set, afterDeletion, to, room + 1);
  const deletedPage = deleted.slice(0, room);
  const entries = deletedPage.map(({ id }) => ({
    '@odata.context': `${rootUrl}$metadata#${set.name}/$deletedEntity`,
    id,
    reason: 'deleted',
  }));
  const all = [...value, ...entries];
  if (deleted.length <= room) return { value: all };
  return { value: all, next: { deleted: String(deletedPage.at(-1)?.version ?? afterDeletion) } };
}

function integerOf(text: string | undefined): bigint | undefined {
  return text !== undefined && /^\d{1,18}$/.test(text) ? BigInt(text) : undefined;
}
