import {
  type ArgumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isListType,
  isNonNullType,
  isUnionType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  type ValueNode,
  valueFromASTUntyped,
} from 'graphql';
import { countIntrospection } from './count-introspection.ts';
import type { CostTable } from './list-sizes.ts';

export interface Estimate {
  /** At most so many objects are in the answer, and what mutations cost beside theirs. */
  readonly cost: number;
  /** The field that brings the most of them, by the client's names. */
  readonly dearest: { readonly path: readonly string[]; readonly cost: number };
}

type Variables = Readonly<Record<string, unknown>>;

export type EstimateCost = (
  operation: OperationDefinitionNode,
  fragments: Readonly<Record<string, FragmentDefinitionNode>>,
  variables: Variables,
) => Estimate;

/** A selection set with the type that it selects on. */
interface Selected {
  readonly type: GraphQLCompositeType;
  readonly set: SelectionSetNode;
}

interface Occurrence {
  readonly node: FieldNode;
  readonly parent: GraphQLCompositeType;
  readonly field: GraphQLField<unknown, unknown>;
}

/**
 * How many objects an operation may bring, before anything is asked for: the sizes of the lists along each path
 * multiplied, and summed over all paths. `variables` are coerced. It never is below the truth where the lists without
 * paging hold what the table says; `@skip` and `@include` are carried out.
 */
export function createCostEstimate(schema: GraphQLSchema, table: CostTable): EstimateCost {
  return (operation, fragments, variables) => {
    let cost = 0;
    let dearest: Estimate['dearest'] = { path: [], cost: 0 };
    const add = (own: number, path: readonly string[]): void => {
      cost = Math.min(Number.MAX_SAFE_INTEGER, cost + own);
      if (own > dearest.cost) dearest = { path, cost: Math.min(Number.MAX_SAFE_INTEGER, own) };
    };

    /** `page` is the size of the page whose connection the sets select on. */
    const visit = (
      selected: readonly Selected[],
      times: number,
      path: readonly string[],
      page: number | undefined,
    ) => {
      for (const [key, occurrences] of gather(selected)) {
        const below = occurrences.flatMap(({ node, field }): Selected[] => {
          const type = getNamedType(field.type);
          return node.selectionSet && isCompositeType(type) ? [{ type, set: node.selectionSet }] : [];
        });
        if (below.length === 0) continue;
        const sizes = occurrences.map((occurrence) => sizeOf(occurrence, page));
        const own = times * Math.max(...sizes.map(({ items }) => items));
        const here = [...path, key];
        add(own, here);
        const pages = sizes.flatMap((size) => size.page ?? []);
        visit(below, own, here, pages.length > 0 ? Math.max(...pages) : undefined);
      }
    };

    /** Fields by response key: what is selected twice is in the answer once. */
    const gather = (selected: readonly Selected[]): Map<string, Occurrence[]> => {
      const byKey = new Map<string, Occurrence[]>();
      const walk = ({ type, set }: Selected, spread: readonly string[]): void => {
        for (const selection of set.selections) {
          if (isLeftOut(selection.directives ?? [], variables)) continue;
          if (selection.kind === Kind.FIELD) {
            const field = isUnionType(type) ? undefined : type.getFields()[selection.name.value];
            if (!field) continue;
            const key = selection.alias?.value ?? selection.name.value;
            const before = byKey.get(key);
            const occurrence = { node: selection, parent: type, field };
            if (before) before.push(occurrence);
            else byKey.set(key, [occurrence]);
            continue;
          }
          const name = selection.kind === Kind.FRAGMENT_SPREAD ? selection.name.value : undefined;
          if (name !== undefined && spread.includes(name)) continue;
          const source =
            selection.kind === Kind.FRAGMENT_SPREAD ? fragments[selection.name.value] : selection;
          if (!source) continue;
          const condition = source.typeCondition && schema.getType(source.typeCondition.name.value);
          walk(
            { type: isCompositeType(condition) ? narrower(type, condition) : type, set: source.selectionSet },
            name === undefined ? spread : [...spread, name],
          );
        }
      };
      for (const each of selected) walk(each, []);
      return byKey;
    };

    const sizeOf = (
      { node, parent, field }: Occurrence,
      page: number | undefined,
    ): { items: number; page?: number } => {
      const takesFirst = field.args.some(({ name }) => name === 'first');
      const size = takesFirst ? firstOf(node, field, variables, table) : page;
      const levels = listLevels(field.type);
      if (levels === 0) return { items: 1, ...(takesFirst && size !== undefined && { page: size }) };
      const items = size ?? table.lists[`${parent.name}.${field.name}`] ?? table.unknownList;
      return { items: items ** levels };
    };

    const root = schema.getRootType(operation.operation);
    if (!root) throw new TypeError(`Expected a schema with a ${operation.operation} type, got none.`);
    if (operation.operation === 'mutation')
      for (const [key, [occurrence]] of gather([{ type: root, set: operation.selectionSet }]))
        if (occurrence) add(costOfMutation(occurrence.node, variables, table), [key]);
    const introspected = countIntrospection(
      schema,
      root as GraphQLObjectType,
      operation,
      fragments,
      variables,
    );
    if (introspected > 0) add(introspected, ['__schema']);
    visit([{ type: root, set: operation.selectionSet }], 1, [], undefined);
    return { cost, dearest };
  };
}

