import { encodeSortable } from '../../edm/decimal.ts';
import { type Stored, toWire } from '../../edm/stored.ts';
import { type EntitySet, type Property, propertyOf } from '../../model/model.ts';
import type { StoredRecord } from '../../store/record-store.ts';

/** recId of the first row of a table. */
const recIdBase = 5_637_144_576n;
/** How F&O writes "no date". */
const noDate = BigInt(Date.parse('1900-01-01T12:00:00Z'));

/** A record as JSON, without its context. Nothing is ever null. */
export function presentRecord(
  set: EntitySet,
  record: StoredRecord,
  select: readonly string[] | undefined,
): Record<string, unknown> {
  const json: Record<string, unknown> = { '@odata.etag': etagOf(record) };
  for (const name of select ?? set.properties.keys()) {
    const property = propertyOf(set, name);
    json[name] = toWire(property, record.values[name] ?? emptyValue(property), 'shortest');
  }
  return json;
}

/** `W/"JzEsNTYzNzE0NDU3Nic="`: base64 of `'recVersion,recId'`, quotes included. */
export function etagOf(record: StoredRecord): string {
  return `W/"${Buffer.from(`'${record.version},${recIdBase + record.id}'`).toString('base64')}"`;
}

/** `CustomersV3(dataAreaId='usmf',CustomerAccount='US-001')`, percent-encoded. */
export function keyUrl(set: EntitySet, record: StoredRecord): string {
  const parts = set.key.map((name) => {
    const value = record.values[name] ?? '';
    if (typeof value === 'bigint') return `${name}=${value}`;
    return `${name}='${encodeURIComponent(String(value).replaceAll("'", "''"))}'`;
  });
  return `${set.name}(${parts.join(',')})`;
}

/** What a property holds when nobody has set it: numbers and dates are never null. */
export function emptyValue(property: Property): Exclude<Stored, null> {
  switch (property.type) {
    case 'Edm.String':
      return '';
    case 'Edm.Guid':
      return '00000000-0000-0000-0000-000000000000';
    case 'Edm.Boolean':
    case 'Edm.Int32':
    case 'Edm.Int64':
      return 0n;
    case 'Edm.Decimal':
      return encodeSortable(0n, property.scale);
    case 'Edm.Double':
      return 0;
    case 'Edm.DateTimeOffset':
      return noDate;
    case 'Enum':
      return BigInt(Math.min(...(property.enumType?.memberOf.keys() ?? [0])));
    default:
      return property.type satisfies never;
  }
}
