import { fold } from '../../edm/fold.ts';
import { columnOf } from '../../store/columns.ts';
import type { StoredValues } from '../../store/record-store.ts';
import { linesOf, orders } from '../documents/document-lines.ts';
import type { Environment } from '../environment.ts';
import { isYes } from '../writing/values.ts';

const roles = [
  ['OrderingCustomerAccountNumber', 'OrderingCustomerIsExternallyMaintained'],
  ['InvoiceCustomerAccountNumber', 'InvoiceCustomerIsExternallyMaintained'],
] as const;

/** Whether a customer is maintained in another system, as orders show it: a text. */
export const maintenanceOf = (customer: StoredValues | undefined): string =>
  customer && isYes(customer, 'IsExternallyMaintained') ? 'Yes' : 'No';

/** Orders look that up in their customers: it changes with the customer, and no order becomes newer by it. */
export function showMaintenance(environment: Environment, customer: StoredValues): void {
  const shown = maintenanceOf(customer);
  const store = environment.store(orders.headers);
  const lines = environment.store(orders.lines);
  const column = (name: string) => columnOf(store.set, name).compared;
  for (const [account, property] of roles) {
    const found = store.find({
      where: {
        sql: `t.${column('dataAreaId')} = ? and t.${column(account)} = ?`,
        parameters: [fold(String(customer.dataAreaId)), fold(String(customer.CustomerAccount))],
      },
      select: ['dataAreaId', 'SalesOrderNumber', property],
    });
    for (const { id, version, values } of found.filter((order) => order.values[property] !== shown)) {
      store.update(id, { [property]: shown }, version);
      for (const line of linesOf(environment, orders, values, []))
        lines.update(line.id, { [property]: shown }, line.version);
    }
  }
}
