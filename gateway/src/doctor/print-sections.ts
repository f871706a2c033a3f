import type { CheckResult, Finding } from './check.ts';
import { marks, printResult, worstOf } from './print-report.ts';

/**
 * Everything that was looked at: first what the product needs, then what it assumes. What could not be told of several
 * for one and the same reason is one line with their number.
 */
export function printSections(results: readonly CheckResult[]): string {
  const isNeed = ({ check }: CheckResult) => check.assumed === undefined;
  return [
    printSection('Needs', results.filter(isNeed)),
    printSection(
      'Assumptions',
      results.filter((result) => !isNeed(result)),
    ),
  ].join('');
}

/** What is to be mended, the gravest first, and nothing else of it; empty where nothing is. */
export function printProblems(results: readonly CheckResult[]): string {
  const told = (['missing', 'warning'] as const).flatMap((kind) =>
    results.filter(({ findings }) => worstOf(findings) === kind),
  );
  if (told.length === 0) return '';
  const lines = told.map(({ check, findings }) =>
    printResult({ check, findings: findings.filter(isProblem) }),
  );
  return `\nTo mend\n\n${lines.join('')}`;
}

const isProblem = ({ kind }: Finding): boolean => kind === 'missing' || kind === 'warning';

function printSection(title: string, results: readonly CheckResult[]): string {
  if (results.length === 0) return '';
  const byReason = Map.groupBy(results, soleReason);
  const isFolded = (result: CheckResult) => {
    const reason = soleReason(result);
    return reason !== undefined && (byReason.get(reason)?.length ?? 0) > 1;
  };
  const told = results.filter((result) => !isFolded(result)).map(printResult);
  const folded = [...byReason].flatMap(([reason, of]) =>
    reason === undefined || of.length < 2 ? [] : `${marks.unknown}  ${of.length} of these: ${reason}\n`,
  );
  return `\n${title}\n\n${[...told, ...folded].join('')}`;
}

/** Why nothing is known of a check, where that is all there is to say. */
function soleReason({ findings: [first, ...others] }: CheckResult): string | undefined {
  return first?.kind === 'unknown' && others.length === 0 ? first.why : undefined;
}
