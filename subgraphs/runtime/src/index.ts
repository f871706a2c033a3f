export type { RequestContext, Subgraph, SubgraphOperation } from './subgraph.ts';
export type {
  CompanyMap,
  Intent,
  Logger,
  OwnershipDecision,
  OwnershipRules,
  System,
  WriteJournal,
  WriteJournalError,
  WrittenRecord,
} from './write-ports.ts';
