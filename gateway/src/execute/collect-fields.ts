import {
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  GraphQLIncludeDirective,
  type GraphQLSchema,
  GraphQLSkipDirective,
  getDirectiveValues,
  isAbstractType,
  isObjectType,
  type SelectionSetNode,
} from 'graphql';
import { plannedKey } from './planned-keys.ts';

export interface SelectedField {
  readonly name: string;
  readonly responseKey: string;
  /** Where the value stands in what the fetches brought. */
  readonly plannedKey: string;
  readonly selectionSets: readonly SelectionSetNode[];
}

interface Operation {
  readonly schema: GraphQLSchema;
  readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>;
  readonly variables: Readonly<Record<string, unknown>>;
}

type CollectFields = (
  type: GraphQLCompositeType,
  selectionSets: readonly SelectionSetNode[],
) => readonly SelectedField[];

interface Gathered {
  readonly name: string;
  readonly plannedKey: string;
  readonly selectionSets: SelectionSetNode[];
}

/**
 * The fields that one run of an operation selects on a type, by response key in the operation's order. Remembered
 * per type and selection, since lists repeat both.
 */
export function createFieldCollector({ schema, fragments, variables }: Operation): CollectFields {
  const known = new WeakMap<SelectionSetNode, Map<string, readonly SelectedField[]>>();

  const collect: CollectFields = (type, selectionSets) => {
    const fields = new Map<string, Gathered>();
    for (const set of selectionSets) gather(set, type, fields, new Set());
    return [...fields].map(([responseKey, field]) => ({ responseKey, ...field }));
  };

  const gather = (
    set: SelectionSetNode,
    type: GraphQLCompositeType,
    fields: Map<string, Gathered>,
    visited: Set<string>,
  ): void => {
    for (const selection of set.selections) {
      if (getDirectiveValues(GraphQLSkipDirective, selection, variables)?.if === true) continue;
      if (getDirectiveValues(GraphQLIncludeDirective, selection, variables)?.if === false) continue;
      switch (selection.kind) {
        case 'Field': {
          const responseKey = selection.alias?.value ?? selection.name.value;
          const field = fields.get(responseKey) ?? {
            name: selection.name.value,
            plannedKey: plannedKey(selection),
            selectionSets: [],
          };
          if (selection.selectionSet) field.selectionSets.push(selection.selectionSet);
          fields.set(responseKey, field);
          break;
        }
        case 'InlineFragment':
          if (applies(selection.typeCondition?.name.value, type))
            gather(selection.selectionSet, type, fields, visited);
          break;
        case 'FragmentSpread': {
          const fragment = fragments[selection.name.value];
          if (!fragment || visited.has(selection.name.value)) break;
          visited.add(selection.name.value);
          if (applies(fragment.typeCondition.name.value, type))
            gather(fragment.selectionSet, type, fields, visited);
          break;
        }
      }
    }
  };

  /** For an abstract type: whether the condition is met whatever the object is. */
  const applies = (condition: string | undefined, type: GraphQLCompositeType): boolean => {
    if (condition === undefined || condition === type.name) return true;
    const conditionType = schema.getType(condition);
    if (!isAbstractType(conditionType)) return false;
    const objects = isObjectType(type) ? [type] : schema.getPossibleTypes(type);
    return objects.every((object) => schema.isSubType(conditionType, object));
  };

  return (type, selectionSets) => {
    const [first] = selectionSets;
    if (selectionSets.length !== 1 || !first) return collect(type, selectionSets);
    const byType = known.get(first) ?? new Map<string, readonly SelectedField[]>();
    known.set(first, byType);
    const fields = byType.get(type.name) ?? collect(type, selectionSets);
    byType.set(type.name, fields);
    return fields;
  };
}
