import type { OwnershipRule } from './ownership-rule.ts';

/** Ownership rules as a Markdown table, in their order. */
export function printOwnershipTable(rules: readonly OwnershipRule[]): string {
  return [
    '| field | column | owner | written by | when | rule |',
    '| --- | --- | --- | --- | --- | --- |',
    ...rules.map(({ field, entitySet, property, owner, mutation, condition, source }) =>
      [
        '',
        `\`${field}\``,
        `\`${entitySet}.${property}\``,
        owner === 'SALES' ? 'Sales' : 'F&O',
        mutation === undefined ? 'sync' : `\`${mutation}\``,
        condition ?? 'always',
        `\`${source}\``,
        '',
      ]
        .join(' | ')
        .trim(),
    ),
    '',
  ].join('\n');
}
