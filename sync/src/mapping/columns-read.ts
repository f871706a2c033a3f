import { sourceQuery, targetQuery } from './queries.ts';
import type { CheckedTemplate } from './template.ts';

/** A column by its logical name: `account.fax`. */
export type LogicalColumn = `${string}.${string}`;

/** Every column of the source that a template looks at, of its lines and of what stands behind lookups too. */
export function columnsRead(template: CheckedTemplate): LogicalColumn[] {
  const { sourceType, lines } = template;
  const { select, expand } = sourceQuery(template);
  const own = select.map((name) => columnOf(sourceType.name, name));
  const behind = expand.flatMap(({ navigationProperty, select: columns }) => {
    const table = sourceType.navigationProperties.get(navigationProperty)?.targetType;
    return table === undefined ? [] : columns.map((name) => columnOf(table, name));
  });
  return [...new Set([...own, ...behind, ...(lines === undefined ? [] : columnsRead(lines.template))])];
}

/** Every column of the copy that a plan compares, of its lines too. */
export function columnsCompared(template: CheckedTemplate): LogicalColumn[] {
  const { targetType, lines } = template;
  const own = targetQuery(template).select.map((name) => columnOf(targetType.name, name));
  return [...new Set([...own, ...(lines === undefined ? [] : columnsCompared(lines.template))])];
}

/** Every column of Sales whose value decides what a template writes. */
export const columnsOfSales = (template: CheckedTemplate): LogicalColumn[] =>
  template.source.system === 'SALES' ? columnsRead(template) : columnsCompared(template);

/** On the wire a lookup is `_transactioncurrencyid_value`. */
const columnOf = (table: string, property: string): LogicalColumn =>
  `${table}.${property.replace(/^_(.*)_value$/, '$1')}`;
