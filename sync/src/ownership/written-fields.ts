import {
  type DocumentNode,
  type InputObjectTypeDefinitionNode,
  Kind,
  type NamedTypeNode,
  type TypeNode,
} from 'graphql';

/** Whether a mutation writes the field under a path of its copy type: `mainAddress.city`. */
export type WritesField = (mutation: string, path: string) => boolean;

/**
 * What the mutations of the schemas write, by the fields of their inputs. A mutation that no schema has is not judged:
 * it writes whatever is asked.
 */
export function readWrittenFields(documents: readonly DocumentNode[]): WritesField {
  const definitions = documents.flatMap(({ definitions: all }) => all);
  const inputs = new Map(
    definitions
      .filter((node) => node.kind === Kind.INPUT_OBJECT_TYPE_DEFINITION)
      .map((node) => [node.name.value, node]),
  );
  const mutations = definitions
    .filter((node) => node.kind === Kind.OBJECT_TYPE_DEFINITION || node.kind === Kind.OBJECT_TYPE_EXTENSION)
    .filter(({ name }) => name.value === 'Mutation')
    .flatMap(({ fields }) => fields ?? []);
  const written = new Map(
    mutations.map((mutation) => [
      mutation.name.value,
      new Set((mutation.arguments ?? []).flatMap(({ type }) => pathsOf(inputs, type))),
    ]),
  );
  return (mutation, path) => written.get(mutation)?.has(path) ?? true;
}

/** The fields of an input, those of inputs within it behind their names. */
function pathsOf(inputs: ReadonlyMap<string, InputObjectTypeDefinitionNode>, type: TypeNode): string[] {
  const { fields = [] } = inputs.get(namedType(type).name.value) ?? {};
  return fields.flatMap(({ name, type: inner }) => [
    name.value,
    ...pathsOf(inputs, inner).map((path) => `${name.value}.${path}`),
  ]);
}

function namedType(type: TypeNode): NamedTypeNode {
  return type.kind === Kind.NAMED_TYPE ? type : namedType(type.type);
}
