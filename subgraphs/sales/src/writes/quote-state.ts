import type { ODataRecord } from '@p2c/odata';
import { codedError, type SubgraphErrorCode } from '@p2c/subgraph-runtime';
import { quoteStates } from '../mappers/create-mappers.ts';

/** State and status reason "In Progress" of an active quote. */
export const activeQuote = [1, 2] as const;

/** Whether the quote is what an operation needs; QUOTE_CLOSED first, as nothing can be done about that. */
export function requireState(quote: ODataRecord, needed: 'DRAFT' | 'ACTIVE' | 'DRAFT_OR_ACTIVE'): void {
  const state = quoteStates[Number(quote.statecode)];
  if (state === 'WON' || state === 'CLOSED') {
    throw refusal('QUOTE_CLOSED', quote, 'it can no longer be changed; create another quote');
  }
  if (needed === 'DRAFT' && state !== 'DRAFT') {
    throw refusal('QUOTE_NOT_DRAFT', quote, 'this is possible on a draft only');
  }
  if (needed === 'ACTIVE' && state !== 'ACTIVE') {
    throw refusal('QUOTE_NOT_ACTIVE', quote, 'activate it first');
  }
}

const stateWords: Readonly<Record<string, string>> = {
  DRAFT: 'a draft',
  ACTIVE: 'active',
  WON: 'won',
  CLOSED: 'closed',
};

function refusal(code: SubgraphErrorCode, { quotenumber, statecode }: ODataRecord, reason: string) {
  const state = quoteStates[Number(statecode)];
  return codedError(
    code,
    `The quote ${String(quotenumber)} is ${stateWords[state ?? ''] ?? `in state ${String(statecode)}`}: ${reason}.`,
    {
      system: 'SALES',
      got: state ?? String(statecode),
    },
  );
}
