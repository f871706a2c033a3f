import type { Stored } from '../../edm/stored.ts';
import type { EntitySet } from '../../model/model.ts';
import type { StoredValues } from '../../store/record-store.ts';
import { headerOf, nextLineNumber, orders } from '../documents/document-lines.ts';
import { lineAmounts } from '../documents/line-amounts.ts';
import { productDefaults, productOfLine, requireProduct } from '../documents/line-product.ts';
import { requireWarehouseOfSite } from '../documents/sites.ts';
import type { Environment } from '../environment.ts';
import { writeFailed } from '../errors.ts';
import type { Behaviour } from '../writing/behaviour.ts';
import { nextNumber } from '../writing/number-sequence.ts';
import { amount, isMore, isPositive, isZero, member, no, number, stored, text } from '../writing/values.ts';
import { requireOpenOrder } from './header-rules.ts';
import { showLineProgress, showProgressLater } from './progress.ts';
import { markTotalsOutdated } from './totals.ts';

/** What a line takes over from its header: its own name, the header's. */
const fromHeader = [
  ['CurrencyCode', 'CurrencyCode'],
  ['ShippingSiteId', 'DefaultShippingSiteId'],
  ['ShippingWarehouseId', 'DefaultShippingWarehouseId'],
  ['DeliveryModeCode', 'DeliveryModeCode'],
  ['DeliveryTermsId', 'DeliveryTermsCode'],
  ['SalesTaxGroupCode', 'SalesTaxGroupCode'],
  ['RequestedShippingDate', 'RequestedShippingDate'],
  ['RequestedReceiptDate', 'RequestedReceiptDate'],
  ['DeliveryAddressName', 'DeliveryAddressName'],
  ['DeliveryAddressStreet', 'DeliveryAddressStreet'],
  ['DeliveryAddressStreetNumber', 'DeliveryAddressStreetNumber'],
  ['DeliveryAddressCity', 'DeliveryAddressCity'],
  ['DeliveryAddressStateId', 'DeliveryAddressStateId'],
  ['DeliveryAddressZipCode', 'DeliveryAddressZipCode'],
  ['DeliveryAddressCountryRegionId', 'DeliveryAddressCountryRegionId'],
  ['DeliveryAddressCountryRegionISOCode', 'DeliveryAddressCountryRegionISOCode'],
  ['FormattedDeliveryAddress', 'FormattedDelveryAddress'],
  ['OrderingCustomerIsExternallyMaintained', 'OrderingCustomerIsExternallyMaintained'],
  ['InvoiceCustomerIsExternallyMaintained', 'InvoiceCustomerIsExternallyMaintained'],
] as const;

/** Lines of sales orders: of an open order, of a product that the company sells; changed only as far as nothing is delivered. */
export const orderLineBehaviour: Behaviour = {
  defaults(environment, _set, given) {
    const header = headerOf(environment, orders, given)?.values ?? {};
    const own = (name: string, value: Stored | undefined) =>
      given[name] === undefined && value !== undefined ? { [name]: value } : {};
    const sequence = given.LineCreationSequenceNumber ?? nextLineNumber(environment, orders, given);
    const { set: table } = environment.store(orders.lines);
    return {
      ...productDefaults(productOfLine(environment, given)?.values, given),
      ...Object.assign({}, ...fromHeader.map(([name, from]) => own(name, header[from]))),
      LineCreationSequenceNumber: sequence,
      ...own('LineNumber', stored(number(Number(sequence)))),
      ...own('SalesPriceQuantity', stored(number(1))),
      SalesOrderNumberHeader: given.SalesOrderNumber ?? '',
      InventoryLotId: nextNumber(environment, 'inventoryLot', 'L', 9),
      SalesOrderLineStatus: member(table, 'SalesOrderLineStatus', 'Backorder'),
      SalesOrderProcessingStatus: member(table, 'SalesOrderProcessingStatus', 'Active'),
      SalesOrderOriginType: member(table, 'SalesOrderOriginType', 'ItemBased'),
      AreTotalsCalculated: no,
      AreSalesOrderTotalsUpdated: no,
    };
  },
  consequences: (_environment, changed, merged) => lineAmounts(changed, merged, 'OrderedSalesQuantity'),
  check(environment, set, values, before) {
    const header = requireHeader(environment, set, values);
    requireOpenOrder(environment, set, header);
    requireProduct(environment, set, values);
    requireWarehouseOfSite(environment, set, values, {
      site: 'ShippingSiteId',
      warehouse: 'ShippingWarehouseId',
    });
    const quantity = amount(values, 'OrderedSalesQuantity');
    if (isZero(quantity)) throw writeFailed(set, "Warning: Field 'Quantity' must be filled in.");
    if (before && isMore(amount(before, 'PackedQuantity'), quantity))
      throw writeFailed(set, 'Error: The quantity cannot be less than what has been delivered.');
  },
  written(environment, values) {
    showLineProgress(environment, values);
    markTotalsOutdated(environment, values);
  },
  removed(environment, set, { values }) {
    requireOpenOrder(environment, set, headerOf(environment, orders, values)?.values);
    if (isPositive(amount(values, 'PackedQuantity')) || isPositive(amount(values, 'InvoicedQuantity')))
      throw writeFailed(set, 'Error: An order line that has been delivered cannot be deleted.');
  },
  gone(environment, { values }) {
    showProgressLater(environment, values);
    markTotalsOutdated(environment, values);
  },
};

function requireHeader(environment: Environment, set: EntitySet, values: StoredValues): StoredValues {
  const header = headerOf(environment, orders, values);
  if (header) return header.values;
  throw writeFailed(
    set,
    `Warning: The value '${text(values, 'SalesOrderNumber')}' in field 'Sales order' is not found in the related table 'Sales orders'.`,
  );
}
