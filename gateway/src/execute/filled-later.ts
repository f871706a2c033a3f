import type { EntityAlias, PathSegment, PlanNode } from '../planner/planner.ts';

/**
 * Whether another fetch of the plan fills what this one brings: it may write the same objects, or objects within
 * them. Only then does each place of an entity need its own copy; else all places share one.
 */
export function isFilledLater(alias: EntityAlias, plan: PlanNode): boolean {
  const own = alias.paths.map(fieldsOf);
  return aliasesOf(plan).some(
    (other) =>
      other !== alias &&
      other.paths.map(fieldsOf).some((path) => own.some((prefix) => isPrefix(prefix, path))),
  );
}

function aliasesOf(node: PlanNode): readonly EntityAlias[] {
  switch (node.kind) {
    case 'Sequence':
    case 'Parallel':
      return node.nodes.flatMap(aliasesOf);
    case 'Condition':
      return [node.ifClause, node.elseClause].flatMap((clause) => (clause ? aliasesOf(clause) : []));
    case 'RootFetch':
      return [];
    case 'EntityFetch':
      return node.aliases;
    default: {
      const unknown: never = node;
      throw new TypeError(`Expected a plan node, got ${JSON.stringify(unknown)}.`);
    }
  }
}

const fieldsOf = (path: readonly PathSegment[]): string[] =>
  path.flatMap((segment) => (segment.kind === 'field' ? [segment.name] : []));

const isPrefix = (prefix: readonly string[], path: readonly string[]): boolean =>
  prefix.every((name, index) => path[index] === name);
