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

/** An operation in two: what the systems are asked for, and what the schema itself answers. */
export interface SplitOperation {
  /** Without introspection fields of the root; undefined where nothing else was asked for. */
  readonly data: OperationDefinitionNode | undefined;
  readonly introspection: DocumentNode | undefined;
}

const isMeta = (name: string) => name === '__schema' || name === '__type' || name === '__typename';

export function splitIntrospection(
  operation: OperationDefinitionNode,
  fragments: Readonly<Record<string, FragmentDefinitionNode>>,
): SplitOperation {
  const keep = (meta: boolean) => filterRoot(operation.selectionSet.selections, fragments, meta);
  const data = keep(false);
  const introspection = keep(true).filter((selection) => !isTypename(selection));
  const reduced = (selections: readonly SelectionNode[]): OperationDefinitionNode => ({
    ...operation,
    selectionSet: { kind: Kind.SELECTION_SET, selections },
  });
  return {
    data: data.length > 0 ? reduced(data) : undefined,
    introspection:
      introspection.length > 0
        ? { kind: Kind.DOCUMENT, definitions: [reduced(introspection), ...Object.values(fragments)] }
        : undefined,
  };
}

const isTypename = (selection: SelectionNode) =>
  selection.kind === Kind.FIELD && selection.name.value === '__typename';

/** Root fields of one sort. Fragments on the root are written out in place, with their directives. */
function filterRoot(
  selections: readonly SelectionNode[],
  fragments: Readonly<Record<string, FragmentDefinitionNode>>,
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
