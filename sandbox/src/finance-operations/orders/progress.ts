import type { EntitySet } from '../../model/model.ts';
import type { StoredRecord, StoredValues } from '../../store/record-store.ts';
import { documentName, headerOf, linesOf, orders } from '../documents/document-lines.ts';
import { type Environment, nextRecVersion } from '../environment.ts';
import { amount, isPositive, isZero, member, memberOf } from '../writing/values.ts';
import { type LineProgress, type ProcessingStatus, processingStatus } from './processing-status.ts';

/** After a line is written: its own status at once, because the answer shows it; the order's once for all of a transaction. */
export function showLineProgress(environment: Environment, values: StoredValues): void {
  const header = headerOf(environment, orders, values);
  const { set, findByKey } = environment.store(orders.lines);
  const line = findByKey(Object.fromEntries(set.key.map((name) => [name, values[name] ?? ''])));
  if (!header || !line) return;
  const isConfirmed = isPositive(amount(header.values, 'ConfirmationCount'));
  const own = progressOf(set, line.values);
  setStatus(environment, line, 'line', processingStatus([own], { isConfirmed, isCanceled: false }));
  showProgressLater(environment, values);
}

/** Derives the statuses once the transaction has written all that it writes. */
export function showProgressLater(environment: Environment, values: StoredValues): void {
  const name = `progress ${documentName(orders, values)}`;
  environment.database.defer(name, () => showProgress(environment, values));
}

/** Derives the statuses of an order and its lines from their quantities, and writes those that changed. */
export function showProgress(environment: Environment, values: StoredValues): void {
  const header = headerOf(environment, orders, values);
  if (!header) return;
  const { set: lineTable } = environment.store(orders.lines);
  const lines = linesOf(environment, orders, values);
  const isConfirmed = isPositive(amount(header.values, 'ConfirmationCount'));
  const { set: headerTable } = environment.store(orders.headers);
  const isCanceled =
    lines.length === 0 && memberOf(headerTable, header.values, 'SalesOrderStatus') === 'Canceled';
  const progress = lines.map((line) => progressOf(lineTable, line.values));
  lines.forEach((line, at) => {
    const own = progress[at];
    if (own) setStatus(environment, line, 'line', processingStatus([own], { isConfirmed, isCanceled }));
  });
  setStatus(environment, header, 'header', processingStatus(progress, { isConfirmed, isCanceled }));
}

function progressOf(table: EntitySet, values: StoredValues): LineProgress {
  return {
    ordered: amount(values, 'OrderedSalesQuantity'),
    picked: amount(values, 'PickedQuantity'),
    packed: amount(values, 'PackedQuantity'),
    shipped: amount(values, 'ShippedQuantity'),
    invoiced: amount(values, 'InvoicedQuantity'),
    isCanceled:
      memberOf(table, values, 'SalesOrderLineStatus') === 'Canceled' ||
      isZero(amount(values, 'OrderedSalesQuantity')),
  };
}

function setStatus(
  environment: Environment,
  record: StoredRecord,
  level: 'header' | 'line',
  status: ProcessingStatus,
): void {
  const store = environment.store(level === 'header' ? orders.headers : orders.lines);
  const property = level === 'header' ? 'SalesOrderStatus' : 'SalesOrderLineStatus';
  const change = {
    SalesOrderProcessingStatus: member(store.set, 'SalesOrderProcessingStatus', status),
    [property]: member(store.set, property, salesStatusOf(status)),
  };
  const isNew = Object.entries(change).some(([name, value]) => record.values[name] !== value);
  if (isNew) store.update(record.id, change, nextRecVersion(record.version));
}

/** The document status of F&O itself: it knows the stages of goods and papers, not those of the warehouse. */
function salesStatusOf(status: ProcessingStatus): string {
  switch (status) {
    case 'Cancelled':
      return 'Canceled';
    case 'Invoiced':
      return 'Invoiced';
    case 'Packed':
    case 'Shipped':
      return 'Delivered';
    case 'Active':
    case 'Confirmed':
    case 'PartiallyPicked':
    case 'Picked':
    case 'PartiallyPacked':
    case 'PartiallyShipped':
    case 'PartiallyInvoiced':
      return 'Backorder';
    default:
      return status satisfies never;
  }
}
