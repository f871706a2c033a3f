import { toWire } from '../../edm/stored.ts';
import { type EntitySet, type Property, propertyOf } from '../../model/model.ts';
import type { StoredRecord } from '../../store/record-store.ts';
import { emptyValue } from './empty-value.ts';
import { etagOf } from './etag.ts';
import { keyUrl } from './key-url.ts';
import type { MetadataLevel } from './metadata-level.ts';

export interface Presentation {
  readonly level: MetadataLevel;
  /** `http://host/data/`. */
  readonly rootUrl: string;
}

/** A record as JSON, without its context. Nothing is ever null. */
export function presentRecord(
  set: EntitySet,
  record: StoredRecord,
  select: readonly string[] | undefined,
  { level, rootUrl }: Presentation,
): Record<string, unknown> {
  const json: Record<string, unknown> = {};
  if (level === 'full') json['@odata.type'] = `#${set.qualifiedTypeName}`;
  if (level === 'full') json['@odata.id'] = `${rootUrl}${keyUrl(set, record)}`;
  if (level !== 'none') json['@odata.etag'] = etagOf(set.name, record);
  if (level === 'full') json['@odata.editLink'] = keyUrl(set, record);
  for (const name of select ?? set.properties.keys()) {
    const property = propertyOf(set, name);
    const type = level === 'full' ? typeAnnotation(property) : undefined;
    if (type) json[`${name}@odata.type`] = type;
    json[name] = toWire(property, record.values[name] ?? emptyValue(property), 'shortest');
  }
  if (level === 'full')
    for (const name of set.joins.keys()) {
      const link = `${rootUrl}${keyUrl(set, record)}/${name}`;
      json[`${name}@odata.associationLink`] = `${link}/$ref`;
      json[`${name}@odata.navigationLink`] = link;
    }
  return json;
}

/** Types that JSON itself tells (texts, Int32, booleans, doubles) are not written. OData JSON Format 4.0, section 4.5.3. */
function typeAnnotation({ type, enumType }: Property): string | undefined {
  switch (type) {
    case 'Enum':
      return `#${enumType?.name}`;
    case 'Edm.Decimal':
    case 'Edm.Int64':
    case 'Edm.DateTimeOffset':
    case 'Edm.Guid':
      return `#${type.slice('Edm.'.length)}`;
    case 'Edm.String':
    case 'Edm.Int32':
    case 'Edm.Boolean':
    case 'Edm.Double':
      return undefined;
    default:
      return type satisfies never;
  }
}

/** What `$metadata#` names: the set, and in parentheses what was selected and expanded. */
export function contextOf(
  { rootUrl }: Presentation,
  set: EntitySet,
  selection: readonly string[],
  suffix = '',
): string {
  return `${rootUrl}$metadata#${set.name}${selection.length > 0 ? `(${selection.join(',')})` : ''}${suffix}`;
}
