import { readAssumptions } from '@p2c/models';
import type { Model } from '@p2c/odata';
import type { LoadedRules } from '@p2c/sync';
import type { Check } from './check.ts';
import { accessChecks } from './checks/access.ts';
import { assumptionChecks } from './checks/assumptions.ts';
import { columnChecks } from './checks/columns.ts';
import { financeOperationsDataChecks } from './checks/finance-operations-data.ts';
import { financeOperationsMetadataChecks } from './checks/finance-operations-metadata.ts';
import { financeOperationsWriteChecks } from './checks/finance-operations-writes.ts';
import { salesMetadataChecks } from './checks/sales-metadata.ts';
import { salesPrivilegeChecks } from './checks/sales-privileges.ts';
import { salesSettingChecks } from './checks/sales-settings.ts';
import { salesTableChecks } from './checks/sales-tables.ts';
import { trialRecordChecks } from './checks/trial-records.ts';
import { allTrials } from './trials/all-trials.ts';

/** Every need of the product, in the order in which one builds on another. */
export function allChecks(
  models: { sales: Model; financeOperations: Model },
  rules: LoadedRules,
): readonly Check[] {
  return [
    ...accessChecks,
    ...columnChecks('SALES', models.sales, rules),
    ...columnChecks('FINANCE_OPERATIONS', models.financeOperations, rules),
    ...salesTableChecks,
    ...salesMetadataChecks(models.sales, rules),
    ...financeOperationsMetadataChecks(models.financeOperations, rules),
    ...financeOperationsDataChecks,
    ...salesSettingChecks,
    ...salesPrivilegeChecks,
    trialRecordChecks.before,
    ...financeOperationsWriteChecks,
    ...assumptionChecks(readAssumptions(), allTrials),
    { ...trialRecordChecks.after, evenWhenStopped: true },
  ];
}
