import type { Resolvers, SyncStatus } from '../../generated/resolvers.ts';
import type { LedgerRecord } from '../../ledger/ledger.ts';
import type { Entity } from '../../record-ref.ts';
import { coded } from '../coded.ts';
import type { SyncContext } from '../context.ts';
import { presentStatus } from '../present.ts';

/** Of a record that sync has never seen, such as one that only F&O knows, there is no status. */
export const customer = unified('Customer');
export const contact = unified('Contact');
export const product = unified('Product');
export const quote = unified('Quote');

export const salesAccount: NonNullable<Resolvers['SalesAccount']> = {
  __resolveReference: async ({ accountId }) => ({ accountId }),
  sync: ({ accountId }, _args, context) =>
    coded(async () => statusOf(await context.byKey('Customer', accountId), context)),
};

export const salesContact: NonNullable<Resolvers['SalesContact']> = {
  __resolveReference: async ({ contactId }) => ({ contactId }),
  sync: ({ contactId }, _args, context) =>
    coded(async () => statusOf(await context.byKey('Contact', contactId), context)),
};

export const salesQuote: NonNullable<Resolvers['SalesQuote']> = {
  __resolveReference: async ({ quoteId }) => ({ quoteId }),
  sync: ({ quoteId }, _args, context) =>
    coded(async () => statusOf(await context.byKey('Quote', quoteId), context)),
};

function unified(entity: Entity) {
  return {
    __resolveReference: async ({ id }: { id: string }) => ({ id }),
    sync: (parent: { id: string }, _args: object, context: SyncContext) =>
      coded(async () => statusOf(await context.byId(entity, parent.id), context)),
  };
}

function statusOf(record: LedgerRecord | undefined, { flowOf, clock }: SyncContext): SyncStatus | null {
  return record ? presentStatus(record, flowOf(record.entity), clock.now()) : null;
}
