import type { Stored } from '../../edm/stored.ts';
import type { EntitySet } from '../../model/model.ts';
import type { StoredValues } from '../../store/record-store.ts';
import { requireWarehouseOfSite } from '../documents/sites.ts';
import type { Environment } from '../environment.ts';
import { showMaintenance } from '../orders/maintenance.ts';
import type { Behaviour } from '../writing/behaviour.ts';
import { takeNumber } from '../writing/number-sequence.ts';
import { isoOfRegion, regionOfIso } from './countries.ts';

const firstNumber = 1n;

/** Customers: numbered, of a party of their own; what orders show of them is kept in step. */
export const customerBehaviour: Behaviour = {
  defaults: customerDefaults,
  consequences: (_environment, changed, merged) => customerConsequences(changed, merged),
  check(environment, set, values) {
    requireWarehouseOfSite(environment, set, values, { site: 'SiteId', warehouse: 'WarehouseId' });
  },
  written(environment, values, changed) {
    if (changed.IsExternallyMaintained !== undefined) showMaintenance(environment, values);
  },
};

/** What the customer entity fills in at creation when the client is silent. */
function customerDefaults(
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
  Object.assign(defaults, takeNumber(environment, set, 'customers', given));
  return defaults;
}

/** What follows from other properties: the country in its other notation, and the full address. */
function customerConsequences(changed: StoredValues, merged: StoredValues): Record<string, Stored> {
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
