import type { SqlCondition } from '../../filter/to-sql.ts';
import { TooManyStepsError } from '../../store/step-limit.ts';
import type { Organization } from '../organization.ts';
import { sqlTimeout } from './refusals.ts';

/** Combinations of rows that the joins of one query may look at: some seconds. */
const stepsMax = 2_000_000;

/** All rows of a statement. One that takes too long is refused, as a tenant's database gives up on it. */
export function allRows(
  { database }: Organization,
  { sql, parameters }: SqlCondition,
): readonly Readonly<Record<string, unknown>>[] {
  try {
    return database.withinSteps(stepsMax, () => database.prepare(sql).all(...parameters));
  } catch (error) {
    if (error instanceof TooManyStepsError) throw sqlTimeout();
    throw error;
  }
}
