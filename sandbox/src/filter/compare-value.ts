import { parseDateTime } from '../edm/date-time.ts';
import { type Decimal, encodeSortable, fitsStorage, floorToScale, parseDecimal } from '../edm/decimal.ts';
import { fold } from '../edm/fold.ts';
import { type ComparisonOperator, type Literal, QueryError } from './ast.ts';
import type { FilterDialect } from './dialect.ts';
import { escapeLike } from './like-pattern.ts';
import { incompatible, typeName } from './refusals.ts';
import type { ColumnRef, SqlOperator, TypedFilter } from './typed-filter.ts';

export const sqlOperators: Readonly<Record<ComparisonOperator, SqlOperator>> = {
  eq: '=',
  ne: '<>',
  gt: '>',
  ge: '>=',
  lt: '<',
  le: '<=',
};

/** The comparison of a column with a literal. Throws QueryError when the literal is not of the column's type. */
export function compareValue(
  column: ColumnRef,
  operator: ComparisonOperator,
  literal: Literal,
  dialect: FilterDialect,
): TypedFilter {
  const { property } = column;
  if (literal.kind === 'null') return compareNull(column, operator, dialect);
  const refused = incompatible(typeName(property), literalType(literal), operator);
  const isEquality = operator === 'eq' || operator === 'ne';
  const sql = sqlOperators[operator];
  switch (property.type) {
    case 'Edm.String': {
      if (literal.kind !== 'string') throw refused;
      const value = fold(literal.text);
      if (dialect.wildcards && isEquality && value.includes('*')) {
        const pattern = value.split('*').map(escapeLike).join('%');
        return { kind: 'like', column, pattern, negated: operator === 'ne' };
      }
      return { kind: 'compare', operator: sql, column, value };
    }
    case 'Edm.Guid':
      if (literal.kind !== 'guid') throw refused;
      return { kind: 'compare', operator: sql, column, value: literal.text.toLowerCase() };
    case 'Edm.Boolean':
      if (literal.kind !== 'boolean' || !isEquality) throw refused;
      return { kind: 'compare', operator: sql, column, value: literal.value ? 1n : 0n };
    case 'Edm.DateTimeOffset': {
      if (literal.kind !== 'dateTime' && literal.kind !== 'date') throw refused;
      const time = parseDateTime(literal.text);
      if (time === undefined)
        throw new QueryError(`Unrecognized 'Edm.DateTimeOffset' literal '${literal.text}'.`);
      return { kind: 'compare', operator: sql, column, value: BigInt(time) };
    }
    case 'Enum': {
      if (literal.kind !== 'enum' || !isEquality || literal.typeName !== property.enumType?.name)
        throw refused;
      const member = property.enumType.valueOf.get(literal.text);
      if (member === undefined)
        throw new QueryError(`The string '${literal.text}' is not a valid enumeration type constant.`);
      return { kind: 'compare', operator: sql, column, value: BigInt(member) };
    }
    case 'Edm.Int32':
    case 'Edm.Int64':
    case 'Edm.Decimal':
    case 'Edm.Double': {
      const number = literal.kind === 'number' ? parseDecimal(literal.text) : undefined;
      if (!number) throw refused;
      return property.type === 'Edm.Double'
        ? {
            kind: 'compare',
            operator: sql,
            column,
            value: Number(literal.kind === 'number' ? literal.text : ''),
          }
        : compareNumber(column, operator, number);
    }
    default:
      return property.type satisfies never;
  }
}

function compareNull(column: ColumnRef, operator: ComparisonOperator, dialect: FilterDialect): TypedFilter {
  if (dialect.nullIsEmptyString && column.property.type === 'Edm.String')
    return { kind: 'compare', operator: sqlOperators[operator], column, value: '' };
  if (operator === 'eq' || operator === 'ne') return { kind: 'null', column, negated: operator === 'ne' };
  return { kind: 'constant', value: false };
}

/**
 * Numbers are compared exactly. One with more digits than the property keeps equals no stored value, and stands
 * between its floor and the next value: `x < 1.5` is `x <= 1` for an integer, `x >= 1.5` is `x > 1`.
 */
function compareNumber(column: ColumnRef, operator: ComparisonOperator, number: Decimal): TypedFilter {
  const { type, scale } = column.property;
  const { units, exact } = floorToScale(number, type === 'Edm.Decimal' ? scale : 0);
  if (type === 'Edm.Decimal' ? !fitsStorage(units, scale) : BigInt.asIntN(64, units) !== units)
    return beyondStorage(column, operator, units > 0n);
  const value = type === 'Edm.Decimal' ? encodeSortable(units, scale) : units;
  if (exact) return { kind: 'compare', operator: sqlOperators[operator], column, value };
  switch (operator) {
    case 'eq':
      return { kind: 'constant', value: false };
    case 'ne':
      return { kind: 'constant', value: true };
    case 'gt':
    case 'ge':
      return { kind: 'compare', operator: '>', column, value };
    case 'lt':
    case 'le':
      return { kind: 'compare', operator: '<=', column, value };
    default:
      return operator satisfies never;
  }
}

/** A number larger (or smaller) than any that is stored. */
function beyondStorage(column: ColumnRef, operator: ComparisonOperator, isLarge: boolean): TypedFilter {
  if (operator === 'eq' || operator === 'ne') return { kind: 'constant', value: operator === 'ne' };
  const holds = isLarge === (operator === 'lt' || operator === 'le');
  return holds ? { kind: 'null', column, negated: true } : { kind: 'constant', value: false };
}

function literalType(literal: Exclude<Literal, { kind: 'null' }>): string {
  switch (literal.kind) {
    case 'string':
      return 'Edm.String';
    case 'guid':
      return 'Edm.Guid';
    case 'dateTime':
      return 'Edm.DateTimeOffset';
    case 'date':
      return 'Edm.Date';
    case 'boolean':
      return 'Edm.Boolean';
    case 'enum':
      return literal.typeName;
    case 'number':
      return /^-?\d{1,9}$/.test(literal.text) ? 'Edm.Int32' : 'Edm.Decimal';
    default:
      return literal satisfies never;
  }
}
