import type { SyncRun } from '../generated/resolvers.ts';

/** A record of the unified graph, by its id `company:number`. */
export interface UnifiedParent {
  readonly id: string;
}

export interface SalesAccountParent {
  readonly accountId: string;
}

export interface SalesContactParent {
  readonly contactId: string;
}

export interface SalesQuoteParent {
  readonly quoteId: string;
}

/** A run without its writes, which are read when asked for. */
export type RunParent = Omit<SyncRun, 'writes'>;
