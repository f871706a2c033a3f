import { fold } from '../../../edm/fold.ts';
import { type Parameter, QueryError } from '../../../filter/ast.ts';
import { checkFunction } from '../../../filter/check-function.ts';
import { compareValue, sqlOperators } from '../../../filter/compare-value.ts';
import type { ColumnRef, TypedFilter } from '../../../filter/typed-filter.ts';
import { dataverseFilter, type QueryScope } from '../../query/common.ts';
import { badCondition, invalidNode, unknownOperator } from '../refusals.ts';
import { givenAttribute, requiredAttribute } from './attributes.ts';
import { canonicalValue, listedValues, literalOf, singleValue } from './condition-values.ts';
import { columnOfTable, conditionColumns, requireColumn } from './logical-columns.ts';
import { type Operator, operatorOf } from './operators.ts';
import type { FetchFilter, FetchTable } from './query.ts';
import { namedTable } from './tables.ts';
import type { XmlElement } from './xml-element.ts';

/** Language of everybody in the sandbox. */
const userLanguage = 1033n;

/**
 * One condition on the rows of a table, or of the one that `entityname` names among the visible. Values are checked as those
 * of $filter are. Microsoft Learn: Filter rows using FetchXml, condition element.
 */
export function readCondition(
  condition: XmlElement,
  own: FetchTable,
  visible: readonly FetchTable[],
  scope: QueryScope,
): FetchFilter {
  for (const child of condition.children) if (child.name !== 'value') throw invalidNode(child.name);
  const named = givenAttribute(condition, 'entityname');
  const table = named === undefined ? own : namedTable(visible, named);
  const name = requiredAttribute(condition, 'attribute');
  const written = requiredAttribute(condition, 'operator');
  const operator = operatorOf(written);
  if (!operator) throw unknownOperator(written);
  const other = givenAttribute(condition, 'valueof');
  if (other !== undefined)
    return compareColumns(
      columnOfTable(table, requireColumn(table.set, name)),
      operator,
      other,
      table,
      visible,
    );
  const columns = conditionColumns(table, name, scope.model);
  const filters = columns.map((column): FetchFilter => {
    try {
      return { kind: 'condition', filter: typedCondition(condition, column, operator, scope) };
    } catch (error) {
      if (error instanceof QueryError) throw badCondition(error.message);
      throw error;
    }
  });
  // A lookup to several tables has one name: in none of them is what is denied.
  return { kind: isDenial(operator) ? 'and' : 'or', operands: filters };
}

function typedCondition(
  condition: XmlElement,
  column: ColumnRef,
  operator: Operator,
  scope: QueryScope,
): TypedFilter {
  switch (operator.kind) {
    case 'compare':
      return compareValue(
        column,
        operator.operator,
        literalOf(column, singleValue(condition)),
        dataverseFilter,
      );
    case 'like': {
      const value = canonicalText(column, singleValue(condition));
      const pattern = `${operator.before}${fold(value)}${operator.after}`;
      return { kind: 'like', column, pattern, negated: operator.negated };
    }
    case 'null':
      return { kind: 'null', column, negated: operator.negated };
    case 'in': {
      const values = listedValues(condition).flatMap((value) => {
        const equal = compareValue(column, 'eq', literalOf(column, value), dataverseFilter);
        // A number that no column can hold is equal to none.
        return equal.kind === 'compare' ? [equal.value] : [];
      });
      return { kind: 'in', column, values, negated: operator.negated };
    }
    case 'function':
      return checkFunction(functionNode(condition, column, operator), () => column, scope);
    case 'never':
      return { kind: 'constant', value: false };
    case 'user-language':
      return { kind: 'compare', operator: '=', column, value: userLanguage };
    default:
      return operator satisfies never;
  }
}

/** Patterns are for texts; any other column tells that it cannot convert one. */
function canonicalText(column: ColumnRef, value: string): string {
  if (column.property.type === 'Edm.String') return value;
  canonicalValue(column, value);
  throw badCondition('A pattern can be compared with a text only.');
}

function functionNode(
  condition: XmlElement,
  column: ColumnRef,
  { name, takes }: Operator & { kind: 'function' },
): Parameters<typeof checkFunction>[0] {
  const property = ['PropertyName', { kind: 'string', text: column.property.name }] as const;
  const node = { kind: 'function', name, path: { kind: 'path', segments: [] } } as const;
  switch (takes) {
    case 'nothing':
      return { ...node, parameters: new Map([property]) };
    case 'one': {
      const value = singleValue(condition);
      const isDate = name === 'On' || name.startsWith('OnOr');
      const text =
        isDate || column.property.type === 'Edm.Guid' ? canonicalValue(column, value) : value.trim();
      return { ...node, parameters: new Map([property, ['PropertyValue', { kind: 'string', text }]]) };
    }
    case 'many': {
      const items = listedValues(condition).map((value) => canonicalValue(column, value));
      return {
        ...node,
        parameters: new Map<string, Parameter>([property, ['PropertyValues', { kind: 'list', items }]]),
      };
    }
    default:
      return takes satisfies never;
  }
}

/** `valueof`: a column of the same table, or `alias.column` of another. */
function compareColumns(
  left: ColumnRef,
  operator: Operator,
  written: string,
  own: FetchTable,
  visible: readonly FetchTable[],
): FetchFilter {
  if (operator.kind !== 'compare')
    throw badCondition('Columns can be compared by eq, ne, gt, ge, lt and le only.');
  const [name = '', alias] = written.split('.').reverse();
  const table = alias === undefined ? own : namedTable(visible, alias);
  const right = columnOfTable(table, requireColumn(table.set, name));
  if (left.property.type !== right.property.type || left.property.scale !== right.property.scale)
    throw badCondition(
      `The columns '${left.property.name}' and '${right.property.name}' have different types.`,
    );
  return { kind: 'compare-columns', operator: sqlOperators[operator.operator], left, right };
}

function isDenial(operator: Operator): boolean {
  switch (operator.kind) {
    case 'compare':
      return operator.operator === 'ne';
    case 'null':
      return !operator.negated;
    case 'like':
    case 'in':
      return operator.negated;
    case 'function':
    case 'never':
    case 'user-language':
      return false;
    default:
      return operator satisfies never;
  }
}
