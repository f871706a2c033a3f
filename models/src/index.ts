import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

/** Which of the two systems a model describes. */
export type ModelName = 'dataverse' | 'finance-operations';

/** The CSDL (`$metadata`) text of a system, trimmed to what prospect to cash uses. */
export function readModel(name: ModelName): string {
  return readFileSync(new URL(`../${name}.csdl.xml`, import.meta.url), 'utf8');
}

/** A fact that only a tenant can confirm, and what is taken for true until then. */
export interface Assumption {
  /** Stable: `dv-required-level`. */
  readonly id: string;
  readonly system: 'SALES' | 'FINANCE_OPERATIONS';
  readonly fact: string;
  readonly default: string;
}

/** The assumptions of `assumptions.yaml`, in its order. */
export function readAssumptions(): readonly Assumption[] {
  const text = readFileSync(new URL('../assumptions.yaml', import.meta.url), 'utf8');
  return (parse(text) as Record<string, unknown>[]).map((entry) => ({
    id: String(entry.id),
    system: entry.system === 'SALES' ? 'SALES' : 'FINANCE_OPERATIONS',
    fact: String(entry.fact),
    default: String(entry.default),
  }));
}
