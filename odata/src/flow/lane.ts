/** Why a request is made: somebody waits for its answer, a change is carried over, or everything is gone over. */
export type Lane = 'interactive' | 'live' | 'backfill';

/** In the order in which they go when all else is equal. */
export const lanes = ['interactive', 'live', 'backfill'] as const satisfies readonly Lane[];

export interface LaneShare {
  /** Of the turns, while every lane has requests that wait. */
  readonly weight: number;
  /** Part of the requests under way that may be of this lane. */
  readonly most: number;
}

/**
 * Ten turns of three busy lanes are six, three and one. Pages of a backfill are the slowest requests: with a part of
 * the turns kept from them, whoever comes in between finds one free instead of waiting for a page to end.
 */
export const laneShares: Readonly<Record<Lane, LaneShare>> = {
  interactive: { weight: 6, most: 1 },
  live: { weight: 3, most: 1 },
  backfill: { weight: 1, most: 0.75 },
};

/** A value for every lane. */
export function perLane<T>(make: (lane: Lane) => T): Record<Lane, T> {
  return { interactive: make('interactive'), live: make('live'), backfill: make('backfill') };
}
