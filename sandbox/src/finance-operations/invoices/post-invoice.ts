import type { Decimal } from '../../edm/decimal.ts';
import type { StoredRecord, StoredValues } from '../../store/record-store.ts';
import { linesOf, orders } from '../documents/document-lines.ts';
import { taxPercentFor } from '../documents/sales-tax.ts';
import type { Environment } from '../environment.ts';
import { writeFailed } from '../errors.ts';
import { requireProcessable } from '../orders/confirm.ts';
import { advance, type LineQuantity, type LineToPost, quantitiesToPost } from '../orders/post.ts';
import { showProgress } from '../orders/progress.ts';
import { markTotalsOutdated } from '../orders/totals.ts';
import { customerOf } from '../parties/customer-of.ts';
import {
  amount,
  isZero,
  memberOf,
  minus,
  money,
  over,
  percentOf,
  plus,
  stored,
  sum,
  text,
  times,
  zero,
} from '../writing/values.ts';
import { addToJournal } from './journal.ts';

/** Invoices an order, in full or in part; the number of the invoice. Header charges go onto the first invoice. */
export function postInvoice(
  environment: Environment,
  order: StoredRecord,
  quantities: readonly LineQuantity[] | undefined,
): string {
  requireProcessable(environment, order);
  requirePayer(environment, order.values);
  const isFirst = linesOf(environment, orders, order.values).every((line) =>
    isZero(amount(line.values, 'InvoicedQuantity')),
  );
  const posted = quantitiesToPost(environment, order, 'invoice', quantities);
  const taxPercent = taxPercentFor(environment, order.values);
  const lines = posted.map((part) => invoiceLine(part, taxPercent(part.line.values)));
  const charges = isFirst ? amount(order.values, 'HeaderChargesAmount') : zero;
  const headerTax = isFirst ? amount(order.values, 'HeaderChargesTaxAmount') : zero;
  const headerDiscount = headerDiscountOf(environment, order, lines);
  const tax = plus(sum(lines.map((line) => line.tax)), headerTax);
  const net = minus(sum(lines.map((line) => line.net)), headerDiscount);
  const number = addToJournal(environment, {
    company: String(order.values.dataAreaId),
    customer: text(order.values, 'InvoiceCustomerAccountNumber'),
    header: { ...headerValues(order.values), ...totalsValues() },
    lines: lines.map(({ values }) => values),
    total: plus(plus(net, charges), tax),
    event: 'SalesInvoicePostedBusinessEvent',
  });
  for (const { line, quantity } of posted) advance(environment, line, 'invoice', quantity);
  showProgress(environment, order.values);
  markTotalsOutdated(environment, order.values);
  return number;

  function totalsValues() {
    return {
      TotalTaxAmount: stored(tax),
      InvoiceHeaderTaxAmount: stored(headerTax),
      TotalChargeAmount: stored(plus(sum(lines.map((line) => line.charges)), charges)),
      TotalDiscountAmount: stored(plus(sum(lines.map((line) => line.discount)), headerDiscount)),
      TotalDiscountCustomerGroupCode: stored(headerDiscount),
    };
  }
}

interface InvoiceLine {
  readonly values: StoredValues;
  readonly net: Decimal;
  readonly tax: Decimal;
  readonly charges: Decimal;
  readonly discount: Decimal;
}

/** The part of a line that is invoiced: what it comes to with it, less what has been invoiced before, so that cents add up. */
function invoiceLine({ line: { values }, quantity }: LineToPost, taxPercent: Decimal): InvoiceLine {
  const ordered = amount(values, 'OrderedSalesQuantity');
  const before = amount(values, 'InvoicedQuantity');
  const share = (name: string) => {
    const until = (reached: Decimal) => money(over(times(amount(values, name), reached), ordered));
    return minus(until(plus(before, quantity)), until(before));
  };
  const net = share('LineAmount');
  const tax = money(percentOf(net, taxPercent));
  const [charges, discount] = [share('TotalChargesAmount'), share('TotalDiscountAmount')];
  return {
    net,
    tax,
    charges,
    discount,
    values: {
      LineCreationSequenceNumber: values.LineCreationSequenceNumber ?? 0n,
      InvoicedQuantity: stored(quantity),
      LineAmount: stored(net),
      LineTotalTaxAmount: stored(tax),
      LineTotalChargeAmount: stored(charges),
      LineTotalDiscountAmount: stored(discount),
      ...taken(values, lineProperties),
    },
  };
}

