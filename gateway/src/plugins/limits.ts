import {
  type ArgumentNode,
  type DirectiveNode,
  type DocumentNode,
  GraphQLError,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  type TypeNode,
  type ValueNode,
} from 'graphql';
import type { GatewayErrorCode } from '../errors.ts';

/** What an operation may cost before it is planned: planning a thousand aliases takes more than a second. */
export interface Limits {
  readonly depthMax: number;
  /** Fields, fragments, lists and input objects within each other: the planner's parser gives up at 50. */
  readonly nestingMax: number;
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
  nestingMax: 40,
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
    const counts = measure(definition, fragments);
    const introspects = definition.selectionSet.selections.some(
      (node) => node.kind === Kind.FIELD && node.name.value.startsWith('__'),
    );
    refuse(
      'QUERY_TOO_DEEP',
      'levels',
      counts.depth,
      introspects ? Math.max(limits.depthMax, introspectionDepthMax) : limits.depthMax,
    );
    checkNesting(counts.nesting, limits);
    refuse('TOO_MANY_ALIASES', 'aliases', counts.aliases, limits.aliasesMax);
    refuse('TOO_MANY_ROOT_FIELDS', 'root fields', counts.rootFields, limits.rootFieldsMax);
    refuse('TOO_MANY_DIRECTIVES', 'directives', counts.directives, limits.directivesMax);
  }
}

/** The same for levels that were counted elsewhere. */
export function checkNesting(nesting: number, { nestingMax }: Limits): void {
  refuse('QUERY_TOO_DEEP', 'levels of fields, fragments and values', nesting, nestingMax);
}

function refuse(code: GatewayErrorCode, what: string, got: number, most: number): void {
  if (got <= most) return;
  throw new GraphQLError(`Expected at most ${most} ${what}, got ${got}.`, {
    extensions: { code, limit: most, got, http: { status: 400 } },
  });
}

interface Counts {
  depth: number;
  nesting: number;
  aliases: number;
  rootFields: number;
  directives: number;
}

/** Counting stops here: past it every limit is broken, and fragments that spread each other grow without end. */
const nodesMax = 20_000;

type Fragments = ReadonlyMap<string, SelectionSetNode>;

function measure(
  { selectionSet, variableDefinitions = [] }: OperationDefinitionNode,
  fragments: Fragments,
): Counts {
  const counts: Counts = { depth: 0, nesting: 0, aliases: 0, rootFields: 0, directives: 0 };
  const reach = (nesting: number): void => {
    counts.nesting = Math.max(counts.nesting, nesting);
  };
  const reachValues = (nesting: number, node: WithValues): void => {
    const given = [node.arguments, ...(node.directives ?? []).map((directive) => directive.arguments)];
    for (const { value } of given.flatMap((some) => some ?? [])) reach(nesting + levelsOf(value));
  };
  let nodes = 0;
  const visit = (set: SelectionSetNode, depth: number, nesting: number, spread: readonly string[]): void => {
    reach(nesting);
    for (const node of set.selections) {
      nodes += 1;
      if (nodes > nodesMax)
        throw new GraphQLError(`Expected at most ${nodesMax} fields once fragments are spread, got more.`, {
          extensions: { code: 'QUERY_TOO_LARGE', limit: nodesMax, http: { status: 400 } },
        });
      counts.directives += node.directives?.length ?? 0;
      reachValues(nesting, node);
      if (node.kind === Kind.FIELD) {
        counts.depth = Math.max(counts.depth, depth);
        if (depth === 1) counts.rootFields += 1;
        if (node.alias) counts.aliases += 1;
        if (node.selectionSet) visit(node.selectionSet, depth + 1, nesting + 1, spread);
      } else if (node.kind === Kind.INLINE_FRAGMENT) {
        visit(node.selectionSet, depth, nesting + 1, spread);
      } else if (!spread.includes(node.name.value)) {
        const fragment = fragments.get(node.name.value);
        if (fragment) visit(fragment, depth, nesting + 1, [...spread, node.name.value]);
      }
    }
  };
  visit(selectionSet, 1, 1, []);
  for (const { type, defaultValue } of variableDefinitions) {
    reach(levelsOfType(type));
    if (defaultValue) reach(levelsOf(defaultValue));
  }
  return counts;
}

interface WithValues {
  readonly arguments?: readonly ArgumentNode[];
  readonly directives?: readonly DirectiveNode[];
}

/** How deep lists and input objects nest in a value; 0 for a scalar. */
function levelsOf(value: ValueNode): number {
  if (value.kind === Kind.LIST) return 1 + Math.max(0, ...value.values.map(levelsOf));
  if (value.kind === Kind.OBJECT)
    return 1 + Math.max(0, ...value.fields.map((field) => levelsOf(field.value)));
  return 0;
}

function levelsOfType(type: TypeNode): number {
  return type.kind === Kind.NAMED_TYPE ? 0 : 1 + levelsOfType(type.type);
}
