import type { Stored } from '../../edm/stored.ts';
import type { EntitySet } from '../../model/model.ts';
import type { StoredValues } from '../../store/record-store.ts';
import { writeFailed } from '../errors.ts';
import { isoOfRegion, regionOfIso } from '../parties/countries.ts';
import { text } from '../writing/values.ts';

export type AddressRole = 'Delivery' | 'Invoice';

/** Parts of an address: as documents name them, and as customers do. */
const parts: readonly (readonly [onDocument: string, onCustomer: string])[] = [
  ['Street', 'Street'],
  ['StreetNumber', 'StreetNumber'],
  ['City', 'City'],
  ['StateId', 'State'],
  ['ZipCode', 'ZipCode'],
  ['CountyId', 'County'],
  ['CountryRegionId', 'CountryRegionId'],
  ['CountryRegionISOCode', 'CountryRegionISOCode'],
];

/** Whether a record names any part of an address. */
export function hasAddress(values: StoredValues, role: AddressRole): boolean {
  return parts.some(([name]) => text(values, `${role}Address${name}`) !== '');
}

/** The customer's address for that purpose, or else the primary one, as a document keeps it. */
export function addressOfCustomer(customer: StoredValues, role: AddressRole): Record<string, Stored> {
  const has = parts.some(([, name]) => text(customer, `${role}Address${name}`) !== '');
  const prefix = has ? `${role}Address` : 'Address';
  return Object.fromEntries(
    parts.map(([name, own]) => [`${role}Address${name}`, text(customer, `${prefix}${own}`)]),
  );
}

/** The country in its other notation, where a change names only one of the two. */
export function countryConsequences(changed: StoredValues, role: AddressRole): Record<string, Stored> {
  const [iso, region] = [`${role}AddressCountryRegionISOCode`, `${role}AddressCountryRegionId`];
  if (changed[iso] !== undefined && changed[region] === undefined)
    return { [region]: regionOfIso.get(text(changed, iso).toUpperCase()) ?? '' };
  if (changed[region] !== undefined && changed[iso] === undefined)
    return { [iso]: isoOfRegion.get(text(changed, region).toUpperCase()) ?? '' };
  return {};
}

/** The address as one text of several lines. */
export function formatAddress(values: StoredValues, role: AddressRole): string {
  const part = (name: string) => text(values, `${role}Address${name}`);
  const town = [part('City'), [part('StateId'), part('ZipCode')].filter(Boolean).join(' ')];
  const street = [part('StreetNumber'), part('Street')].filter(Boolean).join(' ');
  return [street, town.filter(Boolean).join(', '), part('CountryRegionId')].filter(Boolean).join('\n');
}

/** An ISO code has two letters. */
export function requireIsoCode(set: EntitySet, country: string): void {
  if (country !== '' && !/^[A-Z]{2}$/i.test(country))
    throw writeFailed(
      set,
      `Warning: The value '${country}' in field 'ISO code' is not found in the related table 'Country/region'.`,
    );
}
