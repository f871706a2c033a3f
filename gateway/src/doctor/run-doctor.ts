import type { CompanySettings } from '../company-map.ts';
import type { SystemConnection } from '../start-app.ts';
import { allChecks } from './all-checks.ts';
import type { CheckResult } from './check.ts';
import { openContext } from './open-context.ts';
import { type RunOptions, runChecks } from './run-checks.ts';

export interface DoctorSettings extends CompanySettings {
  readonly sales: SystemConnection;
  readonly financeOperations: SystemConnection;
  readonly ownership: string | undefined;
  /** Whether trial records may be written, and deleted again. */
  readonly mayWrite: boolean;
  /** Told of each check before it is run. */
  readonly onBegin?: RunOptions['onBegin'];
  /** Ends the run in order: no further check is begun, and what trials made is deleted. */
  readonly stop?: AbortSignal;
  readonly now?: () => Date;
}

/** Looks at both systems and gives what every check found, in order. */
export async function runDoctor(settings: DoctorSettings): Promise<readonly CheckResult[]> {
  await using opened = openContext(settings);
  const { context, models } = opened;
  return await runChecks(allChecks(models, context.rules), context, settings);
}
