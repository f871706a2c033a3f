import { type DocumentNode, type GraphQLError, type GraphQLSchema, parse, validate } from 'graphql';
import { type CacheBounds, createBoundedCache } from './bounded-cache.ts';

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

/**
 * The operations of a query plan are few and short; this bounds what a caller with ever new or long texts can occupy.
 * A parsed document takes up to some hundred times the memory of its text.
 */
const documentBounds: CacheBounds = { entriesMax: 500, charactersMax: 1_000_000 };

export function createDocumentCache(schema: GraphQLSchema, bounds = documentBounds): DocumentCache {
  const known = createBoundedCache<PreparedDocument>(bounds);
  return {
    prepare(query, document) {
      const before = known.get(query);
      if (before) return before;
      const prepared = prepare(schema, query, document);
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
