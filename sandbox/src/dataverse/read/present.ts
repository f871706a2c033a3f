import { toWire } from '../../edm/stored.ts';
import { type EntitySet, propertyOf } from '../../model/model.ts';
import type { StoredRecord } from '../../store/record-store.ts';
import type { Organization } from '../organization.ts';
import type { Expansion } from '../query/expand.ts';
import { createAnnotator } from './annotate.ts';
import { type AnswerRoom, roughLength } from './answer-room.ts';
import { createExpander } from './expand-record.ts';

export interface Presentation {
  readonly select?: readonly string[];
  readonly expand: readonly Expansion[];
  /** Patterns of the annotations that were asked for. */
  readonly annotations: readonly string[];
  /** `http://host/api/data/v9.2/`: links are built on it. */
  readonly rootUrl: string;
  /** Where the record stands in the answer: only what was asked for and members of collections carry their version. */
  readonly role: 'top' | 'lookup' | 'collection';
  /** What the expansions of the whole answer share. */
  readonly room: AnswerRoom;
  /** Whether somewhere in the query an $expand stands inside another. */
  readonly nested: boolean;
  /** Rows of a page of an expanded collection; without, it comes whole. */
  readonly innerPageSize?: number;
  /** The lookup by which a member belongs to its collection; it comes along. */
  readonly partnerColumn?: string;
}

/** What must be read to present a record: the selection, its key, and the currency that money columns bring along. */
export function columnsToRead(set: EntitySet, presentation: Presentation): readonly string[] | undefined {
  const { select, expand } = presentation;
  if (!select) return undefined;
  const lookups = expand.flatMap((expansion) =>
    expansion.kind === 'collection' ? [] : [expansion.navigation.column],
  );
  return [...presentedColumns(set, presentation, select), ...lookups];
}

/** Turns records into JSON, without their context. Made once for a list: what its records share is looked up once. */
export function createPresenter(
  organization: Organization,
  set: EntitySet,
  presentation: Presentation,
): (record: StoredRecord) => Record<string, unknown> {
  const { select, expand, annotations, role, nested, room } = presentation;
  const names = select ? presentedColumns(set, presentation, select) : set.properties.keys();
  const properties = [...names].map((name) => propertyOf(set, name));
  const annotate = annotations.length > 0 ? createAnnotator(organization, annotations) : undefined;
  const expanders = expand.map((expansion) => createExpander(organization, set, expansion, presentation));
  const showsVersion = role === 'top' || (role === 'collection' && !nested);
  return (record) => {
    const json: Record<string, unknown> = showsVersion ? { '@odata.etag': etagOf(record) } : {};
    for (const property of properties) {
      const stored = record.values[property.name] ?? null;
      json[property.name] = toWire(property, stored, 'all-digits');
      if (annotate && stored !== null) Object.assign(json, annotate(record, property, stored));
    }
    if (role !== 'top') room.take(roughLength(Object.entries(json)));
    for (const expander of expanders) Object.assign(json, expander(record));
    return json;
  };
}

/** `W/"1000001"`: the row version in its weak form. */
export function etagOf(record: StoredRecord): string {
  return `W/"${record.version}"`;
}

/** The part of a context URL that names the selection: `(name,transactioncurrencyid(isocurrencycode))`. */
export function contextSelection({ select, expand }: Pick<Presentation, 'select' | 'expand'>): string {
  return !select && expand.length === 0 ? '' : `(${selectionText(select, expand)})`;
}

function selectionText(select: readonly string[] | undefined, expand: readonly Expansion[]): string {
  const expansions = expand.flatMap((expansion) => {
    switch (expansion.kind) {
      case 'reference':
        return [expansion.navigation.name, `${expansion.navigation.name}/$ref()`];
      case 'lookup':
        return [`${expansion.navigation.name}(${selectionText(expansion.select, expansion.expand)})`];
      case 'collection':
        return [`${expansion.collection.name}(${selectionText(expansion.select, expansion.expand)})`];
      default:
        return expansion satisfies never;
    }
  });
  return [...(select ?? []), ...expansions].join(',');
}

function presentedColumns(
  set: EntitySet,
  { expand, partnerColumn }: Presentation,
  select: readonly string[],
): ReadonlySet<string> {
  const columns = new Set([...select, ...(partnerColumn === undefined ? [] : [partnerColumn]), ...set.key]);
  const hasMoney = select.some((name) => propertyOf(set, name).columnKind?.startsWith('Money'));
  if (hasMoney && set.properties.has('_transactioncurrencyid_value'))
    columns.add('_transactioncurrencyid_value');
  for (const expansion of expand) {
    if (expansion.kind === 'reference') columns.add(expansion.navigation.column);
  }
  return columns;
}
