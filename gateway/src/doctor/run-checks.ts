import { type Check, type CheckResult, type DoctorContext, type Finding, unknown } from './check.ts';
import { describeBreak } from './describe-break.ts';

/**
 * Runs checks in their order. One whose prerequisite is missing is not run: it would only say the same again. A check
 * that breaks is told as unknown, never as fine.
 */
export async function runChecks(
  checks: readonly Check[],
  context: DoctorContext,
  onResult: (result: CheckResult) => void = () => {},
): Promise<readonly CheckResult[]> {
  const results = new Map<string, CheckResult>();
  for (const check of checks) {
    const result = { check, findings: await findingsOf(check, results, context) };
    results.set(check.id, result);
    onResult(result);
  }
  return [...results.values()];
}

async function findingsOf(
  check: Check,
  results: ReadonlyMap<string, CheckResult>,
  context: DoctorContext,
): Promise<readonly Finding[]> {
  const blocked = check.after?.find((id) => !isMet(results.get(id)));
  if (blocked !== undefined)
    return [unknown(`not looked at before this is met: ${rootOf(results, blocked)}`)];
  try {
    return [await check.run(context)].flat();
  } catch (error) {
    return [unknown(describeBreak(error))];
  }
}

/** Whether a check that others build on found nothing missing. */
function isMet(result: CheckResult | undefined): boolean {
  if (result === undefined) return false;
  return result.findings.every(({ kind }) => kind === 'ok' || kind === 'warning');
}

/** The need that is not met in itself, where one stands behind another. */
function rootOf(results: ReadonlyMap<string, CheckResult>, id: string): string {
  const check = results.get(id)?.check;
  const behind = check?.after?.find((prerequisite) => !isMet(results.get(prerequisite)));
  if (behind !== undefined) return rootOf(results, behind);
  return `${check?.need ?? 'This check'}  [${id}]`;
}
