import type { Stored } from '../../edm/stored.ts';
import type { StoredValues } from '../../store/record-store.ts';
import { type Environment, nextRecVersion } from '../environment.ts';

/** Changes a record that another one shows in; false where there is none. Nothing to change is no change. */
export function changeIfThere(
  environment: Environment,
  entitySet: string,
  { key, values }: { key: StoredValues; values: StoredValues },
): boolean {
  const store = environment.store(entitySet);
  const record = store.findByKey(key);
  if (!record) return false;
  const different = Object.entries(values).filter(([name, value]) => record.values[name] !== value);
  if (different.length > 0)
    store.update(record.id, Object.fromEntries(different), nextRecVersion(record.version));
  return true;
}

export function pick(values: StoredValues, names: readonly string[]): Record<string, Stored> {
  return Object.fromEntries(
    names.flatMap((name) => (values[name] === undefined ? [] : [[name, values[name]]])),
  );
}

/** Where the ledger of a company keeps its books, by its country: the ledgers themselves are not emulated. */
const currencyOfCountry: Readonly<Record<string, string>> = { US: 'USD', DE: 'EUR', GB: 'GBP', JP: 'JPY' };

export function accountingCurrency(environment: Environment, company: Stored): string {
  const found = environment.store('LegalEntities').findByKey({ LegalEntityId: company });
  return currencyOfCountry[String(found?.values.AddressCountryRegionISOCode ?? '')] ?? 'USD';
}
