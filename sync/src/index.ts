// Ownership, mapping and plan: the pure half.
export {
  type Diagnostic,
  type DiagnosticCode,
  diagnosticCodes,
  printDiagnostic,
  type RuleFile,
  RulesError,
} from './diagnostics.ts';
export { type LoadedRules, type LoadRulesInput, loadRules } from './mapping/load-rules.ts';
export { type ReasonCode, reasonCodes } from './mapping/reasons.ts';
export type { CheckedTemplate } from './mapping/template.ts';
export type { OwnershipRule, OwnershipRuleSet } from './ownership/ownership-rule.ts';
export type { FieldChange, Observed, OwnedValues, Plan, PlannedWrite, Reason } from './plan.ts';
export type { Entity, RecordRef, System } from './record-ref.ts';
