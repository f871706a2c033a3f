import { decodeSortable, encodeSortable, roundToScale } from '../../edm/decimal.ts';
import { fold } from '../../edm/fold.ts';
import type { Stored } from '../../edm/stored.ts';
import { type EntitySet, propertyOf } from '../../model/model.ts';
import { columnOf } from '../../store/columns.ts';
import type { StoredRecord, StoredValues } from '../../store/record-store.ts';
import type { Environment } from '../environment.ts';
import { writeFailed } from '../errors.ts';
import type { Behaviour } from '../writing/behaviour.ts';
import { takeNumber } from '../writing/number-sequence.ts';

const headers = 'CDSSalesQuotationHeaders';
const lines = 'CDSSalesQuotationLines';
/** Statuses in which a quotation is over. */
const closedStatuses: ReadonlySet<string> = new Set(['Confirmed', 'Lost', 'Cancelled']);

/** Headers: numbered, for a customer of the company, changed only while they are open; totals come from the lines. */
export const quotationBehaviour: Behaviour = {
  defaults(environment, set, given) {
    const customer = customerOf(environment, given)?.values ?? {};
    const silent = (name: string, value: Stored | undefined) =>
      text(given, name) === '' && value !== undefined ? { [name]: value } : {};
    return {
      SalesQuotationNumber: takeNumber(
        environment,
        {
          set,
          property: 'SalesQuotationNumber',
          label: 'Sales quotation',
          isManualAllowed: environment.options.manualQuotationNumbers ?? true,
          format: (next, company) => `${company.toUpperCase()}-Q${String(next).padStart(6, '0')}`,
        },
        given,
      ),
      ...silent('InvoiceCustomerAccountNumber', given.RequestingCustomerAccountNumber ?? ''),
      ...silent('LanguageId', customer.LanguageId ?? 'en-us'),
      ...silent('PaymentTermsName', customer.PaymentTerms),
      ...silent('DefaultShippingSiteId', customer.SiteId),
      ...silent('DefaultShippingWarehouseId', customer.WarehouseId),
    };
  },
  check(environment, set, values, before) {
    requireOpen(set, before);
    if (!customerOf(environment, values))
      throw writeFailed(
        set,
        `Warning: The value '${text(values, 'RequestingCustomerAccountNumber')}' in field 'Customer account' is not found in the related table 'Customers'.`,
      );
    const country = text(values, 'DeliveryAddressCountryRegionISOCode');
    if (country !== '' && !/^[A-Z]{2}$/i.test(country))
      throw writeFailed(
        set,
        `Warning: The value '${country}' in field 'ISO code' is not found in the related table 'Country/region'.`,
      );
  },
  removed(environment, set, record) {
    requireOpen(set, record.values);
    for (const line of linesOf(environment, record.values)) environment.store(lines).remove(line.id);
  },
};

/** Lines: of a header that is there, of a product that the company sells, in a unit that there is. */
export const quotationLineBehaviour: Behaviour = {
  defaults(environment, _set, given) {
    const product = productOf(environment, given)?.values ?? {};
    const own = (name: string, value: Stored | undefined) =>
      given[name] === undefined && value !== undefined ? { [name]: value } : {};
    return {
      ...own('LineCreationSequenceNumber', nextLineNumber(environment, given)),
      ...own('SalesUnitSymbol', product.SalesUnitSymbol),
      ...own('SalesPrice', product.SalesPrice),
      ...own('ProductName', product.ProductName),
      ...own('CurrencyCode', headerOf(environment, given)?.values.CurrencyCode),
      InventoryLotId: `L${environment.database.next('inventoryLot', 1n).toString().padStart(9, '0')}`,
    };
  },
  consequences(environment, _changed, merged) {
    const { set } = environment.store(lines);
    const [quantity, price, discount] = ['RequestedSalesQuantity', 'SalesPrice', 'TotalDiscountAmount'].map(
      (name) => decimalOf(set, merged, name),
    ) as [Fixed, Fixed, Fixed];
    const { scale } = propertyOf(set, 'LineAmount');
    const product = { units: quantity.units * price.units, scale: quantity.scale + price.scale };
    const units = roundToScale(product, scale) - roundToScale(discount, scale);
    return { LineAmount: encodeSortable(units, scale) };
  },
  check(environment, set, values) {
    const header = headerOf(environment, values);
    if (!header)
      throw writeFailed(
        set,
        `Warning: The value '${text(values, 'SalesQuotationNumber')}' in field 'Quotation' is not found in the related table 'Sales quotations'.`,
      );
    requireOpen(environment.store(headers).set, header.values);
    const product = productOf(environment, values);
    if (!product)
      throw writeFailed(
        set,
        `Warning: The value '${text(values, 'ProductNumber')}' in field 'Product number' is not found in the related table 'Released products'.`,
      );
    if (product.values.IsSalesStopped === 1n)
      throw writeFailed(set, `Error: Item ${text(values, 'ProductNumber')} is stopped for sales.`);
    if (decimalOf(set, values, 'RequestedSalesQuantity').units <= 0n)
      throw writeFailed(set, 'Error: The quantity must be greater than zero.');
  },
  written: (environment, values) => totalUp(environment, values),
  removed(environment, _set, record) {
    const header = headerOf(environment, record.values);
    if (header) requireOpen(environment.store(headers).set, header.values);
    environment.store(lines).remove(record.id);
    totalUp(environment, record.values);
  },
};

