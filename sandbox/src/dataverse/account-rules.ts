import { decodeSortable, encodeSortable, roundToScale } from '../edm/decimal.ts';
import type { Stored } from '../edm/stored.ts';
import type { EntitySet } from '../model/model.ts';
import type { StoredValues } from '../store/record-store.ts';
import type { Behaviour } from './behaviour.ts';
import { nextNumber } from './numbering.ts';
import type { Organization } from './organization.ts';

/** Accounts: numbered by Prospect to cash, with the readable forms of their addresses. */
export const accountBehaviour: Behaviour = {
  defaults: (organization, given) => ({
    ...(organization.options.p2cNumbers && given.accountnumber === undefined
      ? { accountnumber: nextNumber(organization, accountNumbers) }
      : {}),
    address1_addressid: crypto.randomUUID(),
    address2_addressid: crypto.randomUUID(),
  }),
  consequences: (_organization, values) => ({
    address1_composite: composeAddress('address1', values),
    address2_composite: composeAddress('address2', values),
  }),
};

const accountNumbers = {
  entitySet: 'accounts',
  property: 'accountnumber',
  prefix: 'ACC',
  counter: 'accountNumber',
};

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
  const found: Record<string, Stored> = { exchangerate: rate };
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

/** The readable address of a role: its lines, as the platform composes them. */
export function composeAddress(role: string, values: StoredValues): string | null {
  const part = (name: string) => {
    const value = values[`${role}_${name}`];
    return typeof value === 'string' && value !== '' ? value : undefined;
  };
  const town = [part('city'), [part('stateorprovince'), part('postalcode')].filter(Boolean).join(' ')]
    .filter(Boolean)
    .join(', ');
  const lines = [
    part('line1'),
    part('line2'),
    part('line3'),
    town === '' ? undefined : town,
    part('country'),
  ];
  const text = lines.filter((line) => line !== undefined).join('\r\n');
  return text === '' ? null : text;
}

/** Amount (scale 4) divided by the rate (scale 10), rounded to 4 digits, in the scale of the base column. */
function toBase(amount: bigint, rate: bigint, scale: number): string {
  const workingScale = 12;
  const quotient = (amount * 10n ** BigInt(10 - 4 + workingScale)) / rate;
  const rounded = roundToScale({ units: quotient, scale: workingScale }, 4);
  return encodeSortable(rounded * 10n ** BigInt(scale - 4), scale);
}
