import { printRequestUrl } from '@p2c/odata';
import type { PlannedChangeSet, PlannedWrite } from './plan.ts';

/**
 * The request as it is, or would be, sent: `PATCH CustomersV3(dataAreaId='usmf',CustomerAccount='US-001')?cross-company=true`;
 * of a change set all that it holds: `POST $batch: POST …; POST …`.
 */
export function printWrite(write: PlannedWrite | PlannedChangeSet): string {
  if (write.operation === 'change-set') return `POST $batch: ${write.writes.map(printWrite).join('; ')}`;
  const { operation, system, entitySet, key } = write;
  if (operation === 'create') return `POST ${printRequestUrl(system, entitySet)}`;
  return `${operation === 'update' ? 'PATCH' : 'DELETE'} ${printRequestUrl(system, entitySet, key)}`;
}
