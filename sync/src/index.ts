export { type CreateSyncOptions, createSync, type Sync } from './create-sync.ts';
export {
  type Diagnostic,
  type DiagnosticCode,
  diagnosticCodes,
  printDiagnostic,
  type RuleFile,
  RulesError,
} from './diagnostics.ts';
export { SyncError, type SyncErrorCode, syncErrorCodes } from './errors.ts';
export type { WriteJournal } from './journal.ts';
export type { Ledger } from './ledger/ledger.ts';
export { openSqliteLedger } from './ledger/sqlite.ts';
export { type LoadedRules, type LoadRulesInput, loadRules } from './mapping/load-rules.ts';
export { printMappingTable } from './mapping/print-mapping-table.ts';
export { sourceQuery, type TemplateQuery, targetQuery } from './mapping/queries.ts';
export { type ReasonCode, reasonCodes } from './mapping/reasons.ts';
export type { CheckedTemplate } from './mapping/template.ts';
export { defaultSyncOptions, type SyncOptions } from './options.ts';
export type { OwnershipRule, OwnershipRuleSet } from './ownership/ownership-rule.ts';
export type { FieldChange, Observed, OwnedValues, Plan, PlannedWrite, Reason } from './plan.ts';
export { type Clock, systemClock } from './ports.ts';
export { createMemoryQueue } from './queue/memory.ts';
export type { Lane, Queue } from './queue/queue.ts';
export type { Entity, RecordRef, System } from './record-ref.ts';
