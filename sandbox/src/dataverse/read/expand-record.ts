import { allOf, equals, everyRow, toSql } from '../../filter/to-sql.ts';
import type { EntitySet } from '../../model/model.ts';
import type { StoredRecord } from '../../store/record-store.ts';
import type { Organization } from '../organization.ts';
import type { CollectionExpansion, Expansion, LookupExpansion } from '../query/expand.ts';
import { roughLength } from './answer-room.ts';
import { listIdentity, withToken } from './links.ts';
import { memoized } from './memoized.ts';
import { pageSizeMax, readPage } from './page.ts';
import { columnsToRead, createPresenter, type Presentation } from './present.ts';

/** What an expansion adds to the JSON of a record. */
export type Expander = (record: StoredRecord) => Record<string, unknown>;

export function createExpander(
  organization: Organization,
  set: EntitySet,
  expansion: Expansion,
  around: Presentation,
): Expander {
  switch (expansion.kind) {
    case 'lookup':
      return expandLookup(organization, expansion, around);
    case 'reference': {
      const { navigation, target } = expansion;
      return ({ values }) => {
        const id = values[navigation.column];
        const url = `${around.rootUrl}${target.name}(${String(id)})`;
        return { [navigation.name]: typeof id === 'string' ? { '@odata.id': url } : null };
      };
    }
    case 'collection':
      return expandCollection(organization, set, expansion, around);
    default:
      return expansion satisfies never;
  }
}

/** The record that a lookup points to, presented once however many point to it; it takes room for each. */
function expandLookup(
  organization: Organization,
  { navigation, target, select, expand }: LookupExpansion,
  around: Presentation,
): Expander {
  const presentation = inner(around, { select, expand, role: 'lookup' });
  const present = createPresenter(organization, target, presentation);
  const columns = columnsToRead(target, presentation);
  const [key = ''] = target.key;
  const { room } = around;
  const presented = memoized((id) => {
    const before = room.taken;
    const found = organization.store(target.name).findByKey({ [key]: id }, columns);
    return { json: found ? present(found) : null, length: room.taken - before };
  });
  return ({ values }) => {
    const id = values[navigation.column];
    if (typeof id !== 'string') return { [navigation.name]: null };
    const before = room.taken;
    const { json, length } = presented(id);
    if (room.taken === before) room.take(length);
    return { [navigation.name]: json };
  };
}

/**
 * The members of a collection, and the link to the collection itself. Without a nested $expand it comes whole and the link
 * repeats it; with one, and a page size, the link goes on behind the page. Microsoft Learn: Join tables using OData.
 */
function expandCollection(
  organization: Organization,
  set: EntitySet,
  expansion: CollectionExpansion,
  around: Presentation,
): Expander {
  const { collection, target, select, expand, filter, orderBy, query } = expansion;
  const { nested, innerPageSize, rootUrl, room } = around;
  const presentation = inner(around, {
    select,
    expand,
    role: 'collection',
    ...(nested ? {} : { partnerColumn: collection.column }),
  });
  const present = createPresenter(organization, target, presentation);
  const columns = columnsToRead(target, presentation);
  const condition = filter ? toSql(filter) : everyRow;
  const rows = innerPageSize ?? Math.min(expansion.top ?? pageSizeMax, pageSizeMax);
  const [key = ''] = set.key;
  return ({ values }) => {
    const path = `${set.name}(${String(values[key])})/${collection.name}`;
    const page = readPage(organization, {
      set: target,
      where: allOf(equals(target, collection.column, values[key] ?? null), condition),
      orderBy,
      select: columns,
      rows,
      skipToken: undefined,
      list: listIdentity(path, query),
    });
    const link = innerPageSize === undefined ? query : withToken(query, '$skiptoken', page.nextToken);
    // A page that is not full is the last one; a whole collection always names its own address.
    const hasLink = innerPageSize === undefined || page.records.length === innerPageSize;
    const links = hasLink
      ? { [`${collection.name}@odata.nextLink`]: `${rootUrl}${path}${link === '' ? '' : `?${link}`}` }
      : {};
    room.take(collection.name.length + roughLength(Object.entries(links)));
    return { [collection.name]: page.records.map(present), ...links };
  };
}

function inner(
  { annotations, rootUrl, room, nested, innerPageSize }: Presentation,
  own: Pick<Presentation, 'expand' | 'role' | 'partnerColumn'> & {
    select: readonly string[] | undefined;
  },
): Presentation {
  const { select, ...others } = own;
  return {
    annotations,
    rootUrl,
    room,
    nested,
    ...(innerPageSize === undefined ? {} : { innerPageSize }),
    ...(select ? { select } : {}),
    ...others,
  };
}
