import type { StoredRecord } from '../../store/record-store.ts';
import { linesOf, orders } from '../documents/document-lines.ts';
import { type Environment, nextRecVersion } from '../environment.ts';
import { writeFailed } from '../errors.ts';
import { raiseBusinessEvent } from '../events/business-events.ts';
import { customerOf } from '../parties/customer-of.ts';
import { amount, isMore, isPositive, isYes, number, plus, stored, sum, text } from '../writing/values.ts';
import { isDate, requireOpenOrder } from './header-rules.ts';
import { showProgress } from './progress.ts';

/** Confirms an order: its lines have sites, its customer has credit; dates that nobody has confirmed become those requested. */
export function confirmOrder(environment: Environment, order: StoredRecord): void {
  const { values } = order;
  requireProcessable(environment, order);
  requireCredit(environment, order);
  const store = environment.store(orders.headers);
  store.update(
    order.id,
    {
      ConfirmationCount: stored(plus(amount(values, 'ConfirmationCount'), number(1))),
      ...confirmedDates(values),
    },
    nextRecVersion(order.version),
  );
  const lines = environment.store(orders.lines);
  for (const line of linesOf(environment, orders, values)) {
    const dates = confirmedDates(line.values);
    if (Object.keys(dates).length > 0) lines.update(line.id, dates, nextRecVersion(line.version));
  }
  showProgress(environment, values);
  raiseBusinessEvent(environment, String(values.dataAreaId), 'SalesOrderConfirmedBusinessEvent', {
    SalesOrderNumber: text(values, 'SalesOrderNumber'),
    SalesOrderAccount: text(values, 'OrderingCustomerAccountNumber'),
    InvoiceAccount: text(values, 'InvoiceCustomerAccountNumber'),
    TransactionCurrencyCode: text(values, 'CurrencyCode'),
    TransactionCurrencyAmount: sum(
      linesOf(environment, orders, values).map((line) => amount(line.values, 'LineAmount')),
    ),
  });
}

function confirmedDates(values: StoredRecord['values']): Record<string, bigint> {
  const dates: Record<string, bigint> = {};
  for (const [confirmed, requested] of [
    ['ConfirmedShippingDate', 'RequestedShippingDate'],
    ['ConfirmedReceiptDate', 'RequestedReceiptDate'],
  ] as const) {
    const date = values[requested];
    if (!isDate(values[confirmed] ?? undefined) && typeof date === 'bigint' && isDate(date))
      dates[confirmed] = date;
  }
  return dates;
}

/** What every step demands: an order that is open and not stopped, with lines, and a site on each. */
export function requireProcessable(environment: Environment, { values }: StoredRecord): void {
  const { set } = environment.store(orders.headers);
  requireOpenOrder(environment, set, values);
  if (isYes(values, 'IsSalesProcessingStopped'))
    throw writeFailed(
      set,
      `Error: Processing of sales order ${text(values, 'SalesOrderNumber')} is stopped.`,
    );
  const lines = linesOf(environment, orders, values);
  if (lines.length === 0)
    throw writeFailed(set, `Error: Sales order ${text(values, 'SalesOrderNumber')} has no lines.`);
  if (lines.some((line) => text(line.values, 'ShippingSiteId') === ''))
    throw writeFailed(
      set,
      'Error: Inventory dimension Site is mandatory and must consequently be specified.',
    );
}

function requireCredit(environment: Environment, { values }: StoredRecord): void {
  const account = text(values, 'InvoiceCustomerAccountNumber');
  const customer = customerOf(environment, values.dataAreaId, account);
  if (!environment.settings.checkCreditLimit || !customer) return;
  const limit = amount(customer, 'CreditLimit');
  if (!isPositive(limit) || !isYes(customer, 'CreditLimitIsMandatory')) return;
  const open = linesOf(environment, orders, values).map((line) => amount(line.values, 'LineAmount'));
  if (isMore(plus(amount(customer, 'OpenBalance'), sum(open)), limit))
    throw writeFailed(
      environment.store(orders.headers).set,
      `Error: The credit limit of customer ${account} is exceeded.`,
    );
}
