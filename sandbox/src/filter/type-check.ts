import { encodeSortable, fitsStorage, floorToScale, parseDecimal } from '../edm/decimal.ts';
import { fold } from '../edm/fold.ts';
import { isGuid } from '../edm/guid.ts';
import type { EntitySet, Model, Property } from '../model/model.ts';
import {
  type ComparisonOperator,
  type FilterNode,
  type Path,
  QueryError,
  TooManyConditionsError,
} from './ast.ts';
import { compareValue, incompatible, sqlOperators, typeName } from './compare-value.ts';
import type { FilterDialect } from './dialect.ts';
import { unknownFunction } from './parser.ts';
import type { ColumnRef, TypedFilter } from './typed-filter.ts';

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
    if (left.kind === 'path' && right.kind !== 'path')
      return compareValue(resolve(left), written, right, dialect);
    if (left.kind !== 'path' && right.kind === 'path')
      return compareValue(resolve(right), mirrored[written], left, dialect);
    throw new QueryError('The query specified in the URI is not valid. A condition must name a property.');
  }

  function compareColumns(left: ColumnRef, operator: ComparisonOperator, right: ColumnRef): TypedFilter {
    if (left.property.type !== right.property.type || left.property.scale !== right.property.scale)
      throw incompatible(typeName(left.property), typeName(right.property), operator);
    return { kind: 'compare-columns', operator: sqlOperators[operator], left, right };
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
    // The platform's own functions know lookups by their logical name, without the affixes of the wire.
    const wireName = `_${node.property}_value`;
    const name = set.properties.has(wireName) ? wireName : node.property;
    const column = resolve({ kind: 'path', segments: [name] });
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