/** A fragment on an interface within one on an object still selects on the object, whose lists the table may know. */
const narrower = (type: GraphQLCompositeType, condition: GraphQLCompositeType): GraphQLCompositeType =>
  isAbstractType(condition) && !isAbstractType(type) ? type : condition;

function listLevels(type: GraphQLOutputType): number {
  if (isNonNullType(type)) return listLevels(type.ofType);
  return isListType(type) ? 1 + listLevels(type.ofType) : 0;
}

function firstOf(
  node: FieldNode,
  field: GraphQLField<unknown, unknown>,
  variables: Variables,
  { pageMax }: CostTable,
): number {
  const given = (node.arguments ?? []).find(({ name }) => name.value === 'first');
  const value = given && givenValue(given, variables);
  const first = value === undefined ? field.args.find(({ name }) => name === 'first')?.defaultValue : value;
  return typeof first === 'number' ? Math.max(0, first) : pageMax;
}

/** Undefined for a variable that was not given. */
const givenValue = ({ value }: ArgumentNode, variables: Variables): unknown =>
  value.kind === Kind.VARIABLE ? variables[value.name.value] : valueFromASTUntyped(value, variables);

function costOfMutation(
  { arguments: given = [] }: FieldNode,
  variables: Variables,
  { mutation, inputItem, allRecords }: CostTable,
): number {
  const values = given.map((argument) => [argument.name.value, givenValue(argument, variables)] as const);
  const all = values.some(([name, value]) => name === 'all' && value === true);
  const items = values.reduce((count, [, value]) => count + itemsIn(value), 0);
  return mutation + items * inputItem + (all ? allRecords : 0);
}

/** Items of all lists in a value. */
function itemsIn(value: unknown): number {
  if (Array.isArray(value)) return value.reduce((count: number, item) => count + 1 + itemsIn(item), 0);
  if (typeof value !== 'object' || value === null) return 0;
  return Object.values(value).reduce((count: number, item) => count + itemsIn(item), 0);
}

type Directives = NonNullable<FieldNode['directives']>;

export function isLeftOut(directives: Directives, variables: Variables): boolean {
  return directives.some(({ name, arguments: given = [] }) => {
    if (name.value !== 'skip' && name.value !== 'include') return false;
    const condition: ValueNode | undefined = given.find((argument) => argument.name.value === 'if')?.value;
    const value =
      condition?.kind === Kind.VARIABLE
        ? variables[condition.name.value] === true
        : condition?.kind === Kind.BOOLEAN && condition.value;
    return value === (name.value === 'skip');
  });
}
