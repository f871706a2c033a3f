import { GraphQLError } from 'graphql';
import type { GatewayErrorCode } from '../errors.ts';
import type { PlanNode, Planner } from './planner.ts';

export interface PlanningBounds {
  /** Plans made at the same time: each occupies a core. */
  readonly concurrentMax: number;
  /** Further operations that wait for their turn. */
  readonly waitingMax: number;
  /** How long one operation waits for its plan, the wait for its turn included. */
  readonly timeoutMs: number;
}

/** Two leave half of the threads of Node's pool to everything else that runs there. */
export const planningBounds: PlanningBounds = { concurrentMax: 2, waitingMax: 50, timeoutMs: 10_000 };

/**
 * A planner that takes on no more than it can do. Clients that send ever new operations otherwise keep every core
 * planning and every operation waiting; what is beyond the bounds is refused with GATEWAY_BUSY. A plan that was begun
 * cannot be stopped: it keeps its turn until it is made, also when nobody waits for it any more.
 */
export function boundPlanner(planner: Planner, bounds: PlanningBounds = planningBounds): Planner {
  const { concurrentMax, waitingMax, timeoutMs } = bounds;
  /** Oldest first. */
  const waiting = new Set<() => void>();
  let underWay = 0;

  const leave = (): void => {
    underWay -= 1;
    const [next] = waiting;
    if (!next) return;
    waiting.delete(next);
    next();
  };

  return {
    async plan(document, operationName) {
      if (underWay >= concurrentMax && waiting.size >= waitingMax)
        throw busy(`Expected at most ${waitingMax} operations to wait for a plan, got one more.`);
      const { promise, resolve, reject } = Promise.withResolvers<PlanNode | undefined>();
      const begin = (): void => {
        underWay += 1;
        planner.plan(document, operationName).then(resolve, reject).finally(leave);
      };
      const late = setTimeout(() => {
        waiting.delete(begin);
        reject(busy(`Expected a plan within ${timeoutMs} ms, got none.`));
      }, timeoutMs);
      if (underWay < concurrentMax) begin();
      else waiting.add(begin);
      return promise.finally(() => clearTimeout(late));
    },
  };
}

const busy = (message: string): GraphQLError =>
  new GraphQLError(message, {
    extensions: { code: 'GATEWAY_BUSY' satisfies GatewayErrorCode, http: { status: 503 } },
  });
