import {
  type FetchNode,
  type FetchNodePathSegment,
  type FlattenNodePathSegment,
  type PlanNode as HiveNode,
  QueryPlanner,
  type RequiresSelection,
} from '@graphql-hive/router-query-planner';
import type {
  EntityAlias,
  PathSegment,
  PlanNode,
  Planner,
  Requirement,
  Rewrite,
  RewriteSegment,
} from './planner.ts';

type HiveRewrite = NonNullable<FetchNode['outputRewrites']>[number];

/** The Rust planner of the Hive router, its plans translated into ours so that nothing else knows it. */
export function createHivePlanner(supergraphSdl: string): Planner {
  const planner = new QueryPlanner(supergraphSdl);
  const noLabels = new Set<string>();
  return {
    async plan(document, operationName) {
      const { node } = await planner.planAsync(withoutBackspaceEscape(document), operationName, noLabels, 0);
      return node && translate(node, []);
    },
  };
}

const strings = /"""(?:\\"""|[\s\S])*?"""|"(?:\\.|[^"\\])*"/g;

/** The planner reads the escape `\b`, a backspace, as U+0010; the long form of the same character it reads right. */
const withoutBackspaceEscape = (document: string): string =>
  document.replace(strings, (literal) =>
    literal.startsWith('"""')
      ? literal
      : literal.replace(/\\./g, (escaped) => (escaped === '\\b' ? '\\u0008' : escaped)),
  );

function translate(node: HiveNode, path: readonly PathSegment[]): PlanNode {
  switch (node.kind) {
    case 'Sequence':
    case 'Parallel':
      return { kind: node.kind, nodes: node.nodes.map((child) => translate(child, path)) };
    case 'Condition':
      return {
        kind: 'Condition',
        condition: node.condition,
        ...(node.ifClause ? { ifClause: translate(node.ifClause, path) } : {}),
        ...(node.elseClause ? { elseClause: translate(node.elseClause, path) } : {}),
      };
    case 'Flatten':
      return translate(node.node, [...path, ...node.path.map(pathSegment)]);
    case 'Fetch':
      return fetchOf(node, path);
    case 'BatchFetch':
      return {
        kind: 'EntityFetch',
        service: node.serviceName,
        operation: node.operation,
        variables: node.variableUsages ?? [],
        aliases: node.entityBatch.aliases.map(
          (alias): EntityAlias => ({
            alias: alias.alias,
            representationsVariable: alias.representationsVariableName,
            paths: alias.paths.map((segments) => [...path, ...segments.map(pathSegment)]),
            requires: alias.requires.map(requirement),
            inputRewrites: (alias.inputRewrites ?? []).map(rewrite),
            outputRewrites: (alias.outputRewrites ?? []).map(rewrite),
          }),
        ),
      };
    case 'Subscription':
    case 'Defer':
      throw new Error(`Expected a plan of fetches, got a ${node.kind} node.`);
    default: {
      const unknown: never = node;
      throw new Error(`Expected a known plan node, got ${JSON.stringify(unknown).slice(0, 200)}.`);
    }
  }
}

function fetchOf(node: FetchNode, path: readonly PathSegment[]): PlanNode {
  const common = {
    service: node.serviceName,
    operation: node.operation,
    variables: node.variableUsages ?? [],
  };
  const outputRewrites = (node.outputRewrites ?? []).map(rewrite);
  if (!node.requires?.length) return { kind: 'RootFetch', ...common, outputRewrites };
  const alias: EntityAlias = {
    alias: '_entities',
    representationsVariable: 'representations',
    paths: [path],
    requires: node.requires.map(requirement),
    inputRewrites: (node.inputRewrites ?? []).map(rewrite),
    outputRewrites,
  };
  return { kind: 'EntityFetch', ...common, aliases: [alias] };
}

function pathSegment(segment: FlattenNodePathSegment): PathSegment {
  if (segment === '@') return { kind: 'items' };
  if ('Field' in segment) return { kind: 'field', name: segment.Field };
  return { kind: 'types', types: segment.TypeCondition };
}

function requirement(selection: RequiresSelection): Requirement {
  if (selection.kind === 'InlineFragment') {
    return {
      kind: 'fragment',
      type: selection.typeCondition,
      requirements: selection.selections.map(requirement),
    };
  }
  if (selection.kind === 'FragmentSpread')
    throw new Error('Expected inline fragments in a representation, got a fragment spread.');
  return {
    kind: 'field',
    // Here alone the planner's `name` is the key in the result, and `alias` the field that the subgraph requires.
    name: selection.alias ?? selection.name,
    responseKey: selection.name,
    requirements: (selection.selections ?? []).map(requirement),
  };
}

function rewrite(node: HiveRewrite): Rewrite {
  if ('KeyRenamer' in node)
    return {
      kind: 'rename',
      path: node.KeyRenamer.path.map(rewriteSegment),
      to: node.KeyRenamer.renameKeyTo,
    };
  const setter = 'ValueSetter' in node ? node.ValueSetter : node;
  return { kind: 'set', path: setter.path.map(rewriteSegment), value: setter.setValueTo };
}

function rewriteSegment(segment: FetchNodePathSegment): RewriteSegment {
  return 'Key' in segment
    ? { kind: 'key', name: segment.Key }
    : { kind: 'types', types: segment.TypenameEquals };
}
