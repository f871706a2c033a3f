import type { CustomerResolvers, SalesAccountResolvers, SyncStatus } from '../../generated/resolvers.ts';
import type { LedgerRecord } from '../../ledger/ledger.ts';
import { coded } from '../coded.ts';
import type { SyncContext } from '../context.ts';
import { presentStatus } from '../present.ts';

const statusOf = (record: LedgerRecord | undefined, { flow, clock }: SyncContext): SyncStatus | null =>
  record ? presentStatus(record, flow, clock.now()) : null;

/** A customer that sync has never seen, such as one that only F&O knows, has no status. */
export const customer: CustomerResolvers = {
  __resolveReference: async ({ id }) => ({ id }),
  sync: (parent, _args, context) =>
    coded(async () => statusOf(await context.byCustomerId.load(parent.id), context)),
};

export const salesAccount: SalesAccountResolvers = {
  __resolveReference: async ({ accountId }) => ({ accountId }),
  sync: (parent, _args, context) =>
    coded(async () => statusOf(await context.byKey.load(parent.accountId), context)),
};
