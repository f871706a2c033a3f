import { type ASTNode, type DocumentNode, GraphQLError, Kind, type SelectionSetNode } from 'graphql';
import type { GatewayErrorCode } from '../errors.ts';

/** What an operation may cost before it is planned: planning a thousand aliases takes more than a second. */
export interface Limits {
  readonly depthMax: number;
  readonly aliasesMax: number;
  readonly rootFieldsMax: number;
  readonly directivesMax: number;
  /** Of the text, before it is parsed: strings and names are single tokens however long they are. */
  readonly charactersMax: number;
  /** For the parser: it stops there. */
  readonly tokensMax: number;
}

export const defaultLimits: Limits = {
  depthMax: 20,
  aliasesMax: 50,
  rootFieldsMax: 20,
  directivesMax: 50,
  charactersMax: 100_000,
  tokensMax: 4_000,
};

/** Introspection nests deeper than any query for data and is answered from memory. */
const introspectionDepthMax = 40;

/** Throws a coded GraphQLError that names the limit and what was got. Fragments count wherever they are spread. */
export function checkLimits(document: DocumentNode, limits: Limits): void {
  const fragments = new Map(
    document.definitions.flatMap((node) =>
      node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node.selectionSet] as const] : [],
    ),
  );
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
    const counts = measure(definition.selectionSet, fragments);
    const introspects = definition.selectionSet.selections.some(
      (node) => node.kind === Kind.FIELD && node.name.value.startsWith('__'),
    );
    refuse(
      'QUERY_TOO_DEEP',
      'levels',
      counts.depth,
      introspects ? Math.max(limits.depthMax, introspectionDepthMax) : limits.depthMax,
    );
    refuse('TOO_MANY_ALIASES', 'aliases', counts.aliases, limits.aliasesMax);
    refuse('TOO_MANY_ROOT_FIELDS', 'root fields', counts.rootFields, limits.rootFieldsMax);
    refuse('TOO_MANY_DIRECTIVES', 'directives', counts.directives, limits.directivesMax);
  }
}

function refuse(code: GatewayErrorCode, what: string, got: number, most: number): void {
  if (got <= most) return;
  throw new GraphQLError(`Expected at most ${most} ${what}, got ${got}.`, {
    extensions: { code, limit: most, got, http: { status: 400 } },
  });
}

interface Counts {
  depth: number;
  aliases: number;
  rootFields: number;
  directives: number;
}

/** Counting stops here: past it every limit is broken, and fragments that spread each other grow without end. */
const nodesMax = 20_000;

function measure(selectionSet: SelectionSetNode, fragments: ReadonlyMap<string, SelectionSetNode>): Counts {
  const counts: Counts = { depth: 0, aliases: 0, rootFields: 0, directives: 0 };
  let nodes = 0;
  const visit = (set: SelectionSetNode, depth: number, spread: readonly string[]): void => {
    for (const node of set.selections) {
      nodes += 1;
      if (nodes > nodesMax)
        throw new GraphQLError(`Expected at most ${nodesMax} fields once fragments are spread, got more.`, {
          extensions: { code: 'QUERY_TOO_LARGE', limit: nodesMax, http: { status: 400 } },
        });
      counts.directives += (node as ASTNode & { directives?: readonly unknown[] }).directives?.length ?? 0;
      if (node.kind === Kind.FIELD) {
        counts.depth = Math.max(counts.depth, depth);
        if (depth === 1) counts.rootFields += 1;
        if (node.alias) counts.aliases += 1;
        if (node.selectionSet) visit(node.selectionSet, depth + 1, spread);
      } else if (node.kind === Kind.INLINE_FRAGMENT) {
        visit(node.selectionSet, depth, spread);
      } else if (!spread.includes(node.name.value)) {
        const fragment = fragments.get(node.name.value);
        if (fragment) visit(fragment, depth, [...spread, node.name.value]);
      }
    }
  };
  visit(selectionSet, 1, []);
  return counts;
}
