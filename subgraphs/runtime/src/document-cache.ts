import { type DocumentNode, type GraphQLError, type GraphQLSchema, parse, validate } from 'graphql';

/** A document that may be executed, or why it may not. */
export type PreparedDocument =
  | { readonly kind: 'valid'; readonly document: DocumentNode }
  | {
      readonly kind: 'invalid';
      readonly document: DocumentNode | undefined;
      readonly errors: readonly GraphQLError[];
    };

/** Parsed and validated documents by their text, the least recently used forgotten first. */
export interface DocumentCache {
  prepare(query: string, document: DocumentNode | undefined): PreparedDocument;
}

/** The operations of a query plan are few; this bounds what a caller with ever new texts can occupy. */
const documentsMax = 500;

export function createDocumentCache(schema: GraphQLSchema): DocumentCache {
  const known = new Map<string, PreparedDocument>();
  return {
    prepare(query, document) {
      const before = known.get(query);
      const prepared = before ?? prepare(schema, query, document);
      if (before !== undefined) known.delete(query);
      else if (known.size >= documentsMax) {
        for (const oldest of known.keys()) {
          known.delete(oldest);
          break;
        }
      }
      known.set(query, prepared);
      return prepared;
    },
  };
}

function prepare(schema: GraphQLSchema, query: string, given: DocumentNode | undefined): PreparedDocument {
  let document = given;
  try {
    document ??= parse(query);
  } catch (error) {
    return { kind: 'invalid', document: undefined, errors: [error as GraphQLError] };
  }
  const errors = validate(schema, document);
  return errors.length === 0 ? { kind: 'valid', document } : { kind: 'invalid', document, errors };
}
