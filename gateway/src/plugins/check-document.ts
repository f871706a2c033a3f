import { type CacheBounds, createBoundedCache } from '@p2c/subgraph-runtime';
import { type DocumentNode, GraphQLError, parse } from 'graphql';
import type { GatewayErrorCode } from '../errors.ts';
import { checkNumbers } from './check-numbers.ts';
import { checkLimits, checkNesting, type Limits } from './limits.ts';
import { scanText } from './scan-text.ts';

/** A document that may not run, as the client is told. */
export interface Refusal {
  readonly code: GatewayErrorCode;
  readonly message: string;
}

/** Documents whose verdict is remembered: a client sends the same few again and again. */
const verdictBounds: CacheBounds = { entriesMax: 1_000, charactersMax: 4_000_000 };

/**
 * Judges a document before anything is done with it: validation compares every two fields of one name and planning
 * takes a second over a thousand aliases, so the limits come before both. What is no GraphQL is left to the parser
 * of the server, which says where.
 */
export function createDocumentCheck(limits: Limits): (query: string) => Refusal | undefined {
  const verdicts = createBoundedCache<{ readonly refusal: Refusal | undefined }>(verdictBounds);
  return (query) => {
    if (query.length > limits.charactersMax) {
      const message = `Expected an operation of at most ${limits.charactersMax} characters, got ${query.length}. Long values belong into variables.`;
      return { code: 'QUERY_TOO_LARGE', message };
    }
    const known = verdicts.get(query);
    if (known) return known.refusal;
    const refusal = judge(query, limits);
    verdicts.set(query, { refusal });
    return refusal;
  };
}

function judge(query: string, limits: Limits): Refusal | undefined {
  const { tokens, nesting } = scanText(query, limits.tokensMax);
  if (tokens > limits.tokensMax)
    return { code: 'QUERY_TOO_LARGE', message: `Expected at most ${limits.tokensMax} tokens, got more.` };
  let document: DocumentNode;
  try {
    checkNesting(nesting, limits);
    document = parse(query, { noLocation: true });
  } catch (error) {
    return refusalOf(error);
  }
  try {
    checkLimits(document, limits);
    const message = checkNumbers(document);
    return message === undefined ? undefined : { code: 'GRAPHQL_VALIDATION_FAILED', message };
  } catch (error) {
    return refusalOf(error);
  }
}

/** Undefined for a syntax error, which has no code yet. */
function refusalOf(error: unknown): Refusal | undefined {
  if (!(error instanceof GraphQLError)) throw error;
  const { code } = error.extensions;
  return code === undefined ? undefined : { code: code as GatewayErrorCode, message: error.message };
}
