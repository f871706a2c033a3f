import { readFileSync } from 'node:fs';
import { createSubgraph, dateTimeScalar, guidScalar, type Subgraph } from '@p2c/subgraph-runtime';
import type { Resolvers } from '../generated/resolvers.ts';
import type { OwnershipRuleSet } from '../ownership/ownership-rule.ts';
import type { Logger } from '../ports.ts';
import type { Source } from '../sources/source.ts';
import type { TriggerOptions } from '../trigger.ts';
import { createSyncContext } from './context.ts';
import { ownershipRules, syncOverview, syncRun, syncRuns, syncWrites } from './resolvers/queries.ts';
import { syncRecordFields, syncRunFields } from './resolvers/records.ts';
import {
  contact,
  customer,
  product,
  quote,
  salesAccount,
  salesContact,
  salesQuote,
} from './resolvers/status.ts';
import { syncRecords } from './resolvers/sync-records.ts';
import { triggerSync } from './resolvers/trigger-sync.ts';

export type SyncSubgraph = Subgraph;

export interface SyncSubgraphOptions extends TriggerOptions {
  readonly rules: OwnershipRuleSet;
  readonly logger: Logger;
  readonly sources: readonly Source[];
}

/** Sync's own subgraph: where records stand, runs, the audit trail, ownership rules, and the trigger. */
export function createSyncSubgraph(options: SyncSubgraphOptions): SyncSubgraph {
  const resolvers: Resolvers = {
    DateTime: dateTimeScalar,
    Guid: guidScalar,
    Query: { syncRuns, syncRun, syncRecords, syncOverview, syncWrites, ownershipRules },
    Mutation: { triggerSync },
    Customer: customer,
    Contact: contact,
    Product: product,
    Quote: quote,
    SalesAccount: salesAccount,
    SalesContact: salesContact,
    SalesQuote: salesQuote,
    SyncRecord: syncRecordFields,
    SyncRun: syncRunFields,
  };
  const sdl = readFileSync(new URL('../../schema.graphql', import.meta.url), 'utf8');
  return createSubgraph({
    name: 'sync',
    sdl,
    resolvers,
    context: createSyncContext(options),
    logger: options.logger,
  });
}
