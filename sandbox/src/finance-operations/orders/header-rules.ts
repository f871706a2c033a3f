import type { Stored } from '../../edm/stored.ts';
import type { EntitySet } from '../../model/model.ts';
import type { StoredValues } from '../../store/record-store.ts';
import {
  addressOfCustomer,
  countryConsequences,
  formatAddress,
  hasAddress,
  requireIsoCode,
} from '../documents/addresses.ts';
import { linesOf, orders } from '../documents/document-lines.ts';
import { requireWarehouseOfSite } from '../documents/sites.ts';
import type { Environment } from '../environment.ts';
import { writeFailed } from '../errors.ts';
import { customerOf } from '../parties/customer-of.ts';
import { noDate } from '../protocol/empty-value.ts';
import type { Behaviour } from '../writing/behaviour.ts';
import { takeNumber } from '../writing/number-sequence.ts';
import { amount, isPositive, member, memberOf, no, text, yes } from '../writing/values.ts';
import { maintenanceOf } from './maintenance.ts';
import { markTotalsOutdated } from './totals.ts';

/** Headers of sales orders: numbered, for customers of the company, changed only until they are invoiced or canceled. */
export const orderBehaviour: Behaviour = {
  validateField(set, values, property) {
    if (property === 'DeliveryAddressCountryRegionISOCode') requireIsoCode(set, text(values, property));
  },
  defaults: orderDefaults,
  consequences(environment, changed, merged) {
    const found = { ...countryConsequences(changed, 'Delivery'), ...countryConsequences(changed, 'Invoice') };
    const values = { ...merged, ...found };
    const customer = (property: string) => customerOf(environment, values.dataAreaId, text(values, property));
    return {
      ...found,
      FormattedDelveryAddress: formatAddress(values, 'Delivery'),
      FormattedInvoiceAddress: formatAddress(values, 'Invoice'),
      OrderingCustomerIsExternallyMaintained: maintenanceOf(customer('OrderingCustomerAccountNumber')),
      InvoiceCustomerIsExternallyMaintained: maintenanceOf(customer('InvoiceCustomerAccountNumber')),
    };
  },
  check(environment, set, values, before) {
    requireOpenOrder(environment, set, before);
    if (!before) requireNotOnHold(environment, set, values);
    requireWarehouseOfSite(environment, set, values, {
      site: 'DefaultShippingSiteId',
      warehouse: 'DefaultShippingWarehouseId',
    });
  },
  written(environment, values, changed) {
    const priced = ['TotalDiscountAmount', 'TotalDiscountPercentage', 'SalesTaxGroupCode'];
    if (priced.some((name) => changed[name] !== undefined)) markTotalsOutdated(environment, values);
  },
  removed(environment, set, { values }) {
    const lines = linesOf(environment, orders, values);
    if (lines.some((line) => isPositive(amount(line.values, 'PackedQuantity'))))
      throw writeFailed(
        set,
        `Error: Sales order ${text(values, 'SalesOrderNumber')} cannot be deleted because packing slips or invoices have been posted for it.`,
      );
    for (const line of lines) environment.store(orders.lines).remove(line.id);
  },
};

function orderDefaults(
  environment: Environment,
  set: EntitySet,
  given: StoredValues,
): Record<string, Stored> {
  const account = text(given, 'OrderingCustomerAccountNumber');
  const customer = customerOf(environment, given.dataAreaId, account) ?? {};
  const invoiceAccount =
    text(given, 'InvoiceCustomerAccountNumber') || text(customer, 'InvoiceAccount') || account;
  const payer = customerOf(environment, given.dataAreaId, invoiceAccount) ?? {};
  const { set: table } = environment.store(orders.headers);
  const silent = (name: string, value: Stored | undefined) =>
    text(given, name) === '' && value !== undefined ? { [name]: value } : {};
  const isOwnAddress = hasAddress(given, 'Delivery');
  return {
    ...takeNumber(environment, set, 'orders', given),
    ...silent('InvoiceCustomerAccountNumber', invoiceAccount),
    ...silent('SalesOrderName', text(customer, 'OrganizationName').slice(0, 60)),
    ...silent('LanguageId', customer.LanguageId ?? 'en-us'),
    ...silent('PaymentTermsName', payer.PaymentTerms),
    ...silent('DeliveryModeCode', customer.DeliveryMode),
    ...silent('DeliveryTermsCode', customer.DeliveryTerms),
    ...silent('SalesTaxGroupCode', customer.SalesTaxGroup),
    ...silent('DefaultShippingSiteId', customer.SiteId),
    ...silent('DefaultShippingWarehouseId', customer.WarehouseId),
    ...silent('RequestedShippingDate', today(environment)),
    ...silent('RequestedReceiptDate', today(environment)),
    ...(isOwnAddress ? {} : addressOfCustomer(customer, 'Delivery')),
    ...(isOwnAddress ? {} : silent('DeliveryAddressName', text(customer, 'OrganizationName').slice(0, 60))),
    ...(given.IsDeliveryAddressOrderSpecific === undefined
      ? { IsDeliveryAddressOrderSpecific: isOwnAddress ? yes : no }
      : {}),
    ...(hasAddress(given, 'Invoice') ? {} : addressOfCustomer(payer, 'Invoice')),
    OrderCreationDateTime: BigInt(Math.floor(environment.now() / 1000) * 1000),
    SalesOrderStatus: member(table, 'SalesOrderStatus', 'Backorder'),
    SalesOrderProcessingStatus: member(table, 'SalesOrderProcessingStatus', 'Active'),
    SalesOrderOriginType: member(table, 'SalesOrderOriginType', 'ItemBased'),
    AreTotalsUpdated: no,
    AreTotalsCalculated: no,
  };
}

/** The day, as F&O writes a date: noon UTC. */
export function today({ now }: Pick<Environment, 'now'>): bigint {
  const day = 24 * 60 * 60 * 1000;
  return BigInt(Math.floor(now() / day) * day + day / 2);
}

/** Whether a date has been set. */
export const isDate = (value: Stored | undefined): boolean => value !== undefined && value !== noDate;

/** Refuses a change of an order that is over. */
export function requireOpenOrder(
  environment: Environment,
  set: EntitySet,
  values: StoredValues | undefined,
): void {
  if (!values) return;
  const status = memberOf(environment.store(orders.headers).set, values, 'SalesOrderStatus');
  if (status === 'Invoiced' || status === 'Canceled')
    throw writeFailed(
      set,
      `Error: Sales order ${text(values, 'SalesOrderNumber')} cannot be changed: its status is ${status}.`,
    );
}

function requireNotOnHold(environment: Environment, set: EntitySet, values: StoredValues): void {
  for (const property of ['OrderingCustomerAccountNumber', 'InvoiceCustomerAccountNumber']) {
    const account = text(values, property);
    const customer = customerOf(environment, values.dataAreaId, account);
    const hold = customer && memberOf(environment.store('CustomersV3').set, customer, 'OnHoldStatus');
    if (hold === 'All') throw writeFailed(set, `Error: Customer ${account} is on hold for All.`);
  }
}
