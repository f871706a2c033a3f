import type { ODataClient } from '@p2c/odata';
import type { LoadedRules } from '@p2c/sync';
import type { Companies } from '../company-map.ts';

export type CheckedSystem = 'SALES' | 'FINANCE_OPERATIONS';

/** What a check found, in words for whoever sets the systems up. */
export type Finding =
  | { readonly kind: 'ok'; readonly detail?: string }
  /** Something does not work without it. */
  | { readonly kind: 'missing'; readonly what: string; readonly mend: string }
  /** It works, but not as one would wish, or less safely. */
  | { readonly kind: 'warning'; readonly what: string; readonly mend: string }
  /** It could not be found out. */
  | { readonly kind: 'unknown'; readonly why: string };

export interface DoctorContext {
  readonly sales: ODataClient;
  readonly financeOperations: ODataClient;
  readonly companies: Companies;
  readonly rules: LoadedRules;
  /** Whether trial records may be written, and deleted again. */
  readonly mayWrite: boolean;
  readonly now: () => Date;
}

/** One need of the product, or one assumption that it makes. */
export interface Check {
  /** Stable: `sales-change-tracking`, or the identifier of an assumption. */
  readonly id: string;
  readonly system: CheckedSystem;
  /** What must be so, as a sentence. */
  readonly need: string;
  /** Of an assumption: what is taken for true of the fact that `need` states. */
  readonly assumed?: string;
  /** Checks without which this one says nothing. */
  readonly after?: readonly string[];
  /** Also where the run was stopped: it tells what the stopped run leaves behind. */
  readonly evenWhenStopped?: true;
  /** One finding, or several where the need is one of many tables. */
  run(context: DoctorContext): Promise<Finding | readonly Finding[]>;
}

/** A check with what it found. */
export interface CheckResult {
  readonly check: Check;
  readonly findings: readonly Finding[];
}

export const ok = (detail?: string): Finding =>
  detail === undefined ? { kind: 'ok' } : { kind: 'ok', detail };
export const missing = (what: string, mend: string): Finding => ({ kind: 'missing', what, mend });
export const warning = (what: string, mend: string): Finding => ({ kind: 'warning', what, mend });
export const unknown = (why: string): Finding => ({ kind: 'unknown', why });
