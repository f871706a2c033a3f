import { describe, expect, it } from 'vitest';
import { singleWrite } from '../testing/single-write.ts';
import { held, planOne, writeOf } from './testing/plan-one.ts';

const account = { accountid: '40969095-3343-564f-bf71-cd2699f8837e', accountnumber: 'US-001' };
const contact = {
  contactid: '5d0e7b1c-6a4f-4bb5-9f0e-0c8a1f3f1a01',
  msdynce_contactnumber: 'CON-01000-BVRCPS',
  lastname: 'Nuñez',
  statecode: 0,
  isActiveCustomer: false,
  parentcustomerid_account: account,
  customer: { PartyNumber: '000000123' },
};
const plan = (changes: object, target?: object) =>
  planOne('Contact', {
    source: { ...contact, ...changes },
    target: target && { '@odata.etag': 'W/"1"', ...target },
  });
const create = (changes: object = {}) => singleWrite(writeOf(plan(changes)));

/** The table of "Contacts (Sales to Fin and Ops) - Direct": Sales values, then what F&O is given. */
const table: [property: string, source: object, expected: unknown][] = [
  ['dataAreaId', {}, 'usmf'],
  ['ContactPersonId', {}, 'CON-01000-BVRCPS'],
  ['EmploymentDepartment', { department: 'Purchasing' }, 'Purchasing'],
  ['Notes', { description: 'Calls on Mondays' }, 'Calls on Mondays'],
  ['PrimaryEmailAddress', { emailaddress1: 'a@example.com' }, 'a@example.com'],
  ['Gender', { gendercode: 2 }, 'Female'],
  ['Gender', { gendercode: null }, undefined],
  ['GovernmentIdentificationNumber', { governmentid: '12-3' }, '12-3'],
  ['FirstName', { firstname: '玲' }, '玲'],
  ['LastName', {}, 'Nuñez'],
  ['ContactPersonPartyNumber', {}, 'CON-01000-BVRCPS'],
  ['PrimaryAddressCity', { address1_city: 'Kraków' }, 'Kraków'],
  ['PrimaryAddressCountryRegionISOCode', { address1_country: 'Poland' }, 'PL'],
  ['PrimaryAddressCountryRegionISOCode', { address1_city: 'Reno' }, 'US'],
  ['PrimaryAddressCountryRegionISOCode', {}, undefined],
  ['MiddleName', { middlename: 'J.' }, 'J.'],
  ['PrimaryAddressStreet', { address1_line1: '1 Main St' }, '1 Main St'],
  ['ContactPersonPartyType', {}, 'Person'],
  ['PrimaryPhoneNumber', { telephone1: '555-0100' }, '555-0100'],
  ['PrimaryAddressZipCode', { address1_postalcode: '89501' }, '89501'],
  ['PrimaryAddressStateId', { address1_stateorprovince: 'NV' }, 'NV'],
  ['PrimaryURL', { websiteurl: 'https://example.com' }, 'https://example.com'],
  ['MaritalStatus', { familystatuscode: 4 }, 'Widowed'],
  ['IsReceivingDirectMail', { donotemail: false }, 'Yes'],
  ['IsReceivingDirectMail', {}, 'Yes'],
  ['EmploymentProfession', { jobtitle: 'Buyer' }, 'Buyer'],
  // No is what F&O gives by itself; the copy of an inactive contact is shown below.
  ['IsInactive', { statecode: 0 }, undefined],
  ['AssociatedPartyNumber', {}, '000000123'],
  ['IsContactPersonExternallyMaintained', {}, 'Yes'],
];

describe('Contacts (Sales to Fin and Ops) - Direct', () => {
  it.each(table)('gives %s from %j', (property, source, expected) => {
    expect(create(source).values[property]).toEqual(expected);
  });

  it('gives nothing besides', () => {
    const everything = Object.assign({}, ...table.map(([, source]) => source));
    const named = new Set(table.map(([property]) => property));
    expect(Object.keys(create(everything).values).filter((property) => !named.has(property))).toEqual([]);
  });

  it('marks an inactive contact inactive where F&O has it, and wants no direct mail where Sales says so', () => {
    const write = singleWrite(writeOf(plan({ statecode: 1, donotemail: true }, held(create()))));
    expect(write.values).toEqual({ IsInactive: 'Yes', IsReceivingDirectMail: 'No' });
  });

  it('sets back what was changed in F&O, and leaves the party number that F&O gave', () => {
    const target = { ...create().values, LastName: 'Nunez', ContactPersonPartyNumber: '000000999' };
    expect(singleWrite(writeOf(plan({}, target))).values).toEqual({ LastName: 'Nuñez' });
  });
});

describe('a contact that is not carried over', () => {
  it.each([
    ['without number', { msdynce_contactnumber: null }, 'not-sent', 'NO_NUMBER'],
    ['with a quote of its own', { isActiveCustomer: true }, 'not-sent', 'CONTACT_IS_CUSTOMER'],
    ['without a company', { parentcustomerid_account: null }, 'not-sent', 'NO_PARENT_ACCOUNT'],
    ['that is inactive and not there', { statecode: 1 }, 'not-sent', 'SOURCE_INACTIVE'],
    ['with a name that F&O cannot hold', { lastname: 'x'.repeat(26) }, 'parked', 'VALUE_TOO_LONG'],
    [
      'with a number that F&O cannot hold',
      { msdynce_contactnumber: 'C'.repeat(21) },
      'parked',
      'VALUE_TOO_LONG',
    ],
  ])('%s says so', (_, changes, kind, code) => {
    expect(plan(changes)).toMatchObject({ kind, reason: { code } });
  });

  it('waits for its account, and says for which', () => {
    expect(plan({ customer: null })).toMatchObject({
      kind: 'waiting',
      reason: { code: 'PARENT_NOT_SYNCED' },
      waitsFor: { entity: 'Customer', key: account.accountid },
    });
  });

  it('has its copy kept as it is once it is a customer', () => {
    const target = { ...create().values, LastName: 'Another' };
    expect(plan({ isActiveCustomer: true }, target)).toMatchObject({ kind: 'not-sent' });
  });
});
