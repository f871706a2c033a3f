import type { WorkBudget } from '@p2c/subgraph-runtime';
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
import { bytesOf } from './measure-result.ts';

/** What a projection reads. `fail` records an error unless one already explains the null. */
export interface Projection {
  readonly schema: GraphQLSchema;
  readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly budget: WorkBudget;
  fail(message: string, path: Path): void;
}

/** A null where the schema allows none: it takes the place of the nearest parent that may be null. */
const nulled = Symbol('nulled');
type Nulled = typeof nulled;

/** A large answer is made in turns with other requests: then its values are there later. */
type Soon<Value> = Value | Promise<Value>;

const then = <Value, Next>(value: Soon<Value>, next: (value: Value) => Soon<Next>): Soon<Next> =>
  value instanceof Promise ? value.then(next) : next(value);

/**
 * The answer to the client out of what the fetches brought: the operation's own fields in its own order, nulls
 * propagated by the types of the API schema. Undefined becomes null; what was fetched for keys alone is left out.
 * Throws what the budget throws, here and now or by the promise.
 */
export function project(
  data: JsonObject,
  type: GraphQLObjectType,
  selectionSet: SelectionSetNode,
  projection: Projection,
): Soon<JsonObject | null> {
  const { schema, budget } = projection;
  const collectFields = createFieldCollector(projection);

  const projectObject = (
    object: JsonObject,
    objectType: GraphQLCompositeType,
    selectionSets: readonly SelectionSetNode[],
    path: Path,
  ): Soon<JsonObject | Nulled> => {
    budget.take(1);
    const answer = createObject();
    const fields = collectFields(objectType, selectionSets);
    let bytes = 2;
    const projectFrom = (start: number): Soon<JsonObject | Nulled> => {
      for (let index = start; index < fields.length; index += 1) {
        const field = fields[index] as SelectedField;
        const { name, responseKey, plannedKey } = field;
        const value =
          name === '__typename'
            ? projectTypename(get(object, plannedKey), objectType, [...path, responseKey])
            : projectField(object, objectType, field, path);
        const keep = (kept: Json) => {
          if (kept === undefined) return;
          bytes += responseKey.length + bytesOf(kept);
          put(answer, responseKey, kept);
        };
        if (value instanceof Promise)
          return value.then((later) => {
            if (later === nulled) return nulled;
            keep(later);
            return projectFrom(index + 1);
          });
        if (value === nulled) return nulled;
        keep(value);
      }
      budget.takeBytes(bytes);
      return answer;
    };
    return projectFrom(0);
  };

  const projectTypename = (value: Json, objectType: GraphQLCompositeType, path: Path): string | Nulled => {
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
  ): Soon<Json | Nulled> => {
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
  ): Soon<Json | Nulled> => {
    if (isNonNullType(valueType))
      return then(
        projectValue(value, valueType.ofType, selectionSets, path, field),
        (inner): Json | Nulled => {
          if (inner !== null && inner !== nulled) return inner;
          if (inner === null) projection.fail(`Cannot return null for non-nullable field ${field}.`, path);
          return nulled;
        },
      );
    if (value === null || value === undefined) return null;
    if (isListType(valueType)) {
      if (!isList(value)) return null;
      return projectItems(value, valueType.ofType, selectionSets, path, field);
    }
    if (isLeafType(valueType))
      return isEnumType(valueType) && !valueType.getValue(String(value)) ? null : value;
    if (!isObject(value)) return null;
    const objectType = typeOf(value, valueType, schema);
    if (!objectType) return null;
    return then(projectObject(value, objectType, selectionSets, path), orNull);
  };

  const projectItems = (
    list: readonly Json[],
    itemType: GraphQLOutputType,
    selectionSets: readonly SelectionSetNode[],
    path: Path,
    field: string,
  ): Soon<Json> => {
    const items: Json[] = [];
    const projectFrom = (start: number): Soon<Json> => {
      for (let index = start; index < list.length; index += 1) {
        const item = projectValue(list[index], itemType, selectionSets, [...path, index], field);
        const turn = budget.turn(1);
        if (turn || item instanceof Promise)
          return Promise.all<[Soon<Json | Nulled>, unknown]>([item, turn]).then(([later]) => {
            if (later === nulled) return null;
            items.push(later);
            return projectFrom(index + 1);
          });
        if (item === nulled) return null;
        items.push(item);
      }
      return items;
    };
    return projectFrom(0);
  };

  return then(projectObject(data, type, [selectionSet], []), orNull);
}

const orNull = <Value>(value: Value | Nulled): Value | null => (value === nulled ? null : value);

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
