import { decodeSortable, printUnits, roundToScale } from '../../edm/decimal.ts';
import type { Stored } from '../../edm/stored.ts';
import type { EntitySet, Property } from '../../model/model.ts';

/** How money of a record is shown. */
export interface MoneyFormat {
  readonly symbol: string;
  readonly precision: number;
}

/** The columns that name a record to people. */
const primaryNames: Readonly<Record<string, string>> = {
  account: 'name',
  contact: 'fullname',
  uomschedule: 'name',
  uom: 'name',
  pricelevel: 'name',
  product: 'name',
  quote: 'name',
  quotedetail: 'quotedetailname',
  quoteclose: 'subject',
  salesorder: 'name',
  salesorderdetail: 'salesorderdetailname',
  orderclose: 'subject',
  invoice: 'name',
  invoicedetail: 'invoicedetailname',
  transactioncurrency: 'currencyname',
  businessunit: 'name',
  systemuser: 'fullname',
};

/** The column that names a record of this table to people; rows of some tables have no name. */
export function primaryName(set: EntitySet): string | undefined {
  return primaryNames[set.typeName];
}

/** The text that people see for a value (language 1033, UTC); undefined where the value is its own text. */
export function formatValue(property: Property, stored: Stored, money: MoneyFormat): string | undefined {
  if (stored === null) return undefined;
  switch (property.type) {
    case 'Edm.Boolean':
      return stored === 1n ? 'Yes' : 'No';
    case 'Edm.Int32':
    case 'Edm.Int64':
      return property.options
        ? property.options.find(({ value }) => BigInt(value) === stored)?.label
        : grouped(String(stored));
    case 'Edm.Decimal': {
      const units = decodeSortable(String(stored));
      if (!property.columnKind?.startsWith('Money')) return grouped(printUnits(units, property.scale));
      const rounded = roundToScale({ units, scale: property.scale }, money.precision);
      const text = grouped(printUnits(rounded < 0n ? -rounded : rounded, money.precision));
      return rounded < 0n ? `(${money.symbol}${text})` : `${money.symbol}${text}`;
    }
    case 'Edm.Double':
      return Number(stored).toFixed(5);
    case 'Edm.DateTimeOffset':
      return dateTimeFormat.format(new Date(Number(stored))).replace(',', '');
    case 'Edm.String':
    case 'Edm.Guid':
    case 'Enum':
      return undefined;
    default:
      return property.type satisfies never;
  }
}

const dateTimeFormat = new Intl.DateTimeFormat('en-US', {
  timeZone: 'UTC',
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  hour: 'numeric',
  minute: '2-digit',
});

function grouped(digits: string): string {
  const [whole = '', fraction] = digits.split('.');
  const text = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return fraction === undefined ? text : `${text}.${fraction}`;
}
