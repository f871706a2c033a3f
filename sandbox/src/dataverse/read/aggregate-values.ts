import { decodeSortable, encodeSortable, printUnits } from '../../edm/decimal.ts';
import { type Stored, toWire } from '../../edm/stored.ts';
import { rawNumber } from '../../json.ts';
import type { Property } from '../../model/model.ts';
import type { Aggregate, AggregateMethod } from '../query/apply.ts';
import { formatValue, type MoneyFormat } from './formatted-values.ts';

/** One aggregated value as JSON, and as people see it. */
export interface AggregateValue {
  readonly wire: unknown;
  format(money: MoneyFormat): string | undefined;
}

/** Digits after the point that sums and averages of decimals are written with. */
const decimalDigits = 9;

/** The value of each aggregate over rows, which hold one column per aggregate of a value; undefined where all are null. */
export function aggregateValues(
  aggregates: readonly Aggregate[],
  rows: readonly (readonly Stored[])[],
): (AggregateValue | undefined)[] {
  let column = -1;
  return aggregates.map((aggregate) => {
    if (aggregate.kind === 'count') return countValue(rows.length);
    column += 1;
    const at = column;
    const values = rows.flatMap((row) => row[at] ?? []);
    return values.length === 0 ? undefined : aggregated(aggregate.method, aggregate.property, values);
  });
}

/** A number of rows or values. */
export function countValue(count: number): AggregateValue {
  return { wire: count, format: () => count.toLocaleString('en-US') };
}

/** One aggregate over values that are there; of none there is a sum alone. */
export function aggregated(
  method: AggregateMethod,
  property: Property,
  values: readonly Exclude<Stored, null>[],
): AggregateValue {
  if (method === 'min' || method === 'max') {
    const stored = values.reduce((best, value) => ((method === 'min') === value < best ? value : best));
    return {
      wire: toWire(property, stored, 'all-digits'),
      format: (money) => formatValue(property, stored, money),
    };
  }
  if (property.type === 'Edm.Double') {
    const sum = values.reduce<number>((total, value) => total + Number(value), 0);
    const result = method === 'sum' ? sum : sum / values.length;
    return { wire: result, format: (money) => formatValue(property, result, money) };
  }
  return property.type === 'Edm.Decimal'
    ? decimalValue(method, property, values)
    : wholeValue(method, property, values);
}

/** Sums and averages of whole numbers are whole, as SQL Server computes them. */
function wholeValue(
  method: 'sum' | 'average',
  property: Property,
  values: readonly Exclude<Stored, null>[],
): AggregateValue {
  const sum = values.reduce<bigint>((total, value) => total + BigInt(value), 0n);
  const result = method === 'sum' ? sum : sum / BigInt(values.length);
  return { wire: rawNumber(String(result)), format: (money) => formatValue(property, result, money) };
}

function decimalValue(
  method: 'sum' | 'average',
  property: Property,
  values: readonly Exclude<Stored, null>[],
): AggregateValue {
  const digits = Math.max(decimalDigits, property.scale);
  const sum = values.reduce<bigint>((total, value) => total + decodeSortable(String(value)), 0n);
  const scaled = sum * 10n ** BigInt(digits - property.scale);
  const result = method === 'sum' ? scaled : scaled / BigInt(values.length);
  const shown: Property = { ...property, scale: digits };
  return {
    wire: rawNumber(printUnits(result, digits)),
    format: (money) => formatValue(shown, encodeSortable(result, digits), money),
  };
}
