import {
  type ASTNode,
  type ConstDirectiveNode,
  type DocumentNode,
  type FieldDefinitionNode,
  GraphQLError,
  Kind,
  type ObjectTypeDefinitionNode,
  parse,
  type TypeNode,
} from 'graphql';
import { type Diagnostic, diagnostic, type Place, type RuleFile } from '../diagnostics.ts';
import type { Entity, System } from '../record-ref.ts';
import { columnName } from './column-name.ts';
import { readWrittenFields, type WritesField } from './written-fields.ts';

/** What the schemas say of ownership. */
export interface SchemaOwnership {
  readonly types: readonly SchemaType[];
  readonly columns: readonly SchemaColumn[];
  readonly diagnostics: readonly Diagnostic[];
  readonly writes: WritesField;
}

/** A type with `@entitySet`: the copy of a record in one system, or reference data of it. */
export interface SchemaType extends Place {
  readonly name: string;
  /** The entity that it is a copy of; undefined for reference data. */
  readonly entity: Entity | undefined;
  readonly system: System;
  readonly entitySet: string;
  readonly owner: Owner | undefined;
}

/** A field with `@column`, or one of those below a field with `@column(prefix:)`. */
export interface SchemaColumn extends Place {
  readonly type: SchemaType;
  /** `mainAddress.city` */
  readonly path: string;
  readonly property: string;
  readonly owner: Owner;
  readonly integrationKey: boolean;
}

export interface Owner {
  readonly system: System;
  readonly mutation: string | undefined;
}

/** Every entity that sync keeps in step; its type in the schemas has the same name. */
export const entities: readonly Entity[] = ['Customer', 'Contact', 'Product', 'Quote'];

/** Reads `@entitySet`, `@owner`, `@column` and `@integrationKey` from the text of the subgraph schemas. */
export function readSchemas(schemas: readonly RuleFile[]): SchemaOwnership {
  const diagnostics: Diagnostic[] = [];
  const documents = schemas.flatMap((schema) => parseSchema(schema, diagnostics));
  const copies = copyTypes(documents);
  const objects = new Map(
    documents.flatMap(({ document }) => objectTypes(document)).map((node) => [node.name.value, node]),
  );
  const writes = readWrittenFields(documents.map(({ document }) => document));
  const types: SchemaType[] = [];
  const columns: SchemaColumn[] = [];
  for (const { file, document } of documents) {
    for (const node of objectTypes(document)) {
      const set = argumentsOf(node, 'entitySet');
      if (set?.name === undefined) continue;
      const type: SchemaType = {
        name: node.name.value,
        entity: copies.get(node.name.value),
        system: systemNamed(set.system),
        entitySet: set.name,
        owner: ownerOf(node),
        ...placeOf(file, node),
      };
      types.push(type);
      columns.push(...readType({ type, node, file, objects, writes, diagnostics }));
    }
  }
  return { types, columns, diagnostics, writes };
}

interface ReadTypeOptions {
  readonly type: SchemaType;
  readonly node: ObjectTypeDefinitionNode;
  readonly file: string;
  /** Every object type of the schemas by name: an address is shared by the types of several files. */
  readonly objects: ReadonlyMap<string, ObjectTypeDefinitionNode>;
  readonly writes: WritesField;
  readonly diagnostics: Diagnostic[];
}

function readType({ type, node, file, objects, writes, diagnostics }: ReadTypeOptions): SchemaColumn[] {
  const read = (field: FieldDefinitionNode, prefix: Prefix): SchemaColumn[] => {
    const column = argumentsOf(field, 'column');
    if (column === undefined) return [];
    const path = `${prefix.path}${field.name.value}`;
    const owner = ownerOf(field) ?? (prefix.isOfType ? writing(prefix.owner, path, writes) : prefix.owner);
    if (column.prefix !== undefined) {
      const property = `${prefix.property}${column.prefix}`;
      // The mutation of the type is judged by the fields below; that of the field itself was chosen for it.
      const isOfType = ownerOf(field) === undefined && prefix.isOfType;
      const below = {
        path: `${path}.`,
        property,
        owner: isOfType ? prefix.owner : owner,
        isOfType,
        place: placeOf(file, field),
      };
      const nested = objects.get(namedType(field.type));
      return (nested?.fields ?? []).flatMap((inner) => read(inner, below));
    }
    const place = (ownerOf(field) === undefined ? prefix.place : undefined) ?? placeOf(file, field);
    if (owner === undefined) {
      const message = `${type.name}.${path} needs an @owner, on the field or on its type; got none.`;
      diagnostics.push(diagnostic('OWNER_MISSING', message, place));
      return [];
    }
    const property = columnName(`${prefix.property}${column.name ?? ''}`);
    const integrationKey = argumentsOf(field, 'integrationKey') !== undefined;
    return [{ type, path, property, owner, integrationKey, ...place }];
  };
  const none = { path: '', property: '', owner: type.owner, isOfType: true, place: undefined };
  return (node.fields ?? []).flatMap((field) => read(field, none));
}

