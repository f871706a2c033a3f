import type { Stored } from '../../edm/stored.ts';
import type { EntitySet } from '../../model/model.ts';
import type { StoredRecord, StoredValues } from '../../store/record-store.ts';
import { countryConsequences, formatAddress, requireIsoCode } from '../documents/addresses.ts';
import { linesOf, quotations } from '../documents/document-lines.ts';
import { requireWarehouseOfSite } from '../documents/sites.ts';
import type { Environment } from '../environment.ts';
import { writeFailed } from '../errors.ts';
import { customerOf } from '../parties/customer-of.ts';
import type { Behaviour } from '../writing/behaviour.ts';
import { takeNumber } from '../writing/number-sequence.ts';
import { text } from '../writing/values.ts';
import { totalQuotation } from './totals.ts';

/** Statuses in which a quotation is over. */
const closedStatuses: ReadonlySet<string> = new Set(['Confirmed', 'Lost', 'Cancelled']);

/** Headers: numbered, for a customer of the company, changed only while they are open; totals come from the lines. */
export const quotationBehaviour: Behaviour = {
  validateField(set, values, property) {
    if (property === 'DeliveryAddressCountryRegionISOCode') requireIsoCode(set, text(values, property));
  },
  defaults(environment, set, given) {
    const customer =
      customerOf(environment, given.dataAreaId, text(given, 'RequestingCustomerAccountNumber')) ?? {};
    const silent = (name: string, value: Stored | undefined) =>
      text(given, name) === '' && value !== undefined ? { [name]: value } : {};
    return {
      ...takeNumber(environment, set, 'quotations', given),
      ...silent('InvoiceCustomerAccountNumber', given.RequestingCustomerAccountNumber ?? ''),
      ...silent('LanguageId', customer.LanguageId ?? 'en-us'),
      ...silent('PaymentTermsName', customer.PaymentTerms),
      ...silent('DefaultShippingSiteId', customer.SiteId),
      ...silent('DefaultShippingWarehouseId', customer.WarehouseId),
      ...silent('DeliveryModeCode', customer.DeliveryMode),
      ...silent('DeliveryTermsCode', customer.DeliveryTerms),
    };
  },
  consequences(_environment, changed, merged) {
    const found = { ...countryConsequences(changed, 'Delivery'), ...countryConsequences(changed, 'Invoice') };
    const values = { ...merged, ...found };
    return {
      ...found,
      FormattedDeliveryAddress: formatAddress(values, 'Delivery'),
      FormattedInvoiceAddress: formatAddress(values, 'Invoice'),
    };
  },
  check(environment, set, values, before) {
    requireOpen(environment, set, before);
    if (!customerOf(environment, values.dataAreaId, text(values, 'RequestingCustomerAccountNumber')))
      throw writeFailed(
        set,
        `Warning: The value '${text(values, 'RequestingCustomerAccountNumber')}' in field 'Customer account' is not found in the related table 'Customers'.`,
      );
    requireWarehouseOfSite(environment, set, values, {
      site: 'DefaultShippingSiteId',
      warehouse: 'DefaultShippingWarehouseId',
    });
  },
  written(environment, values, changed) {
    const discounts = ['TotalDiscountAmount', 'TotalDiscountPercentage'];
    if (discounts.some((name) => changed[name] !== undefined)) totalQuotation(environment, values);
  },
  removed(environment, set, record) {
    requireOpen(environment, set, record.values);
    removeLines(environment, record);
  },
};

function removeLines(environment: Environment, { values }: StoredRecord): void {
  for (const line of linesOf(environment, quotations, values, []))
    environment.store(quotations.lines).remove(line.id);
}

/** Refuses a change of what is over. */
export function requireOpen(
  environment: Environment,
  set: EntitySet,
  values: StoredValues | undefined,
): void {
  const property = environment.store(quotations.headers).set.properties.get('SalesQuotationStatus');
  const status = property?.enumType?.memberOf.get(Number(values?.SalesQuotationStatus ?? 0));
  if (values && status !== undefined && closedStatuses.has(status))
    throw writeFailed(set, `Error: The quotation cannot be changed: its status is ${status}.`);
}
