import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  getArgumentValues,
  getNamedType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  SchemaMetaFieldDef,
  type SelectionSetNode,
  TypeMetaFieldDef,
} from 'graphql';
import { isLeftOut } from './estimate-cost.ts';

type Variables = Readonly<Record<string, unknown>>;
type Fragments = Readonly<Record<string, FragmentDefinitionNode>>;

/**
 * How many objects `__schema` and `__type` bring. The schema is at hand, so they are counted and not estimated: each
 * type once per selection on it, however often the answer repeats it.
 */
export function countIntrospection(
  schema: GraphQLSchema,
  root: GraphQLObjectType,
  operation: OperationDefinitionNode,
  fragments: Fragments,
  variables: Variables,
): number {
  const known = new WeakMap<SelectionSetNode, Map<unknown, number>>();
  const info = { schema } as GraphQLResolveInfo;

  const countSet = (source: unknown, type: GraphQLObjectType, set: SelectionSetNode): number => {
    const bySource = known.get(set) ?? new Map<unknown, number>();
    known.set(set, bySource);
    const before = bySource.get(source);
    if (before !== undefined) return before;
    let count = 0;
    for (const node of fieldsOf(set, fragments, variables)) count += countField(source, type, node);
    bySource.set(source, count);
    return count;
  };

  const countField = (source: unknown, type: GraphQLObjectType, node: FieldNode): number => {
    const field = metaFields[node.name.value] ?? type.getFields()[node.name.value];
    if (!field || !node.selectionSet) return 0;
    const value = field.resolve?.(source, getArgumentValues(field, node, variables), undefined, info);
    return countValue(value, field.type, node.selectionSet);
  };

  const countValue = (value: unknown, type: GraphQLOutputType, set: SelectionSetNode): number => {
    if (value === null || value === undefined) return 0;
    if (isNonNullType(type)) return countValue(value, type.ofType, set);
    if (isListType(type))
      return Array.from(value as Iterable<unknown>).reduce(
        (count: number, item) => count + countValue(item, type.ofType, set),
        0,
      );
    const named = getNamedType(type);
    return isObjectType(named) ? 1 + countSet(value, named, set) : 0;
  };

  return fieldsOf(operation.selectionSet, fragments, variables)
    .filter(({ name }) => name.value in metaFields)
    .reduce((count, node) => count + countField(undefined, root, node), 0);
}

const metaFields: Readonly<Record<string, typeof SchemaMetaFieldDef>> = {
  [SchemaMetaFieldDef.name]: SchemaMetaFieldDef,
  [TypeMetaFieldDef.name]: TypeMetaFieldDef,
};

/** Introspection knows object types alone, so every fragment applies. */
function fieldsOf(
  { selections }: SelectionSetNode,
  fragments: Fragments,
  variables: Variables,
  spread: readonly string[] = [],
): FieldNode[] {
  return selections.flatMap((selection): FieldNode[] => {
    if (isLeftOut(selection.directives ?? [], variables)) return [];
    if (selection.kind === Kind.FIELD) return [selection];
    if (selection.kind === Kind.INLINE_FRAGMENT)
      return fieldsOf(selection.selectionSet, fragments, variables, spread);
    const name = selection.name.value;
    const fragment = fragments[name];
    if (!fragment || spread.includes(name)) return [];
    return fieldsOf(fragment.selectionSet, fragments, variables, [...spread, name]);
  });
}
