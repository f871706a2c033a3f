import {
  type DirectiveNode,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
  type ValueNode,
  visit,
} from 'graphql';
import { plannedKey } from './planned-keys.ts';

/** The variables that decide what a document selects. */
export function conditionVariables(document: DocumentNode): string[] {
  const names = new Set<string>();
  visit(document, {
    Directive(directive) {
      const condition = isCondition(directive) ? conditionOf(directive) : undefined;
      if (condition?.kind === Kind.VARIABLE) names.add(condition.name.value);
    },
  });
  return [...names].sort();
}

type Variables = Readonly<Record<string, unknown>>;

/**
 * A definition as it is planned: aliases behind their prefix, `@skip` and `@include` carried out. One plan per set of
 * conditions is smaller than one for all of them, and the planner has no plan for some conditions on fragments and
 * for operations that ask for nothing. The selections of an operation may end up empty.
 */
export function prepareForPlanning<Definition extends OperationDefinitionNode | FragmentDefinitionNode>(
  definition: Definition,
  variables: Variables,
): Definition {
  const selections = kept(definition.selectionSet.selections, variables);
  const isOperation = definition.kind === Kind.OPERATION_DEFINITION;
  return { ...definition, selectionSet: isOperation ? setOf(selections) : nonEmpty(selections) };
}

function kept(selections: readonly SelectionNode[], variables: Variables): SelectionNode[] {
  return selections.flatMap((original): SelectionNode[] => {
    const conditions = original.directives?.filter(isCondition) ?? [];
    if (conditions.some((condition) => leavesOut(condition, variables))) return [];
    const selection = withoutConditions(original);
    switch (selection.kind) {
      case Kind.FIELD:
        return [prepareField(selection, variables)];
      case Kind.INLINE_FRAGMENT: {
        const inner = kept(selection.selectionSet.selections, variables);
        return inner.length === 0 ? [] : [{ ...selection, selectionSet: setOf(inner) }];
      }
      case Kind.FRAGMENT_SPREAD:
        return [selection];
      default: {
        const unknown: never = selection;
        throw new TypeError(`Expected a selection, got ${JSON.stringify(unknown)}.`);
      }
    }
  });
}

function prepareField({ alias, selectionSet, ...field }: FieldNode, variables: Variables): FieldNode {
  const key = plannedKey({ ...field, ...(alias && { alias }) });
  return {
    ...field,
    ...(key !== field.name.value && { alias: { kind: Kind.NAME, value: key } }),
    ...(selectionSet && { selectionSet: nonEmpty(kept(selectionSet.selections, variables)) }),
  };
}

function withoutConditions<Selection extends SelectionNode>(selection: Selection): Selection {
  const directives = selection.directives?.filter((directive) => !isCondition(directive));
  return { ...selection, ...(directives && { directives }) };
}

const isCondition = ({ name }: DirectiveNode): boolean => name.value === 'skip' || name.value === 'include';

const conditionOf = ({ arguments: given = [] }: DirectiveNode): ValueNode | undefined =>
  given.find((argument) => argument.name.value === 'if')?.value;

function leavesOut(directive: DirectiveNode, variables: Variables): boolean {
  const condition = conditionOf(directive);
  const value =
    condition?.kind === Kind.VARIABLE
      ? variables[condition.name.value] === true
      : condition?.kind === Kind.BOOLEAN && condition.value;
  return value === (directive.name.value === 'skip');
}

const setOf = (selections: readonly SelectionNode[]): SelectionSetNode => ({
  kind: Kind.SELECTION_SET,
  selections,
});

/** An object of which nothing is asked is still asked for: whether it is null shows. */
const nonEmpty = (selections: readonly SelectionNode[]): SelectionSetNode =>
  setOf(
    selections.length > 0
      ? selections
      : [{ kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } }],
  );
