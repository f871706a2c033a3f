import { parseDateTime } from '../edm/date-time.ts';
import { type Decimal, encodeSortable, fitsStorage, floorToScale, parseDecimal } from '../edm/decimal.ts';
import { fold } from '../edm/fold.ts';
import { isGuid } from '../edm/guid.ts';
import type { EntitySet, Model, Property } from '../model/model.ts';
import {
  type ComparisonOperator,
  type FilterNode,
  type Literal,
  type Path,
  QueryError,
  TooManyConditionsError,
} from './ast.ts';
import { escapeLike } from './like-pattern.ts';
import { unknownFunction } from './parser.ts';
import type { ColumnRef, TypedFilter } from './typed-filter.ts';

/** What the $filter of a system knows beyond comparisons. */
export interface FilterDialect {
  /** `*` in the value of eq and ne on strings stands for any run of characters (F&O). */
  readonly wildcards: boolean;
  /** contains, startswith, endswith and In (Dataverse). */
  readonly functions: boolean;
  /** `navigation/property` (Dataverse). */
  readonly parentPaths: boolean;
  /** Strings are never null: null means '' (F&O). */
  readonly nullIsEmptyString: boolean;
  readonly conditionsMax?: number;
}

type SqlOperator = (TypedFilter & { kind: 'compare' })['operator'];

const sqlOperators: Readonly<Record<ComparisonOperator, SqlOperator>> = {
  eq: '=',
  ne: '<>',
  gt: '>',
  ge: '>=',
  lt: '<',
  le: '<=',
};

const negations: Readonly<Record<ComparisonOperator, ComparisonOperator>> = {
  eq: 'ne',
  ne: 'eq',
  gt: 'le',
  ge: 'lt',
  lt: 'ge',
  le: 'gt',
};

const mirrored: Readonly<Record<ComparisonOperator, ComparisonOperator>> = {
  eq: 'eq',
  ne: 'ne',
  gt: 'lt',
  ge: 'le',
  lt: 'gt',
  le: 'ge',
};

/** How the library names an operator in its error texts. */
const operatorKinds: Readonly<Record<ComparisonOperator, string>> = {
  eq: 'Equal',
  ne: 'NotEqual',
  gt: 'GreaterThan',
  ge: 'GreaterThanOrEqual',
  lt: 'LessThan',
  le: 'LessThanOrEqual',
};

/**
 * Looks up every name and compares every value with the Edm type of its property. Throws QueryError in the words of
 * the system: a client that sends the wrong type must fail here as it would there.
 */
