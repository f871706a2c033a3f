import { decodeSortable, encodeSortable, roundToScale } from '../../edm/decimal.ts';
import type { Stored } from '../../edm/stored.ts';
import type { EntitySet } from '../../model/model.ts';
import type { StoredValues } from '../../store/record-store.ts';
import type { Organization } from '../organization.ts';

/**
 * What follows from money and currency: the exchange rate of the currency, and every amount in the currency of the
 * organization (amount / rate, to four digits).
 */
export function moneyConsequences(
  organization: Organization,
  set: EntitySet,
  values: StoredValues,
): Record<string, Stored> {
  const currencyId = values._transactioncurrencyid_value;
  if (typeof currencyId !== 'string') return {};
  const currency = organization
    .store('transactioncurrencies')
    .findByKey({ transactioncurrencyid: currencyId }, ['exchangerate']);
  const rate = currency?.values.exchangerate;
  if (typeof rate !== 'string') return {};
  const rateUnits = decodeSortable(rate);
  const found: Record<string, Stored> = set.properties.has('exchangerate') ? { exchangerate: rate } : {};
  for (const property of set.properties.values()) {
    if (property.columnKind !== 'Money') continue;
    const base = set.properties.get(`${property.name}_base`);
    const amount = values[property.name];
    if (!base) continue;
    found[base.name] =
      typeof amount === 'string' ? toBase(decodeSortable(amount), rateUnits, base.scale) : null;
  }
  return found;
}

/** Amount (scale 4) divided by the rate (scale 10), rounded to 4 digits, in the scale of the base column. */
function toBase(amount: bigint, rate: bigint, scale: number): string {
  const workingScale = 12;
  const quotient = (amount * 10n ** BigInt(10 - 4 + workingScale)) / rate;
  const rounded = roundToScale({ units: quotient, scale: workingScale }, 4);
  return encodeSortable(rounded * 10n ** BigInt(scale - 4), scale);
}
