import { readModel } from '@p2c/models';
import { type Credentials, createODataClient, type Model, type ODataClient, parseModel } from '@p2c/odata';
import { loadRules } from '@p2c/sync';
import { createCompanyMap } from '../company-map.ts';
import { readRuleFiles } from '../rule-files.ts';
import type { DoctorContext } from './check.ts';
import type { DoctorSettings } from './run-doctor.ts';

export interface OpenContext extends AsyncDisposable {
  readonly context: DoctorContext;
  readonly models: { readonly sales: Model; readonly financeOperations: Model };
}

/** What checks work with: a client of each system, and what the product is told to carry over. */
export function openContext(settings: Omit<DoctorSettings, 'onBegin' | 'stop'>): OpenContext {
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
  return {
    models,
    context: {
      sales,
      financeOperations,
      companies: createCompanyMap(settings),
      rules,
      mayWrite: settings.mayWrite,
      now: settings.now ?? (() => new Date()),
    },
    async [Symbol.asyncDispose]() {
      await Promise.all([sales.close(), financeOperations.close()]);
    },
  };
}

/** Somebody waits before the screen: little is tried twice. `$metadata` of F&O alone takes most of a minute. */
function connect(
  system: ODataClient['system'],
  { serviceRoot, ...credentials }: Credentials & { readonly serviceRoot: string },
  model: Model,
): ODataClient {
  const dialect = system === 'SALES' ? 'dataverse' : 'finance-operations';
  return createODataClient({
    system,
    dialect,
    serviceRoot,
    credentials,
    model,
    timeoutMs: 60_000,
    readRetriesMax: 1,
  });
}
