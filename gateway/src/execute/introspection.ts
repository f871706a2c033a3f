import {
  type DocumentNode,
  execute,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
} from 'graphql';
import { createObject, type JsonObject, mergeInto } from './json.ts';

type Fragments = Readonly<Record<string, FragmentDefinitionNode>>;

const isMeta = (name: string) => name === '__schema' || name === '__type' || name === '__typename';

/** What the systems are asked for: the operation without introspection fields of the root; undefined for nothing. */
export function withoutIntrospection(
  operation: OperationDefinitionNode,
  fragments: Fragments,
): OperationDefinitionNode | undefined {
  const selections = filterRoot(operation.selectionSet.selections, fragments, false);
  return selections.length > 0 ? withSelections(operation, selections) : undefined;
}

/** What the schema itself answers; undefined for nothing. */
export function introspectionOf(
  operation: OperationDefinitionNode,
  fragments: Fragments,
): DocumentNode | undefined {
  const selections = filterRoot(operation.selectionSet.selections, fragments, true).filter(
    (selection) => !isTypename(selection),
  );
  if (selections.length === 0) return undefined;
  return {
    kind: Kind.DOCUMENT,
    definitions: [withSelections(operation, selections), ...Object.values(fragments)],
  };
}

const withSelections = (
  operation: OperationDefinitionNode,
  selections: readonly SelectionNode[],
): OperationDefinitionNode => ({
  ...operation,
  selectionSet: { kind: Kind.SELECTION_SET, selections },
});

const isTypename = (selection: SelectionNode) =>
  selection.kind === Kind.FIELD && selection.name.value === '__typename';

/** Root fields of one sort. Fragments on the root are written out in place, with their directives. */
function filterRoot(
  selections: readonly SelectionNode[],
  fragments: Fragments,
  meta: boolean,
): SelectionNode[] {
  return selections.flatMap((selection): SelectionNode[] => {
    if (selection.kind === Kind.FIELD) return isMeta(selection.name.value) === meta ? [selection] : [];
    const source = selection.kind === Kind.FRAGMENT_SPREAD ? fragments[selection.name.value] : selection;
    if (!source) return [];
    const inner = filterRoot(source.selectionSet.selections, fragments, meta);
    if (inner.length === 0) return [];
    return [
      {
        kind: Kind.INLINE_FRAGMENT,
        ...(source.typeCondition ? { typeCondition: source.typeCondition } : {}),
        ...(selection.directives ? { directives: selection.directives } : {}),
        selectionSet: { kind: Kind.SELECTION_SET, selections: inner },
      },
    ];
  });
}

/** Answers `__schema` and `__type` from the API schema. */
export function introspect(
  schema: GraphQLSchema,
  document: DocumentNode,
  variableValues: Readonly<Record<string, unknown>>,
): JsonObject {
  const result = execute({ schema, document, variableValues });
  if (result instanceof Promise)
    throw new TypeError('Expected introspection to be answered at once, got a promise.');
  const answer = createObject();
  mergeInto(answer, (result.data ?? {}) as JsonObject);
  return answer;
}
