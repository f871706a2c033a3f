import { wantsAnnotation } from '../../http/prefer.ts';
import { rawNumber } from '../../json.ts';
import { propertyOf } from '../../model/model.ts';
import { logicalName } from '../metadata/describe-attribute.ts';
import type { Organization } from '../organization.ts';
import { formattedValue } from '../read/annotate.ts';
import { createAnswerRoom, roughLength } from '../read/answer-room.ts';
import type { FetchColumn, FetchQuery } from './parse/query.ts';
import { createColumnPresenter, type Entries, nameEntry } from './present-column.ts';
import { countRows, readRows } from './read-rows.ts';

/** One page of an answer, before what stands around it. */
export interface AnsweredPage {
  /** What the context URL says behind the entity set. */
  readonly selection: string;
  readonly value: readonly Readonly<Record<string, unknown>>[];
  readonly cookie?: string;
  /** Number of rows of the whole query, counted no further than `limit`. */
  count(limit: number): number;
}

/** Answers a query for rows. */
export function answerRows(
  organization: Organization,
  query: FetchQuery,
  rows: FetchQuery['rows'] & { kind: 'rows' },
  annotations: readonly string[],
): AnsweredPage {
  const columns = withKey(query, rows.columns);
  const present = createColumnPresenter(organization, annotations);
  const page = readRows(organization, query, columns, rows.orders);
  const room = createAnswerRoom();
  const value = page.rows.map(({ version, values, currencies }) =>
    // From entries, since `__proto__` is an alias as good as any.
    Object.fromEntries<unknown>([
      ...(version === undefined ? [] : [['@odata.etag', `W/"${version}"`] as const]),
      ...columns.flatMap((column, at): Entries => {
        const stored = values[at] ?? null;
        if (column.countsChildren) return childrenEntries(column, Number(stored), annotations);
        const entries = present(column, stored, currencies[at] ?? null);
        if (column.table !== query.root) room.take(roughLength(entries));
        return entries;
      }),
    ]),
  );
  return {
    selection: rows.allColumns ? '' : selectionText(columns),
    value,
    ...(page.cookie === undefined ? {} : { cookie: page.cookie }),
    count: (limit) => countRows(organization, query, columns, limit),
  };
}

/** Money brings its currency along, and a row its key, unless it stands for many. */
function withKey({ root, options }: FetchQuery, columns: readonly FetchColumn[]): readonly FetchColumn[] {
  const own = columns.filter(({ table }) => table === root);
  const has = (name: string) => own.some(({ key }) => key === name);
  const added = (name: string): FetchColumn[] =>
    has(name) || !root.set.properties.has(name)
      ? []
      : [
          {
            key: name,
            table: root,
            property: propertyOf(root.set, name),
            isRenamed: false,
            countsChildren: false,
          },
        ];
  const hasMoney = own.some(({ property }) => property.columnKind?.startsWith('Money'));
  return [
    ...columns,
    ...(hasMoney ? added('_transactioncurrencyid_value') : []),
    ...(options.distinct ? [] : root.set.key.flatMap(added)),
  ];
}

function childrenEntries(
  { key, property }: FetchColumn,
  count: number,
  annotations: readonly string[],
): Entries {
  return [
    ...nameEntry(wantsAnnotation(annotations, 'OData.Community.Display.V1.AttributeName'), key, property),
    ...(wantsAnnotation(annotations, formattedValue)
      ? [[`${key}@${formattedValue}`, count.toLocaleString('en-US')] as const]
      : []),
    [key, rawNumber(String(count))],
  ];
}

/** `(name,_createdby_value,createdby,accountid,createdby())`: of the queried table alone, lookups with their navigation. */
function selectionText(columns: readonly FetchColumn[]): string {
  const own = columns.filter(({ table }) => table.depth === 0);
  const names = own.map(({ property, isRenamed }) => (isRenamed ? logicalName(property) : property.name));
  const lookups = own.flatMap(({ property: { lookup } }) => (lookup ? [lookup.navigation] : []));
  const unique = [...new Set([...names, ...lookups])];
  return `(${[...unique, ...new Set(lookups.map((name) => `${name}()`))].join(',')})`;
}
