import {
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  isAbstractType,
  isEnumType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  isUnionType,
  type SelectionSetNode,
} from 'graphql';
import { createFieldCollector, type SelectedField } from './collect-fields.ts';
import { createObject, get, isList, isObject, type Json, type JsonObject, type Path, put } from './json.ts';

/** What a projection reads. `fail` records an error unless one already explains the null. */
export interface Projection {
  readonly schema: GraphQLSchema;
  readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>;
  readonly variables: Readonly<Record<string, unknown>>;
  fail(message: string, path: Path): void;
}

/** A null where the schema allows none: it takes the place of the nearest parent that may be null. */
const nulled = Symbol('nulled');

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
  const { schema } = projection;
  const collectFields = createFieldCollector(projection);

  const projectObject = (
    object: JsonObject,
    objectType: GraphQLCompositeType,
    selectionSets: readonly SelectionSetNode[],
    path: Path,
  ): JsonObject | typeof nulled => {
    const answer = createObject();
    for (const field of collectFields(objectType, selectionSets)) {
      const { name, responseKey, plannedKey } = field;
      const value =
        name === '__typename'
          ? projectTypename(get(object, plannedKey), objectType, [...path, responseKey])
          : projectField(object, objectType, field, path);
      if (value === nulled) return nulled;
      if (value !== undefined) put(answer, responseKey, value);
    }
    return answer;
  };

  const projectTypename = (
    value: Json,
    objectType: GraphQLCompositeType,
    path: Path,
  ): string | typeof nulled => {
    if (isObjectType(objectType)) return objectType.name;
    const actual = typeof value === 'string' ? schema.getType(value) : undefined;
    if (isObjectType(actual) && schema.isSubType(objectType, actual)) return actual.name;
    projection.fail(`Cannot return null for non-nullable field ${objectType.name}.__typename.`, path);
    return nulled;
  };

  const projectField = (
    object: JsonObject,
    objectType: GraphQLCompositeType,
    { name, responseKey, plannedKey, selectionSets }: SelectedField,
    path: Path,
  ): Json | typeof nulled => {
    const field = isUnionType(objectType) ? undefined : objectType.getFields()[name];
    // Introspection fields of the root have been answered already.
    if (!field) return get(object, responseKey);
    return projectValue(
      get(object, plannedKey),
      field.type,
      selectionSets,
      [...path, responseKey],
      `${objectType.name}.${name}`,
    );
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
    const objectType = typeOf(value, valueType, schema);
    if (!objectType) return null;
    const object = projectObject(value, objectType, selectionSets, path);
    return object === nulled ? null : object;
  };

  const answer = projectObject(data, type, [selectionSet], []);
  return answer === nulled ? null : answer;
}

/**
 * The object type where the result says it. Where it does not (no `__typename`, or the interface's, as an interface
 * object has it), the operation selects only what every type has: the planner asks for the type otherwise.
 * Undefined for a type that clients do not see.
 */
function typeOf(
  value: JsonObject,
  declared: GraphQLCompositeType,
  schema: GraphQLSchema,
): GraphQLCompositeType | undefined {
  const typename = get(value, '__typename');
  if (isObjectType(declared) || typeof typename !== 'string') return declared;
  const actual = schema.getType(typename);
  if (isAbstractType(actual)) return declared;
  return isObjectType(actual) && schema.isSubType(declared, actual) ? actual : undefined;
}