export function checkFilter(
  node: FilterNode,
  set: EntitySet,
  model: Model,
  dialect: FilterDialect,
): TypedFilter {
  let conditions = 0;
  return check(node, false);

  function check(current: FilterNode, negated: boolean): TypedFilter {
    switch (current.kind) {
      case 'and':
      case 'or':
        return {
          kind: negated === (current.kind === 'and') ? 'or' : 'and',
          operands: current.operands.map((operand) => check(operand, negated)),
        };
      case 'not':
        return check(current.operand, !negated);
      case 'comparison':
        countCondition();
        return comparison(current, negated);
      case 'like':
        countCondition();
        return like(current, negated);
      case 'in':
        countCondition();
        return inList(current, negated);
      default:
        return current satisfies never;
    }
  }

  function countCondition(): void {
    conditions += 1;
    if (dialect.conditionsMax !== undefined && conditions > dialect.conditionsMax)
      throw new TooManyConditionsError('Number of conditions in query exceeded maximum limit.');
  }

  function comparison(node: FilterNode & { kind: 'comparison' }, negated: boolean): TypedFilter {
    const written = negated ? negations[node.operator] : node.operator;
    const { left, right } = node;
    if (left.kind === 'path' && right.kind === 'path')
      return compareColumns(resolve(left), written, resolve(right));
    if (left.kind === 'path' && right.kind !== 'path') return compareValue(resolve(left), written, right);
    if (left.kind !== 'path' && right.kind === 'path')
      return compareValue(resolve(right), mirrored[written], left);
    throw new QueryError('The query specified in the URI is not valid. A condition must name a property.');
  }

  function compareColumns(left: ColumnRef, operator: ComparisonOperator, right: ColumnRef): TypedFilter {
    if (left.property.type !== right.property.type || left.property.scale !== right.property.scale)
      throw incompatible(typeName(left.property), typeName(right.property), operator);
    return { kind: 'compare-columns', operator: sqlOperators[operator], left, right };
  }

  function compareValue(column: ColumnRef, operator: ComparisonOperator, literal: Literal): TypedFilter {
    const { property } = column;
    if (literal.kind === 'null') return compareNull(column, operator);
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

  function compareNull(column: ColumnRef, operator: ComparisonOperator): TypedFilter {
    if (dialect.nullIsEmptyString && column.property.type === 'Edm.String')
      return { kind: 'compare', operator: sqlOperators[operator], column, value: '' };
    if (operator === 'eq' || operator === 'ne') return { kind: 'null', column, negated: operator === 'ne' };
    return { kind: 'constant', value: false };
  }

  function like(node: FilterNode & { kind: 'like' }, negated: boolean): TypedFilter {
    if (!dialect.functions) throw unknownFunction(node.function);
    const column = resolve(node.path);
    if (column.property.type !== 'Edm.String' || node.argument.kind !== 'string')
      throw new QueryError(
        `No function signature for the function with name '${node.function}' matches the specified arguments. The function signatures considered are: ${node.function}(Edm.String Nullable=true, Edm.String Nullable=true).`,
      );
    const text = fold(node.argument.text);
    const pattern = `${node.function === 'startswith' ? '' : '%'}${text}${node.function === 'endswith' ? '' : '%'}`;
    return { kind: 'like', column, pattern, negated };
  }

  function inList(node: FilterNode & { kind: 'in' }, negated: boolean): TypedFilter {
    if (!dialect.functions) throw unknownFunction('Microsoft.Dynamics.CRM.In');
    const column = resolve({ kind: 'path', segments: [node.property] });
    return {
      kind: 'in',
      column,
      values: node.values.map((text) => listValue(column.property, text)),
      negated,
    };
  }

  function resolve(path: Path): ColumnRef {
    const [first = '', second, ...rest] = path.segments;
    if (second === undefined) return { property: lookUp(set, first), set };
    const navigation = set.navigations.get(first);
    const target = navigation && model.entitySets.get(navigation.targetSet);
    if (!navigation || !target) throw unknownProperty(set, first);
    if (!dialect.parentPaths || rest.length > 0)
      throw new QueryError(`The path '${path.segments.join('/')}' of a filter is not supported.`);
    return { property: lookUp(target, second), set: target, via: navigation };
  }
}

/** The refusal of a name that the type does not have. */
export function unknownProperty(set: EntitySet, name: string): QueryError {
  return new QueryError(`Could not find a property named '${name}' on type '${set.qualifiedTypeName}'.`);
}

function lookUp(set: EntitySet, name: string): Property {
  const property = set.properties.get(name);
  if (!property) throw unknownProperty(set, name);
  return property;
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

/** A member of `In(PropertyValues=[…])`: always written as a string, whatever the type of the property. */
function listValue(property: Property, text: string): string | bigint {
  const refused = new QueryError(
    `Cannot convert the literal '${text}' to the expected type '${typeName(property)}'.`,
  );
  switch (property.type) {
    case 'Edm.String':
      return fold(text);
    case 'Edm.Guid':
      if (!isGuid(text)) throw refused;
      return text.toLowerCase();
    case 'Edm.Int32':
    case 'Edm.Int64':
      if (!/^-?\d{1,18}$/.test(text)) throw refused;
      return BigInt(text);
    case 'Edm.Decimal': {
      const number = parseDecimal(text);
      const floor = number && floorToScale(number, property.scale);
      if (!floor?.exact || !fitsStorage(floor.units, property.scale)) throw refused;
      return encodeSortable(floor.units, property.scale);
    }
    case 'Edm.Boolean':
    case 'Edm.Double':
    case 'Edm.DateTimeOffset':
    case 'Enum':
      throw refused;
    default:
      return property.type satisfies never;
  }
}

function incompatible(left: string, right: string, operator: ComparisonOperator): QueryError {
  return new QueryError(
    `A binary operator with incompatible types was detected. Found operand types '${left}' and '${right}' for operator kind '${operatorKinds[operator]}'.`,
  );
}

function typeName(property: Property): string {
  return property.enumType?.name ?? property.type;
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