function requireOpen(set: EntitySet, values: StoredValues | undefined): void {
  const property = set.properties.get('SalesQuotationStatus');
  const status = property?.enumType?.memberOf.get(Number(values?.SalesQuotationStatus ?? 0));
  if (values && status !== undefined && closedStatuses.has(status))
    throw writeFailed(set, `Error: The quotation cannot be changed: its status is ${status}.`);
}

/** The header's totals from its lines. They are calculated, not written: the header's version stays what it was. */
function totalUp(environment: Environment, values: StoredValues): void {
  const header = headerOf(environment, values);
  if (!header) return;
  const set = environment.store(lines).set;
  const rows = linesOf(environment, values);
  const total = (name: string, target: string) => {
    const { scale } = propertyOf(environment.store(headers).set, target);
    const units = rows.map((row) => roundToScale(decimalOf(set, row.values, name), scale));
    return {
      [target]: encodeSortable(
        units.reduce((sum, part) => sum + part, 0n),
        scale,
      ),
    };
  };
  environment.store(headers).update(
    header.id,
    {
      ...total('LineAmount', 'QuotationTotalAmount'),
      ...total('TotalDiscountAmount', 'QuotationTotalDiscountAmount'),
    },
    header.version,
  );
}

function linesOf(environment: Environment, { dataAreaId = '', SalesQuotationNumber = '' }: StoredValues) {
  const store = environment.store(lines);
  const column = (name: string) => columnOf(store.set, name).compared;
  return store.find({
    where: {
      sql: `t.${column('dataAreaId')} = ? and t.${column('SalesQuotationNumber')} = ?`,
      parameters: [fold(String(dataAreaId)), fold(String(SalesQuotationNumber))],
    },
  });
}

function nextLineNumber(environment: Environment, values: StoredValues): bigint {
  let highest = 0n;
  for (const row of linesOf(environment, values)) {
    const number = BigInt(row.values.LineCreationSequenceNumber ?? 0);
    if (number > highest) highest = number;
  }
  return highest + 1n;
}

function headerOf(
  environment: Environment,
  { dataAreaId = '', SalesQuotationNumber = '' }: StoredValues,
): StoredRecord | undefined {
  return environment.store(headers).findByKey({ dataAreaId, SalesQuotationNumber });
}

function customerOf(
  environment: Environment,
  { dataAreaId = '', RequestingCustomerAccountNumber = '' }: StoredValues,
): StoredRecord | undefined {
  const key = { dataAreaId, CustomerAccount: RequestingCustomerAccountNumber };
  return environment.store('CustomersV3').findByKey(key);
}

function productOf(
  environment: Environment,
  { dataAreaId = '', ProductNumber = '' }: StoredValues,
): StoredRecord | undefined {
  return environment.store('SellableReleasedProducts').findByKey({ dataAreaId, ProductNumber });
}

interface Fixed {
  readonly units: bigint;
  readonly scale: number;
}

function decimalOf(set: EntitySet, values: StoredValues, name: string): Fixed {
  const { scale } = propertyOf(set, name);
  const stored = values[name];
  return { units: typeof stored === 'string' ? decodeSortable(stored) : 0n, scale };
}

const text = (values: StoredValues, name: string): string => String(values[name] ?? '');
