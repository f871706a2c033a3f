import { fold } from '../edm/fold.ts';
import { type EntitySet, entitySetOf, type Model } from '../model/model.ts';
import { checkArithmetic, isNumber } from './arithmetic.ts';
import {
  type ComparedOperand,
  type ComparisonOperator,
  type FilterNode,
  type Operand,
  type Path,
  QueryError,
  TooManyConditionsError,
} from './ast.ts';
import { checkFunction } from './check-function.ts';
import { compareValue, sqlOperators } from './compare-value.ts';
import { type FilterContext, type FilterDialect, noContext } from './dialect.ts';
import { qualified } from './function-names.ts';
import { negate } from './negate.ts';
import { incompatible, typeName, unknownFunction, unknownProperty, unsupportedNode } from './refusals.ts';
import { resolveColumn, type Scope, startOf } from './scope.ts';
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
  queried: EntitySet,
  model: Model,
  dialect: FilterDialect,
  context: FilterContext = noContext,
): TypedFilter {
  let conditions = 0;
  return check(node, { set: queried, depth: 0 }, false);

  /** `negated` reaches down to the operators, as in the platform's own queries: what is null meets neither. */
  function check(current: FilterNode, scope: Scope, negated: boolean): TypedFilter {
    switch (current.kind) {
      case 'and':
      case 'or':
        return {
          kind: negated === (current.kind === 'and') ? 'or' : 'and',
          operands: current.operands.map((operand) => check(operand, scope, negated)),
        };
      case 'not':
        return check(current.operand, scope, !negated);
      case 'not-operand':
        throw notOperand(current.operand, scope);
      case 'comparison':
        countCondition();
        return comparison(current, scope, negated);
      case 'like':
        countCondition();
        return like(current, scope, negated);
      case 'function':
        countCondition(listLength(current));
        return negated ? negate(ownFunction(current, scope)) : ownFunction(current, scope);
      case 'lambda':
        return lambda(current, scope, negated);
      default:
        return current satisfies never;
    }
  }

  function countCondition(added = 1): void {
    conditions += added;
    if (dialect.conditionsMax !== undefined && conditions > dialect.conditionsMax)
      throw new TooManyConditionsError('Number of conditions in query exceeded maximum limit.');
  }

  function columnAt(path: Path, scope: Scope): ColumnRef {
    return resolveColumn(scope, path, model, dialect);
  }

  function notOperand(operand: Operand, scope: Scope): QueryError {
    const type = operand.kind === 'path' ? typeName(columnAt(operand, scope).property) : 'Edm.Boolean';
    return type === 'Edm.Boolean'
      ? unsupportedNode('UnaryOperator')
      : new QueryError(
          `A unary operator with an incompatible type was detected. Found operand type '${type}' for operator kind 'Not'.`,
        );
  }

  function comparison(
    { operator: written, left, right }: FilterNode & { kind: 'comparison' },
    scope: Scope,
    negated: boolean,
  ): TypedFilter {
    const operator = negated ? negations[written] : written;
    if (left.kind === 'arithmetic' || right.kind === 'arithmetic') {
      if (!dialect.arithmetic) throw unsupportedNode('BinaryOperator');
      const numbers = (operand: ComparedOperand) => checkArithmetic(operand, (path) => columnAt(path, scope));
      return {
        kind: 'compare-numbers',
        operator: sqlOperators[operator],
        left: numbers(left),
        right: numbers(right),
      };
    }
    if (left.kind === 'path' && right.kind === 'path')
      return compareColumns(columnAt(left, scope), operator, columnAt(right, scope));
    if (left.kind === 'path' && right.kind !== 'path')
      return compareValue(columnAt(left, scope), operator, right, dialect);
    if (left.kind !== 'path' && right.kind === 'path')
      return compareValue(columnAt(right, scope), mirrored[operator], left, dialect);
    throw new QueryError('The query specified in the URI is not valid. A condition must name a property.');
  }

  function compareColumns(left: ColumnRef, operator: ComparisonOperator, right: ColumnRef): TypedFilter {
    if (dialect.arithmetic && isNumber(left) && isNumber(right))
      return {
        kind: 'compare-numbers',
        operator: sqlOperators[operator],
        left: { kind: 'column', column: left },
        right: { kind: 'column', column: right },
      };
    if (left.property.type !== right.property.type || left.property.scale !== right.property.scale)
      throw incompatible(typeName(left.property), typeName(right.property), operator);
    const lookups = ({ depth, via }: ColumnRef) =>
      [depth, ...via.map(({ navigation }) => navigation.name)].join('/');
    if (lookups(left) !== lookups(right))
      throw new QueryError('Columns can be compared with columns of the same table only.');
    return {
      kind: 'compare-columns',
      operator: sqlOperators[operator],
      column: left,
      other: right.property,
    };
  }

  function like(node: FilterNode & { kind: 'like' }, scope: Scope, negated: boolean): TypedFilter {
    if (!dialect.functions) throw unknownFunction(node.function);
    const column = columnAt(node.path, scope);
    if (column.property.type !== 'Edm.String' || node.argument.kind !== 'string')
      throw new QueryError(
        `No function signature for the function with name '${node.function}' matches the specified arguments. The function signatures considered are: ${node.function}(Edm.String Nullable=true, Edm.String Nullable=true).`,
      );
    const text = fold(node.argument.text);
    const pattern = `${node.function === 'startswith' ? '' : '%'}${text}${node.function === 'endswith' ? '' : '%'}`;
    return { kind: 'like', column, pattern, negated };
  }

  function ownFunction(node: FilterNode & { kind: 'function' }, scope: Scope): TypedFilter {
    const start = startOf(scope, node.path);
    if (!dialect.functions || start.segments.length > 0) throw unknownFunction(qualified(node.name));
    const { set } = start.scope;
    const column = (propertyName: string) => {
      // The platform's own functions know lookups by their logical name, without the affixes of the wire.
      const wireName = `_${propertyName}_value`;
      const name = set.properties.has(wireName) ? wireName : propertyName;
      return columnAt({ kind: 'path', segments: [...node.path.segments, name] }, scope);
    };
    return checkFunction(node, column, context);
  }

  function lambda(node: FilterNode & { kind: 'lambda' }, scope: Scope, negated: boolean): TypedFilter {
    const start = startOf(scope, node.path);
    const { set: owner, depth } = start.scope;
    const [name = '', beyond] = start.segments;
    const collection = owner.collections.get(name);
    if (!dialect.parentPaths) throw unsupportedNode('Any');
    // A collection of a record that a lookup leads to cannot be asked. Microsoft Learn: Filter rows using OData.
    if (beyond !== undefined && owner.navigations.has(name))
      throw unsupportedNode('CollectionNavigationNode');
    if (!collection || beyond !== undefined) throw unknownProperty(owner, name);
    const target = entitySetOf(model, collection.targetSet);
    const isAll = node.quantifier === 'all';
    const any = {
      kind: 'any',
      owner,
      depth,
      inside: scope.depth + 1,
      collection,
      target,
      // All meet it when none meets its opposite.
      negated: isAll !== negated,
    } as const;
    if (!node.body) {
      countCondition();
      return any;
    }
    const { variable, condition } = node.body;
    const inner: Scope = { set: target, depth: any.inside, variable, outer: scope };
    return { ...any, condition: check(condition, inner, isAll) };
  }
}

/** Each value of a list is a condition of its own. */
function listLength({ parameters }: FilterNode & { kind: 'function' }): number {
  const values = parameters.get('PropertyValues');
  return values?.kind === 'list' ? values.items.length : 1;
}
