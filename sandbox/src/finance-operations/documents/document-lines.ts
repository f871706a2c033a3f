import { fold } from '../../edm/fold.ts';
import { columnOf } from '../../store/columns.ts';
import type { StoredRecord, StoredValues } from '../../store/record-store.ts';
import type { Environment } from '../environment.ts';

/** The two kinds of documents: their tables, and the property that their lines name them by. */
export const quotations = {
  headers: 'CDSSalesQuotationHeaders',
  lines: 'CDSSalesQuotationLines',
  number: 'SalesQuotationNumber',
} as const;
export const orders = {
  headers: 'CDSSalesOrderHeaders',
  lines: 'CDSSalesOrderLinesV2',
  number: 'SalesOrderNumber',
} as const;
export type DocumentKind = typeof quotations | typeof orders;

/** The header that a line names. */
export function headerOf(
  environment: Environment,
  { headers, number }: DocumentKind,
  values: StoredValues,
): StoredRecord | undefined {
  return environment
    .store(headers)
    .findByKey({ dataAreaId: values.dataAreaId ?? '', [number]: values[number] ?? '' });
}

/** The lines of a document in their order. */
export function linesOf(
  environment: Environment,
  { lines, number }: DocumentKind,
  values: StoredValues,
  select?: readonly string[],
): StoredRecord[] {
  const store = environment.store(lines);
  const column = (name: string) => columnOf(store.set, name).compared;
  return store.find({
    where: {
      sql: `t.${column('dataAreaId')} = ? and t.${column(number)} = ?`,
      parameters: [fold(String(values.dataAreaId)), fold(String(values[number]))],
    },
    orderBy: `t.${column('LineCreationSequenceNumber')}`,
    ...(select ? { select } : {}),
  });
}

/** One more than the highest line number of the document: numbers are never given again to another line in between. */
export function nextLineNumber(environment: Environment, kind: DocumentKind, values: StoredValues): bigint {
  const last = linesOf(environment, kind, values, ['LineCreationSequenceNumber']).at(-1);
  return BigInt(last?.values.LineCreationSequenceNumber ?? 0) + 1n;
}
