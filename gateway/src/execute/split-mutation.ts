import {
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';

export interface MutationPart {
  readonly responseKey: string;
  readonly fieldName: string;
  /** The mutation with this root field alone. */
  readonly operation: OperationDefinitionNode;
}

type Fragments = Readonly<Record<string, FragmentDefinitionNode>>;

/**
 * A mutation as one operation per root field. Each is planned and carried out by itself, with all that hangs on it,
 * before the next is sent: the planner alone would let a write start while the answer of the one before it is still
 * being read from the same system.
 */
export function splitMutation(operation: OperationDefinitionNode, fragments: Fragments): MutationPart[] {
  const parts = new Map<string, { fieldName: string; selections: SelectionNode[] }>();
  for (const { responseKey, fieldName, selection } of rootFields(operation.selectionSet, fragments)) {
    const part = parts.get(responseKey) ?? { fieldName, selections: [] };
    part.selections.push(selection);
    parts.set(responseKey, part);
  }
  return [...parts].map(([responseKey, { fieldName, selections }]) => ({
    responseKey,
    fieldName,
    operation: { ...operation, selectionSet: { kind: Kind.SELECTION_SET, selections } },
  }));
}

interface RootField {
  readonly responseKey: string;
  readonly fieldName: string;
  /** The field within the fragments around it, so that their directives still hold. */
  readonly selection: SelectionNode;
}

function rootFields({ selections }: SelectionSetNode, fragments: Fragments): RootField[] {
  return selections.flatMap((selection): RootField[] => {
    if (selection.kind === Kind.FIELD) {
      const fieldName = selection.name.value;
      return [{ responseKey: selection.alias?.value ?? fieldName, fieldName, selection }];
    }
    const source = selection.kind === Kind.FRAGMENT_SPREAD ? fragments[selection.name.value] : selection;
    if (!source) return [];
    return rootFields(source.selectionSet, fragments).map((field) => ({
      ...field,
      selection: {
        kind: Kind.INLINE_FRAGMENT,
        ...(source.typeCondition ? { typeCondition: source.typeCondition } : {}),
        ...(selection.directives ? { directives: selection.directives } : {}),
        selectionSet: { kind: Kind.SELECTION_SET, selections: [field.selection] },
      },
    }));
  });
}
