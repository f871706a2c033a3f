import type { EntitySet } from '../../model/model.ts';
import { entitySetOf } from '../../model/model.ts';
import type { StoredRecord, StoredValues } from '../../store/record-store.ts';
import { linesOf, orders, quotations } from '../documents/document-lines.ts';
import { type Environment, nextRecVersion } from '../environment.ts';
import { writeFailed } from '../errors.ts';
import { raiseBusinessEvent } from '../events/business-events.ts';
import { today } from '../orders/header-rules.ts';
import { noDate } from '../protocol/empty-value.ts';
import { createRecord } from '../writing/create-record.ts';
import { member, memberOf, text } from '../writing/values.ts';

/** What a user does with a quotation in the client of F&O. */
export type QuotationStep = 'send' | 'confirm' | 'lose' | 'cancel';

/** From which statuses a step goes, and to which. */
const steps: Readonly<Record<QuotationStep, { readonly from: readonly string[]; readonly to: string }>> = {
  send: { from: ['Created', 'Sent', 'Modified', 'Reset'], to: 'Sent' },
  confirm: { from: ['Sent'], to: 'Confirmed' },
  lose: { from: ['Created', 'Sent', 'Modified'], to: 'Lost' },
  cancel: { from: ['Created', 'Sent', 'Modified'], to: 'Cancelled' },
};

/** Takes a quotation a step further. A confirmed one becomes a sales order, whose number is the answer. */
export function stepQuotation(
  environment: Environment,
  quotation: StoredRecord,
  step: QuotationStep,
): string | undefined {
  const { set } = environment.store(quotations.headers);
  const { values } = quotation;
  const { from, to } = steps[step];
  const status = memberOf(set, values, 'SalesQuotationStatus');
  const number = text(values, 'SalesQuotationNumber');
  if (!from.includes(status))
    throw writeFailed(set, `Error: Quotation ${number} cannot become ${to}: its status is ${status}.`);
  const lines = linesOf(environment, quotations, values);
  if ((step === 'send' || step === 'confirm') && lines.length === 0)
    throw writeFailed(set, `Error: Quotation ${number} has no lines.`);
  const order = step === 'confirm' ? createOrder(environment, set, quotation, lines) : undefined;
  environment.store(quotations.headers).update(
    quotation.id,
    {
      SalesQuotationStatus: member(set, 'SalesQuotationStatus', to),
      ...(order === undefined
        ? {}
        : { GeneratedSalesOrderNumber: order, SalesQuotationConfirmationDate: today(environment) }),
    },
    nextRecVersion(quotation.version),
  );
  const table = environment.store(quotations.lines);
  for (const line of lines) {
    const changed = { SalesQuotationStatus: member(table.set, 'SalesQuotationStatus', to) };
    table.update(line.id, changed, nextRecVersion(line.version));
  }
  if (order !== undefined)
    raiseBusinessEvent(environment, String(values.dataAreaId), 'SalesQuotationConfirmedBusinessEvent', {
      QuotationId: number,
      SalesOrderNumber: order,
    });
  return order;
}

/** Order property → property of the quotation. */
const headerProperties: Readonly<Record<string, string>> = {
  OrderingCustomerAccountNumber: 'RequestingCustomerAccountNumber',
  SalesOrderName: 'SalesQuotationName',
  CustomersOrderReference: 'CustomersReference',
  QuotationNumber: 'SalesQuotationNumber',
  RequestedReceiptDate: 'ReceiptDateRequested',
  TotalDiscountAmount: 'TotalDiscountAmount',
  TotalDiscountPercentage: 'TotalDiscountPercentage',
};
const lineProperties: Readonly<Record<string, string>> = { OrderedSalesQuantity: 'RequestedSalesQuantity' };
/** What a new record takes from nobody: its own statuses and totals. */
const own =
  /^(SalesOrder(Status|LineStatus|ProcessingStatus|OriginType)|.*Total.*|Formatted.*|InventoryLotId|LineAmount|FixedPriceCharges|LineNumber)$/;

function createOrder(
  environment: Environment,
  set: EntitySet,
  { values }: StoredRecord,
  lines: readonly StoredRecord[],
): string {
  if (lines.some((line) => text(line.values, 'ShippingSiteId') === ''))
    throw writeFailed(
      set,
      'Error: Inventory dimension Site is mandatory and must consequently be specified.',
    );
  const headerSet = entitySetOf(environment.model, orders.headers);
  const header = carriedOver(environment.store(orders.headers).set, values, headerProperties);
  const order = createRecord(environment, headerSet, header, true);
  const number = text(order.values, 'SalesOrderNumber');
  const lineSet = entitySetOf(environment.model, orders.lines);
  for (const line of lines) {
    const carried = carriedOver(environment.store(orders.lines).set, line.values, lineProperties);
    const discount = line.values.TotalDiscountAmount;
    createRecord(
      environment,
      lineSet,
      { ...carried, SalesOrderNumber: number, ...(discount ? { TotalDiscountAmount: discount } : {}) },
      true,
    );
  }
  return number;
}

/** The columns that both documents have, filled by the quotation and not left at nothing. */
function carriedOver(
  target: EntitySet,
  values: StoredValues,
  renamed: Readonly<Record<string, string>>,
): StoredValues {
  const found = [...target.properties.keys()].flatMap((name) => {
    if (own.test(name) && renamed[name] === undefined) return [];
    const value = values[renamed[name] ?? name];
    const isSet = value !== undefined && value !== null && value !== '' && value !== noDate;
    return isSet ? [[name, value] as const] : [];
  });
  return Object.fromEntries(found);
}