/** What stands before the fields of a nested object. */
interface Prefix {
  readonly path: string;
  readonly property: string;
  readonly owner: Owner | undefined;
  /** Whether the owner is that of the whole type. */
  readonly isOfType: boolean;
  /** The field with the prefix: what it says holds for the fields below it. */
  readonly place: Place | undefined;
}

function parseSchema({ file, text }: RuleFile, diagnostics: Diagnostic[]) {
  try {
    return [{ file, document: parse(text) }];
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    const line = error.locations?.[0]?.line ?? 1;
    diagnostics.push(diagnostic('SYNTAX', error.message, { file, line }));
    return [];
  }
}

/** Every copy type with its entity: those that are fields of the entity, and the lines that are part of one of these. */
function copyTypes(documents: readonly { document: DocumentNode }[]): Map<string, Entity> {
  const copies = new Map(entities.flatMap((entity) => copiesOf(entity, documents)));
  for (const node of documents.flatMap(({ document }) => objectTypes(document))) {
    const entity = copies.get(argumentsOf(node, 'entitySet')?.partOf ?? '');
    if (entity !== undefined) copies.set(node.name.value, entity);
  }
  return copies;
}

/** The types of the fields of an entity: its copies, once those with `@entitySet` are looked at. */
function copiesOf(entity: Entity, documents: readonly { document: DocumentNode }[]): [string, Entity][] {
  return documents
    .flatMap(({ document }) => objectTypes(document))
    .filter(({ name }) => name.value === entity)
    .flatMap(({ fields }) => (fields ?? []).map(({ type }): [string, Entity] => [namedType(type), entity]));
}

function objectTypes(document: DocumentNode): ObjectTypeDefinitionNode[] {
  return document.definitions.filter((node) => node.kind === Kind.OBJECT_TYPE_DEFINITION);
}

function ownerOf(node: WithDirectives): Owner | undefined {
  const owner = argumentsOf(node, 'owner');
  return owner && { system: systemNamed(owner.system), mutation: owner.mutation };
}

/** The mutation of a whole type is named for the fields that it writes. */
export function writing(owner: Owner | undefined, path: string, writes: WritesField): Owner | undefined {
  const { mutation } = owner ?? {};
  if (owner === undefined || mutation === undefined || writes(mutation, path)) return owner;
  return { system: owner.system, mutation: undefined };
}

interface WithDirectives {
  readonly directives?: readonly ConstDirectiveNode[] | undefined;
}

function argumentsOf(node: WithDirectives, directive: string): Record<string, string> | undefined {
  const found = node.directives?.find(({ name }) => name.value === directive);
  if (found === undefined) return undefined;
  return Object.fromEntries(
    (found.arguments ?? []).flatMap(({ name, value }) =>
      value.kind === Kind.STRING || value.kind === Kind.ENUM ? [[name.value, value.value]] : [],
    ),
  );
}

/** Composition has checked the value against the enum; what is not the one is the other. */
function systemNamed(name: string | undefined): System {
  return name === 'SALES' ? 'SALES' : 'FINANCE_OPERATIONS';
}

function namedType(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : namedType(type.type);
}

/** The line of the name: a description above it belongs to the node as well. */
function placeOf(
  file: string,
  node: ASTNode & { name: { loc?: { startToken: { line: number } } | undefined } },
): Place {
  return { file, line: node.name.loc?.startToken.line ?? 1 };
}
