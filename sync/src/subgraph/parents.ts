import type { SyncRun } from '../generated/resolvers.ts';

/** What the resolvers of a type are given. */
export interface CustomerParent {
  readonly id: string;
}

export interface SalesAccountParent {
  readonly accountId: string;
}

/** A run without its writes, which are read when asked for. */
export type RunParent = Omit<SyncRun, 'writes'>;
