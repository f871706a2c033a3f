import { fold } from '../../edm/fold.ts';
import type { SqlCondition } from '../../filter/to-sql.ts';
import type { EntitySet } from '../../model/model.ts';
import { columnOf } from '../../store/columns.ts';
import type { StoredRecord, StoredValues } from '../../store/record-store.ts';
import type { Environment } from '../environment.ts';
import { tableNameOf } from '../tables.ts';

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

/** Whether a set shows lines of documents. */
export function isLineTable(entitySet: string): boolean {
  const table = tableNameOf(entitySet);
  return table === quotations.lines || table === orders.lines;
}

/** A document's name among what waits for the end of a transaction. */
export function documentName({ headers, number }: DocumentKind, values: StoredValues): string {
  return `${headers} ${fold(String(values.dataAreaId))} ${fold(String(values[number]))}`;
}

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
  kind: DocumentKind,
  values: StoredValues,
  select?: readonly string[],
): StoredRecord[] {
  const store = environment.store(kind.lines);
  return store.find({
    where: ofDocument(store.set, kind, values),
    orderBy: `t.${columnOf(store.set, 'LineCreationSequenceNumber').compared}`,
    ...(select ? { select } : {}),
  });
}

function ofDocument(set: EntitySet, { number }: DocumentKind, values: StoredValues): SqlCondition {
  const column = (name: string) => columnOf(set, name).compared;
  return {
    sql: `t.${column('dataAreaId')} = ? and t.${column(number)} = ?`,
    parameters: [fold(String(values.dataAreaId)), fold(String(values[number]))],
  };
}

/** One more than the highest line number of the document: numbers are never given again to another line in between. */
export function nextLineNumber(environment: Environment, kind: DocumentKind, values: StoredValues): bigint {
  const store = environment.store(kind.lines);
  const [last] = store.find({
    where: ofDocument(store.set, kind, values),
    select: ['LineCreationSequenceNumber'],
    orderBy: `t.${columnOf(store.set, 'LineCreationSequenceNumber').compared} desc`,
    limit: 1,
  });
  return BigInt(last?.values.LineCreationSequenceNumber ?? 0) + 1n;
}
