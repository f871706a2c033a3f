import type { ODataRecord } from '@p2c/odata';
import type { Column, TypeColumns, ValueColumn } from './columns.ts';

/** How a system's values read in GraphQL and the other way round. */
export interface Codec {
  /** From the record to GraphQL: an empty F&O string is null. */
  decode(value: unknown, column: ValueColumn): unknown;
  /** From GraphQL to the record; the values have passed the schema. */
  encode(value: unknown, column: ValueColumn): unknown;
}

/**
 * A function from record to the fields of a copy type, so that graphql-js finds each field as a property and needs
 * no resolver. Columns that the record lacks are left out. Every call returns a new object: federation writes
 * `__typename` on what a reference resolver returns.
 */
export function createRecordMapper(
  { fields }: TypeColumns,
  codec: Codec,
): (record: ODataRecord) => Record<string, unknown> {
  const columns = [...fields];
  return (record) => {
    const mapped: Record<string, unknown> = { version: record['@odata.etag'] ?? null };
    for (const [field, column] of columns) {
      const value = readColumnValue(record, column, codec);
      if (value !== undefined) mapped[field] = value;
    }
    return mapped;
  };
}

/** The GraphQL value of a column, or undefined where the record was read without it. */
export function readColumnValue(record: ODataRecord, column: Column, codec: Codec): unknown {
  switch (column.kind) {
    case 'value': {
      const value = record[column.select];
      return value === undefined ? undefined : codec.decode(value, column);
    }
    case 'lookup':
      return readLookup(record, column.expand.navigationProperty, column.expand.select[0] ?? '');
    case 'object':
      return Object.fromEntries(
        [...column.fields].map(([field, nested]) => [field, readColumnValue(record, nested, codec)]),
      );
    default:
      return column satisfies never;
  }
}

function readLookup(record: ODataRecord, navigationProperty: string, property: string): unknown {
  const related = record[navigationProperty];
  if (related === undefined) return undefined;
  return (related as Readonly<Record<string, unknown>> | null)?.[property] ?? null;
}
