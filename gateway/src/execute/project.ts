import {
  type FragmentDefinitionNode,
  GraphQLIncludeDirective,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  GraphQLSkipDirective,
  getDirectiveValues,
  getNamedType,
  isAbstractType,
  isEnumType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  type SelectionSetNode,
} from 'graphql';
import { isList, isObject, type Json, type JsonObject, type Path } from './json.ts';

/** What a projection reads. `fail` records an error unless one already explains the null. */
export interface Projection {
  readonly schema: GraphQLSchema;
  readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>;
  readonly variables: Readonly<Record<string, unknown>>;
  fail(message: string, path: Path): void;
}

/** A null where the schema allows none: it takes the place of the nearest parent that may be null. */
const nulled = Symbol('nulled');

interface SelectedField {
  readonly name: string;
  readonly responseKey: string;
  readonly selectionSets: readonly SelectionSetNode[];
}

/**
 * The answer to the client out of what the fetches brought: the operation's own fields in its own order, nulls
 * propagated by the types of the API schema. Undefined becomes null; what was fetched for keys alone is left out.
 */
export function project(
  data: JsonObject,
  type: GraphQLObjectType,
  selectionSet: SelectionSetNode,
  projection: Projection,
): JsonObject | null {
  const collect = createCollector(projection);

  const projectObject = (
    object: JsonObject,
    objectType: GraphQLObjectType,
    selectionSets: readonly SelectionSetNode[],
    path: Path,
  ): JsonObject | typeof nulled => {
    const answer: JsonObject = {};
    for (const { name, responseKey, selectionSets: inner } of collect(objectType, selectionSets)) {
      if (name === '__typename') {
        answer[responseKey] = objectType.name;
        continue;
      }
      const field = objectType.getFields()[name];
      if (!field) {
        // Introspection fields of the root have been answered already.
        if (responseKey in object) answer[responseKey] = object[responseKey];
        continue;
      }
      const value = projectValue(
        object[responseKey],
        field.type,
        inner,
        [...path, responseKey],
        `${objectType.name}.${name}`,
      );
      if (value === nulled) return nulled;
      answer[responseKey] = value;
    }
    return answer;
  };

  const projectValue = (
    value: Json,
    valueType: GraphQLOutputType,
    selectionSets: readonly SelectionSetNode[],
    path: Path,
    field: string,
  ): Json | typeof nulled => {
    if (isNonNullType(valueType)) {
      const inner = projectValue(value, valueType.ofType, selectionSets, path, field);
      if (inner !== null && inner !== nulled) return inner;
      if (inner === null) projection.fail(`Cannot return null for non-nullable field ${field}.`, path);
      return nulled;
    }
    if (value === null || value === undefined) return null;
    if (isListType(valueType)) {
      if (!isList(value)) return null;
      const items: Json[] = [];
      for (const [index, item] of value.entries()) {
        const projected = projectValue(item, valueType.ofType, selectionSets, [...path, index], field);
        if (projected === nulled) return null;
        items.push(projected);
      }
      return items;
    }
    if (isLeafType(valueType))
      return isEnumType(valueType) && !valueType.getValue(String(value)) ? null : value;
    if (!isObject(value)) return null;
    const objectType = runtimeType(value, getNamedType(valueType).name, projection.schema);
    if (!objectType) return null;
    const object = projectObject(value, objectType, selectionSets, path);
    return object === nulled ? null : object;
  };

  const answer = projectObject(data, type, [selectionSet], []);
  return answer === nulled ? null : answer;
}

function runtimeType(
  value: JsonObject,
  declared: string,
  schema: GraphQLSchema,
): GraphQLObjectType | undefined {
  const type = schema.getType(declared);
  if (isObjectType(type)) return type;
  const actual = schema.getType(String(value.__typename));
  return isObjectType(actual) && isAbstractType(type) && schema.isSubType(type, actual) ? actual : undefined;
}

/** Fields by response key in the operation's order; remembered per type and selection, since lists repeat both. */
function createCollector({ schema, fragments, variables }: Projection) {
  const known = new WeakMap<SelectionSetNode, Map<string, readonly SelectedField[]>>();

  const collect = (
    type: GraphQLObjectType,
    selectionSets: readonly SelectionSetNode[],
  ): readonly SelectedField[] => {
    const fields = new Map<string, { name: string; selectionSets: SelectionSetNode[] }>();
    for (const set of selectionSets) gather(set, type, fields, new Set());
    return [...fields].map(([responseKey, { name, selectionSets: inner }]) => ({
      responseKey,
      name,
      selectionSets: inner,
    }));
  };

  const gather = (
    set: SelectionSetNode,
    type: GraphQLObjectType,
    fields: Map<string, { name: string; selectionSets: SelectionSetNode[] }>,
    visited: Set<string>,
  ): void => {
    for (const selection of set.selections) {
      if (getDirectiveValues(GraphQLSkipDirective, selection, variables)?.if === true) continue;
      if (getDirectiveValues(GraphQLIncludeDirective, selection, variables)?.if === false) continue;
      switch (selection.kind) {
        case 'Field': {
          const responseKey = selection.alias?.value ?? selection.name.value;
          const field = fields.get(responseKey) ?? { name: selection.name.value, selectionSets: [] };
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

  const applies = (condition: string | undefined, type: GraphQLObjectType): boolean => {
    if (condition === undefined || condition === type.name) return true;
    const conditionType = schema.getType(condition);
    return isAbstractType(conditionType) && schema.isSubType(conditionType, type);
  };

  return (type: GraphQLObjectType, selectionSets: readonly SelectionSetNode[]): readonly SelectedField[] => {
    const [first] = selectionSets;
    if (selectionSets.length !== 1 || !first) return collect(type, selectionSets);
    const byType = known.get(first) ?? new Map<string, readonly SelectedField[]>();
    known.set(first, byType);
    const fields = byType.get(type.name) ?? collect(type, selectionSets);
    byType.set(type.name, fields);
    return fields;
  };
}
