import type { Dialect } from './dialects/dialect.ts';
import { ODataError } from './errors.ts';
import type { FilterExpression, Literal, ODataQuery } from './query.ts';

/**
 * A query as the path and query string behind the service root, for one dialect. Escaping lives only here.
 * Throws a BAD_REQUEST ODataError when the URL would be longer than the system takes.
 */
export function printQuery(query: ODataQuery, dialect: Dialect): string {
  const options = printOptions(query, dialect);
  const url = options.length === 0 ? query.entitySet : `${query.entitySet}?${options.join('&')}`;
  if (url.length > dialect.urlLengthMax) {
    throw new ODataError(
      'BAD_REQUEST',
      `Expected a URL of at most ${dialect.urlLengthMax} characters, got ${url.length}: ask for fewer keys at a time.`,
    );
  }
  return url;
}

/** `$select` and `$expand` of a read by key. */
export function printProjection(query: Pick<ODataQuery, 'select' | 'expand'>, dialect: Dialect): string {
  const options = printOptions({ entitySet: '', ...query }, dialect);
  return options.length === 0 ? '' : `?${options.join('&')}`;
}

function printOptions(query: ODataQuery, dialect: Dialect): string[] {
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
  return options;
}

/** The filter as text, not yet percent-encoded. */
export function printFilter(filter: FilterExpression, dialect: Dialect): string {
  switch (filter.kind) {
    case 'compare':
      return `${filter.property} ${filter.operator} ${printLiteral(filter.value)}`;
    case 'text':
      return dialect.printText(filter);
    case 'in':
      return filter.values.length === 0
        ? dialect.printNothing(filter.property)
        : dialect.printIn(filter, printLiteral);
    case 'not':
      return `not (${printFilter(filter.operand, dialect)})`;
    case 'and':
    case 'or':
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

/** A value as it stands in a filter. */
export function printLiteral(literal: Literal): string {
  switch (literal.type) {
    case 'string':
      return quoteText(literal.value);
    case 'enum':
      return `${literal.enumType}${quoteText(literal.member)}`;
    case 'null':
      return 'null';
    case 'guid':
    case 'int':
    case 'decimal':
    case 'boolean':
    case 'datetime':
      return String(literal.value);
    default: {
      const unknown: never = literal;
      throw new TypeError(`Expected a literal, got ${JSON.stringify(unknown)}.`);
    }
  }
}

export function quoteText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** Percent-encodes what ends or splits an option; a space becomes %20, never a plus. */
const encode = (text: string) =>
  encodeURIComponent(text).replaceAll('%2C', ',').replaceAll('%3A', ':').replaceAll('%2F', '/');
