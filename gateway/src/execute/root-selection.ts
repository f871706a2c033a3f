import { Kind, parse, type SelectionSetNode } from 'graphql';

export interface RootSelection {
  /** Response keys of the root fields. */
  readonly keys: readonly string[];
  readonly isMutation: boolean;
}

/** What the text of a fetch selects at the root. */
export function readRootSelection(operation: string): RootSelection {
  const { definitions } = parse(operation, { noLocation: true });
  const fragments = new Map(
    definitions.flatMap((node) =>
      node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node.selectionSet] as const] : [],
    ),
  );
  const keysOf = (selectionSet: SelectionSetNode | undefined): string[] =>
    (selectionSet?.selections ?? []).flatMap((selection) => {
      if (selection.kind === Kind.FIELD) return [selection.alias?.value ?? selection.name.value];
      return keysOf(
        selection.kind === Kind.INLINE_FRAGMENT
          ? selection.selectionSet
          : fragments.get(selection.name.value),
      );
    });
  const root = definitions.find((node) => node.kind === Kind.OPERATION_DEFINITION);
  return { keys: [...new Set(keysOf(root?.selectionSet))], isMutation: root?.operation === 'mutation' };
}
