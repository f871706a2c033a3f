import type { StoredValues } from '../../../store/record-store.ts';
import { businessError } from '../../behaviour/business-error.ts';
import { writeComputed } from '../../behaviour/computed.ts';
import type { Organization } from '../../organization.ts';
import { orderKind } from '../document-kinds.ts';
import { linesOf } from '../lines.ts';

/** Options of msdynce_processingstatus that mean something to the sandbox; F&O sets the others. */
export const processingStatuses = { draft: 647390011n, active: 647390000n } as const;

/** Throws when a draft order is activated, and so released to F&O, that has something else than products of F&O. */
export function requireReleasable(
  organization: Organization,
  values: StoredValues,
  before: StoredValues | undefined,
): void {
  if (organization.options.p2cOrderActivation === false || !isReleased(values, before)) return;
  if (values.msdynce_hasexternallymaintainedproductsonly !== 1n) throw businessError('orderNotReleasable');
}

/** The lines of an order that has been activated are marked as submitted. */
export function release(
  organization: Organization,
  values: StoredValues,
  before: StoredValues | undefined,
): void {
  if (organization.options.p2cOrderActivation === false || !isReleased(values, before)) return;
  for (const line of linesOf(organization, orderKind, values.salesorderid))
    writeComputed(organization, orderKind.lines.entitySet, line, { msdynce_orderissubmitted: 1n });
}

/** Whether an order of Sales becomes one of F&O with this write. */
function isReleased(values: StoredValues, before: StoredValues | undefined): boolean {
  return (
    before?.msdynce_processingstatus === processingStatuses.draft &&
    values.msdynce_processingstatus === processingStatuses.active
  );
}
