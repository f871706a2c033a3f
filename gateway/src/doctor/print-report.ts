import type { CheckResult, Finding } from './check.ts';

export const marks: Record<Finding['kind'], string> = {
  ok: 'ok     ',
  missing: 'MISSING',
  warning: 'warning',
  unknown: '?      ',
};
const systems = { SALES: 'Sales', FINANCE_OPERATIONS: 'F&O' } as const;

/** One result as lines of text: a line for the need, and one for each thing to mend. */
export function printResult({ check, findings }: CheckResult): string {
  const worst = worstOf(findings);
  const details = [
    ...(check.assumed === undefined ? [] : [`           assumed: ${check.assumed}`]),
    ...findings.flatMap(detailsOf),
  ];
  const lines = [`${marks[worst]}  ${systems[check.system]}: ${check.need}  [${check.id}]`, ...details];
  return `${lines.join('\n')}\n`;
}

/** How many of each, of needs and of assumptions, and what follows from it. */
export function printSummary(results: readonly CheckResult[]): string {
  const count = (of: readonly CheckResult[], kind: Finding['kind']) =>
    of.filter(({ findings }) => worstOf(findings) === kind).length;
  const numbers = (of: readonly CheckResult[]) =>
    `${count(of, 'ok')} ok, ${count(of, 'warning')} with a warning, ${count(of, 'missing')} missing, ${count(of, 'unknown')} not known`;
  const needs = results.filter(({ check }) => check.assumed === undefined);
  const assumptions = results.filter(({ check }) => check.assumed !== undefined);
  const missing = count(results, 'missing');
  const verdict =
    missing > 0
      ? `${missing} of ${results.length} are not met: mend them and run this again.`
      : 'Every need that could be looked at is met.';
  return `\nNeeds: ${numbers(needs)}.\nAssumptions: ${numbers(assumptions)}.\n${verdict}\n`;
}

/** What is said of a run that was stopped: that it says little, and what it leaves in the systems. */
export function printStop(results: readonly CheckResult[], mayWrite: boolean): string {
  if (!mayWrite) return 'Stopped before its end. It made no records.\n';
  const found = results.find(({ check }) => check.evenWhenStopped)?.findings ?? [];
  return `Stopped before its end. ${left(worstOf(found))}\n`;
}

function left(worst: Finding['kind']): string {
  switch (worst) {
    case 'ok':
      return 'No trial record is left.';
    case 'missing':
    case 'warning':
      return 'Trial records are left: they are named above.';
    case 'unknown':
      return 'Whether a trial record is left could not be told: run it again with --trial-writes.';
    default:
      return worst satisfies never;
  }
}

/** The gravest of several findings. */
export function worstOf(findings: readonly Finding[]): Finding['kind'] {
  const order = ['missing', 'warning', 'unknown'] as const;
  return order.find((kind) => findings.some((finding) => finding.kind === kind)) ?? 'ok';
}

function detailsOf(finding: Finding): string[] {
  switch (finding.kind) {
    case 'ok':
      return finding.detail === undefined ? [] : [`           ${finding.detail}`];
    case 'missing':
    case 'warning':
      return [`           ${finding.what}`, `           Mend: ${finding.mend}`];
    case 'unknown':
      return [`           ${finding.why}`];
    default:
      return finding satisfies never;
  }
}
