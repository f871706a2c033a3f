import type { EntitySet } from '../../model/model.ts';
import type { StoredValues } from '../../store/record-store.ts';
import type { Environment } from '../environment.ts';
import { writeFailed } from '../errors.ts';
import { text } from '../writing/values.ts';

/** A warehouse stands at one site: another site cannot be named with it. */
export function requireWarehouseOfSite(
  environment: Environment,
  set: EntitySet,
  values: StoredValues,
  { site, warehouse }: { site: string; warehouse: string },
): void {
  const [siteId, warehouseId] = [text(values, site), text(values, warehouse)];
  if (siteId === '' || warehouseId === '') return;
  const found = environment
    .store('Warehouses')
    .findByKey({ dataAreaId: values.dataAreaId ?? '', WarehouseId: warehouseId });
  const owner = text(found?.values ?? {}, 'OperationalSiteId');
  if (found && owner.toLowerCase() !== siteId.toLowerCase())
    throw writeFailed(set, `Error: Warehouse ${warehouseId} is not valid for site ${siteId}.`);
}

/** Where a warehouse is given alone, its site follows from it. */
export function siteOfWarehouse(
  environment: Environment,
  company: unknown,
  warehouseId: string,
): string | undefined {
  if (warehouseId === '') return undefined;
  const found = environment
    .store('Warehouses')
    .findByKey({ dataAreaId: String(company), WarehouseId: warehouseId });
  return found && text(found.values, 'OperationalSiteId');
}
