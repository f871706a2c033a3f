import type { Lane } from '../queue/queue.ts';

/** Changes between two turns of a source that are live. */
const liveMax = 500;
/** Of what no feed tells and a pass over everything finds, somebody may wait for a few. */
const foundMax = 20;
/** Records that a person names, for whose outcome that person waits. */
const namedMax = 20;

/** More at once are the work of a bulk job, which must not hold up the people beside it. */
export const laneOfChanges = (count: number): Lane => (count > liveMax ? 'backfill' : 'live');

/** Many are looked at together: in few requests, behind what just changed. */
export const laneOfFound = (count: number): Lane => (count > foundMax ? 'backfill' : 'live');

export const laneOfNamed = (count: number): Lane => (count > namedMax ? 'backfill' : 'interactive');
