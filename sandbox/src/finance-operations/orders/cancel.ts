import type { StoredRecord } from '../../store/record-store.ts';
import { linesOf, orders } from '../documents/document-lines.ts';
import { type Environment, nextRecVersion } from '../environment.ts';
import { writeFailed } from '../errors.ts';
import { amount, isPositive, member, text } from '../writing/values.ts';
import { requireOpenOrder } from './header-rules.ts';
import { showProgress } from './progress.ts';

/** Cancels what is left of an order of which nothing has been delivered. */
export function cancelOrder(environment: Environment, order: StoredRecord): void {
  const { store } = environment;
  const headers = store(orders.headers);
  requireOpenOrder(environment, headers.set, order.values);
  const lines = linesOf(environment, orders, order.values);
  if (lines.some(({ values }) => isPositive(amount(values, 'PackedQuantity'))))
    throw writeFailed(
      headers.set,
      `Error: Sales order ${text(order.values, 'SalesOrderNumber')} cannot be canceled: goods have been delivered.`,
    );
  for (const line of lines) {
    const status = member(store(orders.lines).set, 'SalesOrderLineStatus', 'Canceled');
    store(orders.lines).update(line.id, { SalesOrderLineStatus: status }, nextRecVersion(line.version));
  }
  const status = member(headers.set, 'SalesOrderStatus', 'Canceled');
  headers.update(order.id, { SalesOrderStatus: status }, nextRecVersion(order.version));
  showProgress(environment, order.values);
}
