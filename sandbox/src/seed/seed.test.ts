import { readModel } from '@p2c/models';
import { describe, expect, it } from 'vitest';
import { openOrganization } from '../dataverse/organization.ts';
import { everyRow } from '../filter/to-sql.ts';
import { openEnvironment } from '../finance-operations/environment.ts';
import { defaultSettings } from '../finance-operations/settings.ts';
import { parseModel } from '../model/parse-model.ts';
import { parseJson } from '../parse-json.ts';
import { openDatabase } from '../store/database.ts';
import { parseSeed, type Seed } from './read-seed.ts';
import { seedDataverse } from './seed-dataverse.ts';
import { seedFinanceOperations } from './seed-finance-operations.ts';

const seedOf = (value: object): Seed => parseSeed(parseJson(JSON.stringify(value)), 'the test');

function seededOrganization(seed: Seed) {
  const options = { p2cNumbers: true, deltaTokenLifetimeSeconds: 60 };
  const organization = openOrganization(parseModel(readModel('dataverse')), openDatabase(undefined), options);
  seedDataverse(organization, seed);
  return organization;
}

function seededEnvironment(seed: Seed, company: string) {
  const options = { defaultCompany: company, settings: defaultSettings, now: Date.now };
  const environment = openEnvironment(
    parseModel(readModel('finance-operations')),
    openDatabase(undefined),
    options,
  );
  seedFinanceOperations(environment, seed, company);
  return environment;
}

describe('example records', () => {
  it('may name their currency by its ISO code', () => {
    const accounts = [
      { name: 'A', 'transactioncurrencyid@odata.bind': "/transactioncurrencies(isocurrencycode='USD')" },
    ];
    const organization = seededOrganization(seedOf({ accounts }));
    const found = organization.store('accounts').findByKey({ name: 'A' });
    expect(found?.values._transactioncurrencyid_value).toBe(organization.baseCurrencyId());
  });

  it('keep an account without number that says so, and number one that is silent', () => {
    const store = seededOrganization(
      seedOf({ accounts: [{ name: 'none', accountnumber: null }, { name: 'silent' }] }),
    ).store('accounts');
    expect(store.findByKey({ name: 'none' })?.values.accountnumber).toBeNull();
    expect(store.findByKey({ name: 'silent' })?.values.accountnumber).toMatch(/^ACC-/);
  });

  it('pass the checks of a client, all of them or none is loaded', () => {
    const seed = seedOf({ accounts: [{ name: 'good' }, { name: 'x'.repeat(161) }] });
    expect(() => seededOrganization(seed)).toThrow("The length of the 'name' attribute");
  });

  it('bring along what a company needs that they do not know', () => {
    const store = seededEnvironment(seedOf({ LegalEntities: [{ LegalEntityId: 'usmf' }] }), 'demo').store;
    expect(store('LegalEntities').count(everyRow)).toBe(2);
    expect(store('CustomerGroups').findByKey({ dataAreaId: 'demo', CustomerGroupId: '10' })).toBeDefined();
  });

  it('are refused in another form', () => {
    expect(() => seedOf([])).toThrow('the test must be an object of entity sets.');
    expect(() => seedOf({ accounts: {} })).toThrow('the test: accounts must be a list of records.');
    expect(() => seedOf({ accounts: [1] })).toThrow('the test: accounts must be a list of records.');
  });
});
