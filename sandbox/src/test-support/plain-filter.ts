import type { Comparison, Subject, Thing, ThingProperty, Tree } from './filter-tree.ts';

const opposite: Record<Comparison, Comparison> = {
  eq: 'ne',
  ne: 'eq',
  gt: 'le',
  le: 'gt',
  ge: 'lt',
  lt: 'ge',
};

type Value = string | boolean | null;

/** What the filter means, written down without tables: a negation reaches down to the operators. */
export function holds(node: Tree, row: Thing, rows: readonly Thing[]): boolean {
  return met(node, [row], false);

  /** `scope` holds the row and then the member that each lambda around is looking at. */
  function met(node: Tree, scope: readonly Thing[], negated: boolean): boolean {
    switch (node.kind) {
      case 'and':
      case 'or': {
        const results = node.operands.map((operand) => met(operand, scope, negated));
        return (node.kind === 'and') !== negated ? results.every(Boolean) : results.some(Boolean);
      }
      case 'not':
        return met(node.operand, scope, !negated);
      case 'compare': {
        const value = subjectOf(node.subject, scope)?.[node.property] ?? null;
        return compares(negated ? opposite[node.operator] : node.operator, node.property, value, node.value);
      }
      case 'compare-columns': {
        const subject = subjectOf(node.subject, scope);
        return comparesColumns(
          negated ? opposite[node.operator] : node.operator,
          subject?.name ?? null,
          subject?.title ?? null,
        );
      }
      case 'contains':
      case 'startswith':
      case 'endswith': {
        const text = subjectOf(node.subject, scope)?.name ?? null;
        const [whole, part] = [folded(text ?? ''), folded(node.text)];
        const found = {
          contains: whole.includes(part),
          startswith: whole.startsWith(part),
          endswith: whole.endsWith(part),
        };
        return (text !== null && found[node.kind]) !== negated;
      }
      case 'In':
      case 'NotIn': {
        const value = subjectOf({ ...node.subject, parents: 0 }, scope)?.[node.property] ?? null;
        const isIn = value !== null && node.values.some((other) => order(node.property, value, other) === 0);
        return isIn !== (negated !== (node.kind === 'NotIn'));
      }
      case 'Between':
      case 'NotBetween': {
        const value = subjectOf({ ...node.subject, parents: 0 }, scope)?.[node.property] ?? null;
        if (value === null) return false;
        const [low, high] = node.values;
        const isBetween = order(node.property, value, low) >= 0 && order(node.property, value, high) <= 0;
        return isBetween !== (negated !== (node.kind === 'NotBetween'));
      }
      case 'has-any':
        return childrenOf(scope[node.scope % scope.length]).length > 0 !== negated;
      case 'any':
      case 'all': {
        const isAll = node.kind === 'all';
        // All meet it when none meets its opposite.
        const isFound = childrenOf(scope[node.scope % scope.length]).some((child) =>
          met(node.body, [...scope, child], isAll),
        );
        return isFound !== (isAll !== negated);
      }
      default:
        return node satisfies never;
    }
  }

  function subjectOf({ scope: at, parents }: Subject, scope: readonly Thing[]): Thing | undefined {
    let current = scope[at % scope.length];
    for (let level = 0; level < parents; level += 1)
      current = current?.parent == null ? undefined : rows[current.parent];
    return current;
  }

  function childrenOf(parent: Thing | undefined): readonly Thing[] {
    const place = parent && rows.indexOf(parent);
    return rows.filter((each) => each.parent === place);
  }
}

function compares(operator: Comparison, property: ThingProperty, left: Value, right: Value): boolean {
  if (left === null || right === null) {
    const areEqual = left === right;
    return operator === 'eq' ? areEqual : operator === 'ne' ? !areEqual : false;
  }
  return ordered(operator, order(property, left, right));
}

/** Two columns without a value are not known to be equal, and not different either. */
function comparesColumns(operator: Comparison, left: string | null, right: string | null): boolean {
  if (left !== null && right !== null) return ordered(operator, order('name', left, right));
  return operator === 'ne' && left !== right;
}

function ordered(operator: Comparison, difference: number): boolean {
  return {
    eq: difference === 0,
    ne: difference !== 0,
    gt: difference > 0,
    ge: difference >= 0,
    lt: difference < 0,
    le: difference <= 0,
  }[operator];
}

function order(property: ThingProperty, left: string | boolean, right: string | boolean): number {
  if (property === 'name')
    return Buffer.compare(Buffer.from(folded(String(left))), Buffer.from(folded(String(right))));
  if (property === 'count' || property === 'amount') return Number(left) - Number(right);
  return left === right ? 0 : left > right ? 1 : -1;
}

const folded = (text: string) => text.toUpperCase().toLowerCase();
