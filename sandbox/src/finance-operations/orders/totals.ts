import { everyRow } from '../../filter/to-sql.ts';
import { columnOf } from '../../store/columns.ts';
import type { StoredValues } from '../../store/record-store.ts';
import { headerOf, linesOf, orders } from '../documents/document-lines.ts';
import { type TotalColumns, writeTotals } from '../documents/write-totals.ts';
import type { Environment } from '../environment.ts';
import { no, yes } from '../writing/values.ts';

/** Totals wait for the batch job after a change. That is bookkeeping: the versions of the records stay. */
export function markTotalsOutdated(environment: Environment, values: StoredValues): void {
  const header = headerOf(environment, orders, values);
  if (!header || header.values.AreTotalsUpdated === no) return;
  const outdated = { AreTotalsUpdated: no, AreTotalsCalculated: no };
  environment.store(orders.headers).update(header.id, outdated, header.version);
  for (const { id, version } of linesOf(environment, orders, values, []))
    environment
      .store(orders.lines)
      .update(id, { AreTotalsCalculated: no, AreSalesOrderTotalsUpdated: no }, version);
}

/** The batch job "Calculate sales totals": the number of orders that it brought up to date. */
export function calculateSalesTotals(environment: Environment): number {
  const store = environment.store(orders.headers);
  const outdated = store.find({
    where: { sql: `t.${columnOf(store.set, 'AreTotalsUpdated').value} = ?`, parameters: [no] },
    select: ['dataAreaId', 'SalesOrderNumber'],
  });
  for (const { values } of outdated) totalOrder(environment, values);
  return outdated.length;
}

/** Whether the batch job would find anything to do. */
export function hasOutdatedTotals(environment: Environment): boolean {
  const store = environment.store(orders.headers);
  if (store.count(everyRow, 1) === 0) return false;
  const where = { sql: `t.${columnOf(store.set, 'AreTotalsUpdated').value} = ?`, parameters: [no] };
  return store.count(where, 1) > 0;
}

/** The totals of one order, on its header and its lines. */
const totalOrder = (environment: Environment, values: StoredValues): void =>
  writeTotals(environment, orders, columns, values);

const columns: TotalColumns = {
  header: {
    OrderTotalAmount: 'total',
    OrderTotalTaxAmount: 'tax',
    OrderTotalChargesAmount: 'charges',
    OrderTotalDiscountAmount: 'discount',
    OrderHeaderTaxAmount: 'headerTax',
  },
  headerState: { AreTotalsUpdated: yes, AreTotalsCalculated: yes },
  lineState: { AreTotalsCalculated: yes, AreSalesOrderTotalsUpdated: yes },
};
