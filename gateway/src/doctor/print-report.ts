import type { CheckResult, Finding } from './check.ts';

const marks: Record<Finding['kind'], string> = {
  ok: 'ok     ',
  missing: 'MISSING',
  warning: 'warning',
  unknown: '?      ',
};
const systems = { SALES: 'Sales', FINANCE_OPERATIONS: 'F&O' } as const;

/** One result as lines of text: a line for the need, and one for each thing to mend. */
export function printResult({ check, findings }: CheckResult): string {
  const worst = worstOf(findings);
  const details = findings.flatMap((finding) => detailsOf(finding));
  const lines = [`${marks[worst]}  ${systems[check.system]}: ${check.need}  [${check.id}]`, ...details];
  return `${lines.join('\n')}\n`;
}

/** How many of each, and what follows from it. */
export function printSummary(results: readonly CheckResult[]): string {
  const count = (kind: Finding['kind']) =>
    results.filter(({ findings }) => worstOf(findings) === kind).length;
  const missing = count('missing');
  const verdict =
    missing > 0
      ? `${missing} of ${results.length} needs are not met: mend them and run this again.`
      : 'Every need that could be looked at is met.';
  return `\n${count('ok')} ok, ${count('warning')} with a warning, ${missing} missing, ${count('unknown')} not known.\n${verdict}\n`;
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
