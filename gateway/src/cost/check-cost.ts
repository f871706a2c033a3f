import { GraphQLError } from 'graphql';
import type { GatewayErrorCode } from '../errors.ts';
import type { Estimate } from './estimate-cost.ts';

/** What an operation may cost unless told otherwise: a page of 200 customers, each with 200 contacts and 200 quotes. */
export const costMaxDefault = 100_000;

/** A refusal that names the cost, the limit and where most of it comes from; undefined within the limit. */
export function tooCostly({ cost, dearest }: Estimate, costMax: number): GraphQLError | undefined {
  if (cost <= costMax) return undefined;
  const path = dearest.path.join('.');
  return new GraphQLError(
    `Expected an operation that costs at most ${costMax}, got one of ${cost}: most of it is \`${path}\` with up to ${dearest.cost} objects. Ask for smaller pages (\`first\`), or in several operations.`,
    {
      extensions: {
        code: 'OPERATION_TOO_COSTLY' satisfies GatewayErrorCode,
        cost,
        limit: costMax,
        dearest: { path, cost: dearest.cost },
        http: { status: 400 },
      },
    },
  );
}
