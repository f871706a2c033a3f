import type { FilterExpression, ODataRecord } from '@p2c/odata';
import { compare } from '@p2c/subgraph-runtime';

/** Status reason "Revised" of a closed quote: a later revision has taken its place. */
const revised = 7;

/** All quotes but those that a later revision has taken the place of. */
export const isLatestRevision: FilterExpression = compare('statuscode', 'ne', {
  type: 'int',
  value: revised,
});

/** The same of a record that was read with its status reason. */
export function isRevised({ statuscode }: ODataRecord): boolean {
  return statuscode === revised;
}
