import { parseDateTime } from '../edm/date-time.ts';
import { isGuid } from '../edm/guid.ts';
import { QueryError } from './ast.ts';
import { type DateRange, dateFunction } from './date-ranges.ts';
import type { FilterContext } from './dialect.ts';
import { qualified } from './function-names.ts';
import { type FunctionNode, listParameter, takesOnly, textParameter } from './function-parameters.ts';
import { hierarchyLookup } from './hierarchies.ts';
import { listValue } from './list-value.ts';
import { typeName, unknownFunction } from './refusals.ts';
import type { ColumnRef, SqlOperator, TypedFilter } from './typed-filter.ts';

/** Whether a record is one of a hierarchy around another: the function, what it asks, and whether it denies it. */
type Direction = Pick<TypedFilter & { kind: 'hierarchy' }, 'direction' | 'includesSelf' | 'negated'>;
const hierarchies: ReadonlyMap<string, Direction> = new Map(
  Object.entries<Direction>({
    Above: { direction: 'above', includesSelf: false, negated: false },
    AboveOrEqual: { direction: 'above', includesSelf: true, negated: false },
    Under: { direction: 'under', includesSelf: false, negated: false },
    UnderOrEqual: { direction: 'under', includesSelf: true, negated: false },
    NotUnder: { direction: 'under', includesSelf: false, negated: true },
  }),
);

/** Whether a lookup names the caller or the caller's business unit. No user of the sandbox belongs to a team. */
type Identity = readonly [SqlOperator, 'userId' | 'businessUnitId'];
const identities: ReadonlyMap<string, Identity> = new Map(
  Object.entries<Identity>({
    EqualUserId: ['=', 'userId'],
    NotEqualUserId: ['<>', 'userId'],
    EqualUserOrUserTeams: ['=', 'userId'],
    EqualBusinessId: ['=', 'businessUnitId'],
    NotEqualBusinessId: ['<>', 'businessUnitId'],
  }),
);

/**
 * A function of Dataverse as comparisons. `column` finds the column of a PropertyName. Throws QueryError for functions that
 * the sandbox does not know: fiscal periods, hierarchies of users, choices of several values.
 * Microsoft Learn: Web API Query Function Reference.
 */
export function checkFunction(
  node: FunctionNode,
  column: (propertyName: string) => ColumnRef,
  context: FilterContext,
): TypedFilter {
  const { name } = node;
  const target = column(textParameter(node, 'PropertyName'));
  if (name === 'In' || name === 'NotIn') return inList(node, target, name === 'NotIn');
  if (name === 'Between' || name === 'NotBetween') return between(node, target, name === 'NotBetween');
  const dates = dateFunction(name);
  if (dates) return inRange(target, rangeOf(node, target, dates, context));
  const hierarchy = hierarchies.get(name);
  if (hierarchy) return { kind: 'hierarchy', column: target, ...hierarchy, ...around(node, target) };
  const identity = identities.get(name);
  if (!identity) throw unknownFunction(qualified(name));
  takesOnly(node, 'PropertyName');
  requireType(node, target, 'Edm.Guid');
  const [operator, whose] = identity;
  return { kind: 'compare', operator, column: target, value: context.caller()[whose] };
}

function inList(node: FunctionNode, column: ColumnRef, negated: boolean): TypedFilter {
  const values = listParameter(node).map((text) => listValue(column.property, text));
  return { kind: 'in', column, values, negated };
}

/** Both bounds belong to it. A record without a value is neither between nor not between. */
function between(node: FunctionNode, column: ColumnRef, negated: boolean): TypedFilter {
  const [low, high, ...rest] = listParameter(node);
  if (low === undefined || high === undefined || rest.length > 0)
    throw new QueryError(`The function ${qualified(node.name)} takes two values.`);
  const compare = (operator: SqlOperator, text: string): TypedFilter => {
    const value =
      column.property.type === 'Edm.DateTimeOffset' ? timeOf(text) : listValue(column.property, text);
    return { kind: 'compare', operator, column, value };
  };
  return negated
    ? { kind: 'or', operands: [compare('<', low), compare('>', high)] }
    : { kind: 'and', operands: [compare('>=', low), compare('<=', high)] };
}

function rangeOf(
  node: FunctionNode,
  column: ColumnRef,
  dates: NonNullable<ReturnType<typeof dateFunction>>,
  context: FilterContext,
): DateRange {
  requireType(node, column, 'Edm.DateTimeOffset');
  switch (dates.kind) {
    case 'fixed':
      takesOnly(node, 'PropertyName');
      return dates.range(context.now());
    case 'counted': {
      const text = textParameter(node, 'PropertyValue');
      takesOnly(node, 'PropertyName', 'PropertyValue');
      if (!/^[1-9]\d{0,5}$/.test(text))
        throw new QueryError(`Cannot convert the literal '${text}' to the expected type 'Edm.Int64'.`);
      return dates.range(context.now(), Number(text));
    }
    case 'dated':
      takesOnly(node, 'PropertyName', 'PropertyValue');
      return dates.range(Number(timeOf(textParameter(node, 'PropertyValue'))));
    default:
      return dates satisfies never;
  }
}

function inRange(column: ColumnRef, { from, before, until }: DateRange): TypedFilter {
  const bound = (operator: SqlOperator, at: number | undefined): TypedFilter[] =>
    at === undefined ? [] : [{ kind: 'compare', operator, column, value: BigInt(at) }];
  return { kind: 'and', operands: [...bound('>=', from), ...bound('<', before), ...bound('<=', until)] };
}

/** The record that a hierarchy is asked around, and the lookup that makes the hierarchy. */
function around(node: FunctionNode, column: ColumnRef): { lookup: string; id: string } {
  takesOnly(node, 'PropertyName', 'PropertyValue');
  const id = textParameter(node, 'PropertyValue');
  const lookup = hierarchyLookup(column.set);
  if (lookup === undefined || column.property.name !== column.set.key[0])
    throw new QueryError(
      `The function ${qualified(node.name)} needs the primary key of a table with a hierarchical relationship; '${column.property.name}' of '${column.set.typeName}' is none.`,
    );
  if (!isGuid(id))
    throw new QueryError(`Cannot convert the literal '${id}' to the expected type 'Edm.Guid'.`);
  return { lookup, id: id.toLowerCase() };
}

function timeOf(text: string): bigint {
  const time = parseDateTime(text.trim());
  if (time === undefined) throw new QueryError(`Unrecognized 'Edm.DateTimeOffset' literal '${text}'.`);
  return BigInt(time);
}

function requireType(node: FunctionNode, { property }: ColumnRef, type: string): void {
  if (property.type === type) return;
  throw new QueryError(
    `The function ${qualified(node.name)} is not valid for the property '${property.name}' of type '${typeName(property)}'.`,
  );
}
