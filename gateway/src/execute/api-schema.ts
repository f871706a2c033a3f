import {
  buildASTSchema,
  type DefinitionNode,
  type DirectiveNode,
  type DocumentNode,
  type GraphQLSchema,
  Kind,
  parse,
  visit,
} from 'graphql';

/** Definitions that federation and its links put into a supergraph; clients never see them. */
const isFederation = (name: string) =>
  /^(join|link|core|federation|inaccessible|tag|authenticated|requiresScopes|policy|cost|listSize)(__|$)/.test(
    name,
  );

/** The schema that clients see: the supergraph without federation's own definitions and without what is @inaccessible. */
export function createApiSchema(supergraphSdl: string): GraphQLSchema {
  const document = parse(supergraphSdl);
  const hidden = new Set(
    document.definitions.flatMap((node) =>
      'name' in node && node.name && isHidden(node) ? [node.name.value] : [],
    ),
  );
  const kept = document.definitions.filter(
    (node) =>
      !isFederationDefinition(node) &&
      !(
        'name' in node &&
        node.name &&
        hidden.has(node.name.value) &&
        node.kind !== Kind.DIRECTIVE_DEFINITION
      ),
  );
  const api: DocumentNode = visit(
    { kind: Kind.DOCUMENT, definitions: kept },
    {
      Directive: (node) => (isFederation(node.name.value) ? null : undefined),
      enter(node) {
        if ('directives' in node && isHidden(node)) return null;
        if (
          (node.kind === Kind.FIELD_DEFINITION || node.kind === Kind.INPUT_VALUE_DEFINITION) &&
          hidden.has(namedType(node.type))
        )
          return null;
        if (node.kind === Kind.NAMED_TYPE && hidden.has(node.name.value)) return null;
        return undefined;
      },
    },
  );
  return buildASTSchema(api, { assumeValidSDL: true });
}

const isHidden = (node: { readonly directives?: readonly DirectiveNode[] | undefined } | DefinitionNode) =>
  'directives' in node && (node.directives ?? []).some(({ name }) => name.value === 'inaccessible');

function isFederationDefinition(node: DefinitionNode): boolean {
  return 'name' in node && node.name !== undefined && isFederation(node.name.value);
}

interface TypeReference {
  readonly kind: string;
  readonly name?: { readonly value: string };
  readonly type?: TypeReference;
}

function namedType(type: TypeReference): string {
  return type.type ? namedType(type.type) : (type.name?.value ?? '');
}
