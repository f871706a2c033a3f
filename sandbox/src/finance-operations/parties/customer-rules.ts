import type { Stored } from '../../edm/stored.ts';
import type { EntitySet } from '../../model/model.ts';
import type { StoredValues } from '../../store/record-store.ts';
import type { Environment } from '../environment.ts';
import { writeFailed } from '../errors.ts';

const firstNumber = 1n;
/** Numbers of the sequence that turn out to be taken by hand are passed over this often. */
const takenMax = 10_000;

/** ISO two-letter code → country/region of the address book, for the countries of the example companies and their neighbours. */
const regionOfIso: ReadonlyMap<string, string> = new Map([
  ['US', 'USA'],
  ['CA', 'CAN'],
  ['MX', 'MEX'],
  ['BR', 'BRA'],
  ['GB', 'GBR'],
  ['IE', 'IRL'],
  ['DE', 'DEU'],
  ['AT', 'AUT'],
  ['CH', 'CHE'],
  ['FR', 'FRA'],
  ['BE', 'BEL'],
  ['NL', 'NLD'],
  ['ES', 'ESP'],
  ['IT', 'ITA'],
  ['PL', 'POL'],
  ['DK', 'DNK'],
  ['SE', 'SWE'],
  ['NO', 'NOR'],
  ['JP', 'JPN'],
  ['CN', 'CHN'],
  ['IN', 'IND'],
  ['AU', 'AUS'],
]);
const isoOfRegion: ReadonlyMap<string, string> = new Map(
  [...regionOfIso].map(([iso, region]) => [region, iso]),
);

/** What the customer entity fills in at creation when the client is silent. */
export function customerDefaults(
  environment: Environment,
  set: EntitySet,
  given: StoredValues,
): Record<string, Stored> {
  const company = String(given.dataAreaId);
  const name = text(given.OrganizationName);
  const legalEntity = environment.store('LegalEntities').findByKey({ LegalEntityId: company });
  const defaults: Record<string, Stored> = {};
  const fill = (property: string, value: () => string) => {
    if (text(given[property]) === '') defaults[property] = value();
  };
  fill('PartyType', () => 'Organization');
  fill('NameAlias', () => name.slice(0, 60));
  fill('LanguageId', () => text(legalEntity?.values.LanguageId) || 'en-us');
  fill('PartyNumber', () => String(environment.database.next('partyNumber', firstNumber)).padStart(9, '0'));
  if (text(given.CustomerAccount) === '')
    defaults.CustomerAccount = nextCustomerAccount(environment, company);
  else if (!environment.options.manualCustomerNumbers)
    throw writeFailed(
      set,
      "Warning: Manual numbers are not allowed for the number sequence of 'Customer account'.",
    );
  return defaults;
}

/** What follows from other properties: the country in its other notation, and the full address. */
export function customerConsequences(changed: StoredValues, merged: StoredValues): Record<string, Stored> {
  const found: Record<string, Stored> = {};
  const iso = text(changed.AddressCountryRegionISOCode).toUpperCase();
  const region = text(changed.AddressCountryRegionId).toUpperCase();
  if (changed.AddressCountryRegionISOCode !== undefined && changed.AddressCountryRegionId === undefined)
    found.AddressCountryRegionId = regionOfIso.get(iso) ?? '';
  if (changed.AddressCountryRegionId !== undefined && changed.AddressCountryRegionISOCode === undefined)
    found.AddressCountryRegionISOCode = isoOfRegion.get(region) ?? '';
  found.FullPrimaryAddress = fullAddress({ ...merged, ...found });
  return found;
}

function nextCustomerAccount(environment: Environment, company: string): string {
  const customers = environment.store('CustomersV3');
  const folded = company.toLowerCase();
  for (let taken = 0; taken < takenMax; taken += 1) {
    const number = environment.database.next(`customerAccount.${folded}`, firstNumber);
    const account = `${company.toUpperCase()}-${String(number).padStart(6, '0')}`;
    if (!customers.findByKey({ dataAreaId: company, CustomerAccount: account })) return account;
  }
  throw new Error(`The next ${takenMax} customer numbers of ${company} are taken.`);
}

function fullAddress(values: StoredValues): string {
  const town = [
    text(values.AddressCity),
    [text(values.AddressState), text(values.AddressZipCode)].filter(Boolean).join(' '),
  ];
  const lines = [
    text(values.AddressStreet),
    town.filter(Boolean).join(', '),
    text(values.AddressCountryRegionId),
  ];
  return lines.filter(Boolean).join('\n');
}

function text(value: Stored | undefined): string {
  return typeof value === 'string' ? value : '';
}
