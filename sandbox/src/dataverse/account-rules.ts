import { randomInt } from 'node:crypto';
import { decodeSortable, encodeSortable, roundToScale } from '../edm/decimal.ts';
import type { Stored } from '../edm/stored.ts';
import type { EntitySet } from '../model/model.ts';
import type { StoredValues } from '../store/record-store.ts';
import type { Organization } from './organization.ts';

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';
const firstNumber = 1000n;
/** A random ending that is taken is drawn again this often. */
const drawsMax = 20;

/**
 * A number as the Prospect-to-Cash solution gives it to an account without one: `ACC-01000-BVRCPS`, a running number
 * and six random letters or digits.
 */
export function nextAccountNumber(organization: Organization): string {
  const accounts = organization.store('accounts');
  for (let draw = 0; draw < drawsMax; draw += 1) {
    const sequence = organization.database.next('accountNumber', firstNumber);
    const ending = Array.from({ length: 6 }, () => letters[randomInt(letters.length)]).join('');
    const number = `ACC-${String(sequence).padStart(5, '0')}-${ending}`;
    if (!accounts.findByKey({ accountnumber: number }, [])) return number;
  }
  throw new Error(`No free account number was found in ${drawsMax} draws.`);
}

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
export function composeAddress(role: 'address1' | 'address2', values: StoredValues): string | null {
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
