import type { Dialect } from './dialects/dialect.ts';
import { type EntityKey, printEntityKey } from './entity-key.ts';
import { ODataError } from './errors.ts';
import { printLiteral } from './print-literal.ts';
import type { FilterExpression, ODataQuery } from './query.ts';

/**
 * A query as the path and query string behind the service root, for one dialect. Escaping lives only here and in
 * print-literal.ts. Throws a BAD_REQUEST ODataError when the URL would be longer than the system takes.
 */
export function printQuery(query: ODataQuery, dialect: Dialect): string {
  return printTarget(query, dialect);
}

/**
 * The same for one record, when there is a key. `more` are options that stand as they are. Throws a BAD_REQUEST
 * ODataError for a key that is none, too.
 */
export function printTarget(
  { key, ...query }: ODataQuery & { readonly key?: EntityKey | undefined },
  dialect: Dialect,
  more: readonly string[] = [],
): string {
  const url = printUnboundTarget({ key, ...query }, dialect, more);
  if (url.length <= dialect.urlLengthMax) return url;
  throw new ODataError(
    'BAD_REQUEST',
    `Expected a URL of at most ${dialect.urlLengthMax} characters, got ${url.length}: ask for fewer keys at a time.`,
  );
}

/** The same, however long it becomes: for requests in a batch, and to measure it. */
export function printUnboundTarget(
  { key, ...query }: ODataQuery & { readonly key?: EntityKey | undefined },
  dialect: Dialect,
  more: readonly string[] = [],
): string {
  return `${query.entitySet}${key ? printEntityKey(key) : ''}${printOptions(query, dialect, more)}`;
}

/** The query string with its question mark, empty when there is nothing to say. */
function printOptions(query: ODataQuery, dialect: Dialect, more: readonly string[]): string {
  const options = [...dialect.alwaysOptions];
  if (query.select?.length) options.push(`$select=${query.select.join(',')}`);
  if (query.filter) options.push(`$filter=${encode(printFilter(query.filter, dialect))}`);
  if (query.expand?.length) {
    options.push(
      `$expand=${query.expand.map(({ navigationProperty, select }) => `${navigationProperty}($select=${select.join(',')})`).join(',')}`,
    );
  }
  if (query.orderby?.length) {
    options.push(
      `$orderby=${encode(query.orderby.map(({ property, direction }) => `${property} ${direction}`).join(','))}`,
    );
  }
  if (query.top !== undefined) options.push(`$top=${query.top}`);
  if (query.count) options.push('$count=true');
  options.push(...more);
  return options.length === 0 ? '' : `?${options.join('&')}`;
}

/** The filter as text, not yet percent-encoded. Throws a TypeError for an `and` or `or` of nothing. */
export function printFilter(filter: FilterExpression, dialect: Dialect): string {
  switch (filter.kind) {
    case 'compare':
      return `${filter.property} ${filter.operator} ${printLiteral(filter.value)}`;
    case 'text':
      return dialect.printText(filter);
    case 'in':
      return filter.values.length === 0 ? dialect.printNothing(filter.property) : dialect.printIn(filter);
    case 'not':
      return `not (${printFilter(filter.operand, dialect)})`;
    case 'and':
    case 'or':
      if (filter.operands.length === 0)
        throw new TypeError(`Expected at least one operand of '${filter.kind}', got none.`);
      return filter.operands.map((operand) => wrap(operand, dialect)).join(` ${filter.kind} `);
    default: {
      const unknown: never = filter;
      throw new TypeError(`Expected a filter expression, got ${JSON.stringify(unknown)}.`);
    }
  }
}

function wrap(operand: FilterExpression, dialect: Dialect): string {
  const text = printFilter(operand, dialect);
  const simple = operand.kind === 'compare' || operand.kind === 'text' || operand.kind === 'not';
  return simple ? text : `(${text})`;
}

/** Percent-encodes what ends or splits an option; a space becomes %20, never a plus. */
const encode = (text: string) =>
  encodeURIComponent(text.toWellFormed())
    .replaceAll('%2C', ',')
    .replaceAll('%3A', ':')
    .replaceAll('%2F', '/');
