import { printDateTime } from '../../edm/date-time.ts';
import { type EntitySet, propertyOf } from '../../model/model.ts';
import type { StoredRecord } from '../../store/record-store.ts';

/** `CustomersV3(dataAreaId='usmf',CustomerAccount='US-001')`, percent-encoded. */
export function keyUrl(set: EntitySet, record: StoredRecord): string {
  return `${set.name}(${set.key.map((name) => `${name}=${keyLiteral(set, record, name)}`).join(',')})`;
}

/** Texts are quoted, times and whole numbers bare, enum members qualified. */
function keyLiteral(set: EntitySet, { values }: StoredRecord, name: string): string {
  const { type, enumType } = propertyOf(set, name);
  const value = values[name] ?? '';
  switch (type) {
    case 'Edm.DateTimeOffset':
      return printDateTime(Number(value));
    case 'Enum':
      return `${enumType?.name}'${enumType?.memberOf.get(Number(value))}'`;
    case 'Edm.Int32':
    case 'Edm.Int64':
      return String(value);
    default:
      return `'${encodeURIComponent(String(value).replaceAll("'", "''"))}'`;
  }
}
