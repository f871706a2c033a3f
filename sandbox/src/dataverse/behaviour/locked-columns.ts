import type { EntitySet } from '../../model/model.ts';
import type { StoredValues } from '../../store/record-store.ts';
import type { Organization } from '../organization.ts';
import { businessError } from './business-error.ts';

/** Columns that the forms of Prospect to cash show disabled. */
const locked: Readonly<Record<string, readonly string[]>> = {
  accounts: ['accountnumber'],
  quotes: ['discountpercentage', 'discountamount', 'freightamount'],
  quotedetails: ['tax'],
};

/**
 * Throws when a person, whom a request names by MSCRMCallerID, changes what the forms of Prospect to cash do not let
 * people change: such a column, or anything of a product that comes from F&O. The integration writes what it likes.
 */
export function requireUnlockedColumns(
  organization: Organization,
  set: EntitySet,
  before: StoredValues,
  values: StoredValues,
): void {
  if (organization.options.p2cFormLocks === false || !organization.isImpersonated()) return;
  if (set.name === 'products' && before.msdynce_ismaintainedexternally === 1n)
    throw businessError('maintainedExternally');
  if ((locked[set.name] ?? []).some((name) => (before[name] ?? null) !== (values[name] ?? null)))
    throw businessError('columnLocked');
}