/** Invoice property → property of the order or its line. */
const lineProperties = {
  ProductNumber: 'ProductNumber',
  ProductName: 'ProductName',
  ProductDescription: 'LineDescription',
  CurrencyCode: 'CurrencyCode',
  SalesUnitSymbol: 'SalesUnitSymbol',
  SalesPrice: 'SalesPrice',
  InventorySiteId: 'ShippingSiteId',
  InventoryWarehouseId: 'ShippingWarehouseId',
  ProductSizeId: 'ProductSizeId',
  ProductColorId: 'ProductColorId',
  ProductConfigurationId: 'ProductConfigurationId',
  ProductStyleId: 'ProductStyleId',
  ItemBatchNumber: 'ItemBatchNumber',
  OrderedInventoryStatusId: 'OrderedInventoryStatusId',
  ConfirmedShippingDate: 'ConfirmedShippingDate',
  SalesProductCategoryName: 'SalesProductCategoryName',
  SalesProductCategoryHierarchyName: 'SalesProductCategoryHierarchyName',
};

const headerProperties = {
  SalesOrderNumber: 'SalesOrderNumber',
  ContactPersonId: 'ContactPersonId',
  CustomersOrderReference: 'CustomersOrderReference',
  DeliveryModeCode: 'DeliveryModeCode',
  DeliveryTermsCode: 'DeliveryTermsCode',
  PaymentTermsName: 'PaymentTermsName',
  CurrencyCode: 'CurrencyCode',
  InvoiceCustomerAccountNumber: 'InvoiceCustomerAccountNumber',
  InvoiceAddressStreet: 'InvoiceAddressStreet',
  InvoiceAddressStreetNumber: 'InvoiceAddressStreetNumber',
  InvoiceAddressCity: 'InvoiceAddressCity',
  InvoiceAddressState: 'InvoiceAddressStateId',
  InvoiceAddressZipCode: 'InvoiceAddressZipCode',
  InvoiceAddressCountryRegionId: 'InvoiceAddressCountryRegionId',
  InvoiceAddressCountryRegionISOCode: 'InvoiceAddressCountryRegionISOCode',
  SalesOrderOriginCode: 'SalesOrderOriginCode',
  SalesOrderResponsiblePersonnelNumber: 'OrderResponsiblePersonnelNumber',
};

const headerValues = (values: StoredValues) => taken(values, headerProperties);

function taken(values: StoredValues, properties: Readonly<Record<string, string>>): StoredValues {
  return Object.fromEntries(
    Object.entries(properties).flatMap(([name, from]) => {
      const value = values[from];
      return value === undefined || value === null ? [] : [[name, value]];
    }),
  );
}

/** The header's discount, by percent on what is invoiced, or its amount in the share that these lines are of the order. */
function headerDiscountOf(
  environment: Environment,
  order: StoredRecord,
  lines: readonly InvoiceLine[],
): Decimal {
  const net = sum(lines.map((line) => line.net));
  const percent = amount(order.values, 'TotalDiscountPercentage');
  if (!isZero(percent)) return money(percentOf(net, percent));
  const whole = sum(
    linesOf(environment, orders, order.values).map(({ values }) => amount(values, 'LineAmount')),
  );
  return money(over(times(amount(order.values, 'TotalDiscountAmount'), net), whole));
}

function requirePayer(environment: Environment, values: StoredValues): void {
  const account = text(values, 'InvoiceCustomerAccountNumber');
  const customer = customerOf(environment, values.dataAreaId, account);
  const hold = customer && memberOf(environment.store('CustomersV3').set, customer, 'OnHoldStatus');
  if (hold === 'All' || hold === 'Invoice')
    throw writeFailed(
      environment.store(orders.headers).set,
      `Error: Customer ${account} is on hold for ${hold}.`,
    );
}
