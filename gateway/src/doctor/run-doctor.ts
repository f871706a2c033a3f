import { readModel } from '@p2c/models';
import { createODataClient, type Model, type ODataClient, parseModel } from '@p2c/odata';
import { loadRules } from '@p2c/sync';
import { type CompanySettings, createCompanyMap } from '../company-map.ts';
import { readRuleFiles } from '../rule-files.ts';
import type { SystemConnection } from '../start-app.ts';
import { allChecks } from './all-checks.ts';
import type { CheckResult } from './check.ts';
import { runChecks } from './run-checks.ts';

export interface DoctorSettings extends CompanySettings {
  readonly sales: SystemConnection;
  readonly financeOperations: SystemConnection;
  readonly ownership: string | undefined;
  /** Whether trial records may be written, and deleted again. */
  readonly mayWrite: boolean;
  readonly onResult?: (result: CheckResult) => void;
  readonly now?: () => Date;
}

/** Looks at both systems and gives what every check found, in order. */
export async function runDoctor(settings: DoctorSettings): Promise<readonly CheckResult[]> {
  const models = {
    sales: parseModel(readModel('dataverse')),
    financeOperations: parseModel(readModel('finance-operations')),
  };
  const rules = loadRules({
    ...readRuleFiles(settings.ownership),
    models: { SALES: models.sales, FINANCE_OPERATIONS: models.financeOperations },
  });
  const sales = connect('SALES', settings.sales, models.sales);
  const financeOperations = connect(
    'FINANCE_OPERATIONS',
    settings.financeOperations,
    models.financeOperations,
  );
  try {
    return await runChecks(
      allChecks(models, rules),
      {
        sales,
        financeOperations,
        companies: createCompanyMap(settings),
        rules,
        mayWrite: settings.mayWrite,
        now: settings.now ?? (() => new Date()),
      },
      settings.onResult,
    );
  } finally {
    await Promise.all([sales.close(), financeOperations.close()]);
  }
}

/** Somebody waits before the screen: a system that does not answer is not tried for minutes. */
function connect(
  system: ODataClient['system'],
  { serviceRoot, ...credentials }: SystemConnection,
  model: Model,
): ODataClient {
  const dialect = system === 'SALES' ? 'dataverse' : 'finance-operations';
  return createODataClient({
    system,
    dialect,
    serviceRoot,
    credentials,
    model,
    timeoutMs: 20_000,
    readRetriesMax: 1,
  });
}
