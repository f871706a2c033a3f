import type { Expand } from '@p2c/odata';
import {
  type DirectiveNode,
  type FieldNode,
  GraphQLIncludeDirective,
  type GraphQLNamedType,
  type GraphQLResolveInfo,
  GraphQLSkipDirective,
  getDirectiveValues,
  getNamedType,
  isObjectType,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import type { Column, TypeColumns } from './columns.ts';

/** What one request asks of a record: the text of `$select` and `$expand`. */
export interface Selection {
  readonly select: readonly string[];
  readonly expand: readonly Expand[];
}

/** The types whose fields are columns of one entity set. */
export interface PushdownSource {
  readonly columns: TypeColumns;
  /**
   * The federation entity that carries the copy: `Customer` under `sales`. A field of the entity beside its copies
   * holds the owner's value, which stands in the copy's field of the same name.
   */
  readonly entity?: {
    readonly typeName: string;
    readonly copyField: string;
    /** The field of the copy that leads back to the entity: `contact` of a `SalesContact`. */
    readonly backField?: string;
    readonly keyFields: readonly string[];
  };
  /** Properties that every request selects: the keys, and what resolvers look at. */
  readonly always: readonly string[];
  /** What a field without a column needs: `group` needs the property `CustomerGroupId`, `customer` a related record. */
  readonly requires?: Readonly<Record<string, readonly string[] | Selection>>;
}

/** Undefined where the selection asks nothing of the record: its key fields alone need no request. */
export type Pushdown = (info: GraphQLResolveInfo, onType?: string) => Selection | undefined;

/**
 * Turns a GraphQL selection into the columns to ask for. The selection may lie below wrappers such as connections
 * and payloads; `onType` starts at a type condition instead, as reference resolvers need it. Pure; remembered per
 * field of an operation: graphql-js hands over the same nodes for every item of a list.
 */
export function createPushdown(source: PushdownSource): Pushdown {
  const remembered = new WeakMap<readonly FieldNode[], Map<string, Selection | undefined>>();
  return (info, onType = '') => {
    const known = remembered.get(info.fieldNodes) ?? new Map<string, Selection | undefined>();
    remembered.set(info.fieldNodes, known);
    const key = `${onType} ${info.returnType}`;
    if (!known.has(key)) known.set(key, readSelection(source, info, onType));
    return known.get(key);
  };
}

/** Every column of a copy type, for reading a record before it is written. */
export function selectAll({ columns, always }: PushdownSource): Selection {
  const into = new SelectionBuilder(always);
  for (const column of columns.fields.values()) {
    if (column.kind === 'object') for (const nested of column.fields.values()) into.add(nested);
    else into.add(column);
  }
  return into.build();
}

/** Whether the selection below the field that is being resolved contains the field `name`. */
export function selects(info: GraphQLResolveInfo, name: string): boolean {
  const type = getNamedType(info.returnType);
  return info.fieldNodes.some((node) =>
    fieldsOf(info, type, node.selectionSet).some((field) => field.name.value === name),
  );
}

/** The union of two selections. */
export function mergeSelections(selections: Iterable<Selection>): Selection {
  const into = new SelectionBuilder([]);
  for (const selection of selections) into.merge(selection);
  return into.build();
}

function readSelection(
  source: PushdownSource,
  info: GraphQLResolveInfo,
  onType: string,
): Selection | undefined {
  const { columns, entity, always, requires = {} } = source;
  const into = new SelectionBuilder(always);
  let asked = false;

  const visit = (type: GraphQLNamedType, selectionSet: SelectionSetNode | undefined): void => {
    for (const field of fieldsOf(info, type, selectionSet)) {
      const name = field.name.value;
      if (type.name === columns.typeName) {
        if (name === entity?.backField) visit(childType(type, name) ?? type, field.selectionSet);
        else visitColumn(name, field);
      } else if (type.name === entity?.typeName) {
        if (name === entity.copyField) {
          asked = true;
          visit(childType(type, name) ?? type, field.selectionSet);
        } else if (!entity.keyFields.includes(name)) visitColumn(name, field);
      } else {
        const child = childType(type, name);
        if (child !== undefined) visit(child, field.selectionSet);
      }
    }
  };
  const visitColumn = (name: string, field: FieldNode): void => {
    const column = columns.fields.get(name);
    if (column === undefined && requires[name] === undefined && name !== 'version') return;
    asked = true;
    into.merge(toSelection(requires[name]));
    if (column?.kind === 'object') visitNested(column.fields, field.selectionSet);
    else if (column !== undefined) into.add(column);
  };
  const visitNested = (
    fields: ReadonlyMap<string, Column>,
    selectionSet: SelectionSetNode | undefined,
  ): void => {
    for (const field of fieldsOf(info, undefined, selectionSet)) {
      const column = fields.get(field.name.value);
      if (column !== undefined) into.add(column);
    }
  };

  const start = onType === '' ? getNamedType(info.returnType) : info.schema.getType(onType);
  if (start === undefined) return undefined;
  if (start.name === columns.typeName) asked = true;
  for (const node of info.fieldNodes) visit(start, node.selectionSet);
  return asked ? into.build() : undefined;
}

/** The fields of a selection set that will be executed on `type`: fragments opened, `@skip` and `@include` applied. */
function fieldsOf(
  info: GraphQLResolveInfo,
  type: GraphQLNamedType | undefined,
  selectionSet: SelectionSetNode | undefined,
): FieldNode[] {
  return (selectionSet?.selections ?? []).flatMap((node: SelectionNode) => {
    if (!isIncluded(info, node)) return [];
    if (node.kind === Kind.FIELD) return [node];
    const fragment = node.kind === Kind.FRAGMENT_SPREAD ? info.fragments[node.name.value] : node;
    const condition = fragment?.typeCondition && info.schema.getType(fragment.typeCondition.name.value);
    if (type !== undefined && isObjectType(condition) && condition.name !== type.name) return [];
    return fieldsOf(info, type, fragment?.selectionSet);
  });
}

function isIncluded(
  info: GraphQLResolveInfo,
  node: { readonly directives?: readonly DirectiveNode[] | undefined },
): boolean {
  if (node.directives === undefined || node.directives.length === 0) return true;
  const directives = { directives: node.directives };
  if (getDirectiveValues(GraphQLSkipDirective, directives, info.variableValues)?.if === true) return false;
  return getDirectiveValues(GraphQLIncludeDirective, directives, info.variableValues)?.if !== false;
}

function childType(type: GraphQLNamedType, field: string): GraphQLNamedType | undefined {
  return isObjectType(type) ? getNamedType(type.getFields()[field]?.type) : undefined;
}

function toSelection(required: readonly string[] | Selection = []): Selection {
  return 'select' in required ? required : { select: required, expand: [] };
}

class SelectionBuilder {
  readonly #select: Set<string>;
  readonly #expand = new Map<string, Set<string>>();

  constructor(always: readonly string[]) {
    this.#select = new Set(always);
  }

  add(column: Column): void {
    if (column.kind === 'value') this.#select.add(column.select);
    else if (column.kind === 'lookup') this.#expandTo(column.expand);
  }

  merge(selection: Selection): void {
    for (const property of selection.select) this.#select.add(property);
    for (const expand of selection.expand) this.#expandTo(expand);
  }

  build(): Selection {
    return {
      select: [...this.#select],
      expand: [...this.#expand].map(([navigationProperty, select]) => ({
        navigationProperty,
        select: [...select],
      })),
    };
  }

  #expandTo({ navigationProperty, select }: Expand): void {
    const selected = this.#expand.get(navigationProperty) ?? new Set();
    for (const property of select) selected.add(property);
    this.#expand.set(navigationProperty, selected);
  }
}
