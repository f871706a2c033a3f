import { type Check, type CheckResult, type DoctorContext, type Finding, unknown } from './check.ts';
import { describeBreak } from './describe-break.ts';

export interface RunOptions {
  /** Told of each check before it is run: the how manieth it is, from 1, and of how many. */
  readonly onBegin?: ((check: Check, at: number, of: number) => void) | undefined;
  /** Once it is aborted no check is begun any more, but those that tell what is left behind. */
  readonly stop?: AbortSignal | undefined;
}

/**
 * Runs checks in their order. One whose prerequisite is missing is not run: it would only say the same again. A check
 * that breaks is told as unknown, never as fine.
 */
export async function runChecks(
  checks: readonly Check[],
  context: DoctorContext,
  { onBegin, stop }: RunOptions = {},
): Promise<readonly CheckResult[]> {
  const results = new Map<string, CheckResult>();
  for (const [at, check] of checks.entries()) {
    const isStopped = stop?.aborted === true && check.evenWhenStopped !== true;
    if (!isStopped) onBegin?.(check, at + 1, checks.length);
    const findings = isStopped ? [stopped] : await findingsOf(check, results, context);
    results.set(check.id, { check, findings });
  }
  return [...results.values()];
}

const stopped = unknown('not looked at: the run was stopped.');

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
