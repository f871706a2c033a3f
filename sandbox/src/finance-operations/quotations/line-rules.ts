import type { Stored } from '../../edm/stored.ts';
import { headerOf, nextLineNumber, quotations } from '../documents/document-lines.ts';
import { lineAmounts } from '../documents/line-amounts.ts';
import { productDefaults, productOfLine, requireProduct } from '../documents/line-product.ts';
import { requireWarehouseOfSite } from '../documents/sites.ts';
import { writeFailed } from '../errors.ts';
import type { Behaviour } from '../writing/behaviour.ts';
import { nextNumber } from '../writing/number-sequence.ts';
import { amount, isPositive, number, stored, text } from '../writing/values.ts';
import { requireOpen } from './header-rules.ts';
import { totalLater, totalLine } from './totals.ts';

/** Lines: of a header that is there, of a product that the company sells, in a unit that there is. */
export const quotationLineBehaviour: Behaviour = {
  defaults(environment, _set, given) {
    const header = headerOf(environment, quotations, given)?.values ?? {};
    const own = (name: string, value: Stored | undefined) =>
      given[name] === undefined && value !== undefined ? { [name]: value } : {};
    return {
      ...productDefaults(productOfLine(environment, given)?.values, given),
      ...own('LineCreationSequenceNumber', nextLineNumber(environment, quotations, given)),
      ...own('CurrencyCode', header.CurrencyCode),
      ...own('ShippingSiteId', header.DefaultShippingSiteId),
      ...own('ShippingWarehouseId', header.DefaultShippingWarehouseId),
      ...own('SalesPriceQuantity', stored(number(1))),
      InventoryLotId: nextNumber(environment, 'inventoryLot', 'L', 9),
    };
  },
  consequences: (_environment, changed, merged) => lineAmounts(changed, merged, 'RequestedSalesQuantity'),
  check(environment, set, values) {
    const header = headerOf(environment, quotations, values);
    if (!header)
      throw writeFailed(
        set,
        `Warning: The value '${text(values, 'SalesQuotationNumber')}' in field 'Quotation' is not found in the related table 'Sales quotations'.`,
      );
    requireOpen(environment, environment.store(quotations.headers).set, header.values);
    requireProduct(environment, set, values);
    requireWarehouseOfSite(environment, set, values, {
      site: 'ShippingSiteId',
      warehouse: 'ShippingWarehouseId',
    });
    if (!isPositive(amount(values, 'RequestedSalesQuantity')))
      throw writeFailed(set, 'Error: The quantity must be greater than zero.');
  },
  written: (environment, values) => totalLine(environment, values),
  removed(environment, _set, record) {
    const header = headerOf(environment, quotations, record.values);
    if (header) requireOpen(environment, environment.store(quotations.headers).set, header.values);
  },
  gone: (environment, record) => totalLater(environment, record.values),
};
