import { dataverse } from './dialects/dataverse.ts';
import { financeOperations } from './dialects/finance-operations.ts';
import { type EntityKey, printEntityKey } from './entity-key.ts';

const dialectOf = { SALES: dataverse, FINANCE_OPERATIONS: financeOperations };

/** How many keys one list request may name in this system. */
export function maxKeysPerList(system: keyof typeof dialectOf): number {
  return dialectOf[system].keysPerListMax;
}

/** The path and query of a write as it is, or would be, sent: for dry runs and the audit trail. */
export function printRequestUrl(system: keyof typeof dialectOf, entitySet: string, key?: EntityKey): string {
  const options = dialectOf[system].alwaysOptions;
  return `${entitySet}${key ? decodeURIComponent(printEntityKey(key)) : ''}${options.length > 0 ? `?${options.join('&')}` : ''}`;
}
