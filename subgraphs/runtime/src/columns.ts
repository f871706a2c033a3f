import type { EntityType, Expand, Property } from '@p2c/odata';
import {
  type ConstDirectiveNode,
  type DefinitionNode,
  type DocumentNode,
  type FieldDefinitionNode,
  Kind,
  type ObjectTypeDefinitionNode,
  type TypeNode,
} from 'graphql';

/** What stands behind a field of a copy type, by its `@column`. */
export type Column = ValueColumn | LookupColumn | ObjectColumn;

/** A property of the record itself. */
export interface ValueColumn {
  readonly kind: 'value';
  /** As the schema names it; ownership rules speak of it under this name. */
  readonly name: string;
  /** As `$select` names it: a lookup is selected as `_owningbusinessunit_value`. */
  readonly select: string;
  readonly property: Property;
}

/** A readable value of a related record: the ISO code behind `transactioncurrencyid`. */
export interface LookupColumn {
  readonly kind: 'lookup';
  readonly name: string;
  readonly expand: Expand;
}

/** A nested object, whose fields are columns of the same record with a common prefix. */
export interface ObjectColumn {
  readonly kind: 'object';
  readonly fields: ReadonlyMap<string, ValueColumn>;
}

/** The columns of one copy type. */
export interface TypeColumns {
  readonly typeName: string;
  readonly entityType: EntityType;
  readonly fields: ReadonlyMap<string, Column>;
}

/**
 * Reads the `@column` directives of a copy type and ties them to the model. Throws where the schema names a column
 * that the entity set lacks: a subgraph must not start with such a schema.
 *
 * `lookups` names the property of the related record that a lookup field shows; a lookup that is not named shows the
 * related record's identifier.
 */
export function readColumns(options: {
  document: DocumentNode;
  typeName: string;
  entityType: EntityType;
  lookups?: Readonly<Record<string, string>>;
}): TypeColumns {
  const { document, typeName, entityType, lookups = {} } = options;
  const fields = new Map<string, Column>();
  for (const field of objectTypeOf(document, typeName).fields ?? []) {
    const column = directiveArguments(field, 'column');
    if (column === undefined) continue;
    if (column.prefix !== undefined) {
      const nested = objectTypeOf(document, namedTypeOf(field.type));
      fields.set(field.name.value, readNested(nested, column.prefix, entityType));
    } else {
      fields.set(field.name.value, readColumn(column.name ?? '', entityType, lookups));
    }
  }
  return { typeName, entityType, fields };
}

/** Definition of an object type by name. */
export function objectTypeOf(document: DocumentNode, name: string): ObjectTypeDefinitionNode {
  const found = document.definitions.find(
    (node: DefinitionNode) => node.kind === Kind.OBJECT_TYPE_DEFINITION && node.name.value === name,
  );
  if (found?.kind !== Kind.OBJECT_TYPE_DEFINITION) throw new Error(`The schema has no type ${name}.`);
  return found;
}

/** Arguments (strings and enum values) of a directive, or undefined where the node does not carry it. */
export function directiveArguments(
  node: { readonly directives?: readonly ConstDirectiveNode[] | undefined },
  name: string,
): Record<string, string> | undefined {
  const directive = node.directives?.find((candidate) => candidate.name.value === name);
  if (directive === undefined) return undefined;
  return Object.fromEntries(
    (directive.arguments ?? []).flatMap(({ name: argument, value }) =>
      value.kind === Kind.STRING || value.kind === Kind.ENUM ? [[argument.value, value.value]] : [],
    ),
  );
}

/** The name at the heart of `[Type!]!`. */
export function namedTypeOf(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : namedTypeOf(type.type);
}

function readNested(type: ObjectTypeDefinitionNode, prefix: string, entityType: EntityType): ObjectColumn {
  const named = (field: FieldDefinitionNode) => directiveArguments(field, 'column')?.name;
  const fields = (type.fields ?? []).flatMap((field) => {
    const name = named(field);
    return name === undefined
      ? []
      : [[field.name.value, valueColumn(`${prefix}${name}`, entityType)] as const];
  });
  return { kind: 'object', fields: new Map(fields) };
}

function readColumn(name: string, entityType: EntityType, lookups: Readonly<Record<string, string>>): Column {
  const shown = lookups[name];
  if (shown !== undefined)
    return { kind: 'lookup', name, expand: { navigationProperty: name, select: [shown] } };
  const foreignKey = entityType.navigationProperties.get(name)?.foreignKey;
  return { ...valueColumn(foreignKey ?? name, entityType), name };
}

function valueColumn(name: string, entityType: EntityType): ValueColumn {
  const property = entityType.properties.get(name);
  if (property === undefined) {
    throw new Error(`The schema names the column ${name}, which ${entityType.entitySet} does not have.`);
  }
  return { kind: 'value', name, select: name, property };
}
