import { describe, expect, it } from 'vitest';
import { shippedRules } from './mapping/testing/shipped-rules.ts';
import { planRecord } from './plan-record.ts';
import { singleWrite } from './testing/single-write.ts';

const { rules, template } = shippedRules();
const source = {
  accountid: '40969095-3343-564f-bf71-cd2699f8837e',
  accountnumber: 'US-004',
  name: 'Cave Wholesales',
  telephone1: '324-555-0103',
  statecode: 0,
  numberofemployees: null,
  address1_city: 'Portland',
  transactioncurrencyid: { isocurrencycode: 'USD' },
};
const target = {
  '@odata.etag': 'W/"1"',
  dataAreaId: 'usmf',
  CustomerAccount: 'US-004',
  OrganizationName: 'Cave Wholesales',
  PrimaryContactPhone: '324-555-0103',
  AddressDescription: 'Cave Wholesales',
  AddressCity: 'Portland',
  AddressCountryRegionISOCode: 'US',
  OrganizationNumberOfEmployees: 0,
  IsExternallyMaintained: 'Yes',
  SalesMemo: '',
  CustomerGroupId: '30',
  CreditLimit: '500000',
};
const key = { kind: 'composite', parts: { dataAreaId: 'usmf', CustomerAccount: 'US-004' } } as const;
type Changes = Readonly<Record<string, unknown>>;
type Record_ = Changes | undefined;

function plan(
  observed: { source?: Record_; target?: Record_ },
  more: Partial<Parameters<typeof planRecord>[0]> = {},
) {
  const both = { source: observed.source, target: observed.target };
  return planRecord({ template, rules, observed: both, company: 'usmf', ...more });
}

describe('a plan for a record that both systems hold', () => {
  it('is settled when the owned values agree, whatever F&O says of its own', () => {
    const settled = plan({ source, target });
    expect(settled.kind).toBe('settled');
    expect(plan({ source, target: { ...target, CustomerGroupId: '90', CreditLimit: '0' } })).toEqual(settled);
  });

  it('takes null of Sales and the empty values of F&O for the same', () => {
    expect(
      plan({
        source: { ...source, fax: null, description: null },
        target: { ...target, PrimaryContactFax: '' },
      }).kind,
    ).toBe('settled');
    expect(
      plan({ source, target: { ...target, PrimaryContactFax: null, OrganizationNumberOfEmployees: null } })
        .kind,
    ).toBe('settled');
  });

  it('takes blanks at the end of a text for nothing, and case for a difference', () => {
    expect(plan({ source: { ...source, name: 'Cave Wholesales  ' }, target }).kind).toBe('settled');
    expect(plan({ source: { ...source, name: 'cave wholesales' }, target })).toMatchObject({
      kind: 'write',
      write: { values: { OrganizationName: 'cave wholesales', AddressDescription: 'cave wholesales' } },
    });
  });

  it('updates exactly what differs, under the version that was read, with the line that decided', () => {
    const found = plan({ source: { ...source, telephone1: '555-0001', address1_city: null }, target });
    expect(found).toEqual({
      kind: 'write',
      write: {
        operation: 'update',
        system: 'FINANCE_OPERATIONS',
        entitySet: 'CustomersV3',
        key,
        values: { AddressCity: '', PrimaryContactPhone: '555-0001' },
        ifMatch: 'W/"1"',
        changes: [
          {
            property: 'AddressCity',
            from: 'Portland',
            to: '',
            rule: expect.stringMatching(/^accounts-to-customers\.yaml:\d+ address1_city = AddressCity$/),
          },
          {
            property: 'PrimaryContactPhone',
            from: '324-555-0103',
            to: '555-0001',
            rule: expect.stringMatching(/^accounts-to-customers\.yaml:\d+ telephone1 = PrimaryContactPhone$/),
          },
        ],
      },
      owned: {
        header: expect.objectContaining({ PrimaryContactPhone: '555-0001', AddressCity: '' }),
        lines: {},
      },
    });
  });

  it('adopts a customer that F&O marks as its own: the mark is set, the group stays', () => {
    const found = plan({ source, target: { ...target, IsExternallyMaintained: 'No' } });
    expect(found).toMatchObject({ kind: 'write', write: { values: { IsExternallyMaintained: 'Yes' } } });
  });

  it('keeps the copy of an inactive account in step', () => {
    const found = plan({ source: { ...source, statecode: 1, fax: '1' }, target });
    expect(found).toMatchObject({
      kind: 'write',
      write: { operation: 'update', values: { PrimaryContactFax: '1' } },
    });
  });

  it('writes the credit limit only where a deployment gives it to Sales', () => {
    const changed = { ...source, creditlimit: '1000.0000' };
    expect(plan({ source: changed, target }).kind).toBe('settled');
    const overridden = shippedRules('owners: { FinanceOperationsCustomer.creditLimit: SALES }');
    expect(plan({ source: changed, target }, overridden)).toMatchObject({
      kind: 'write',
      write: { values: { CreditLimit: '1000' } },
    });
  });

  it('cannot be made without the version of the target', () => {
    const { '@odata.etag': _etag, ...unversioned } = target;
    expect(() => plan({ source: { ...source, fax: '1' }, target: unversioned })).toThrow('@odata.etag');
  });
});

describe('a plan for a record that only Sales holds', () => {
  it('creates it with the constants of creation and without empty values', () => {
    const found = plan({ source });
    expect(found).toMatchObject({ kind: 'write', write: { operation: 'create', key } });
    expect(found.kind === 'write' && singleWrite(found.write).values).toEqual({
      dataAreaId: 'usmf',
      CustomerAccount: 'US-004',
      CustomerGroupId: '10',
      SalesCurrencyCode: 'USD',
      AddressCity: 'Portland',
      AddressCountryRegionISOCode: 'US',
      AddressDescription: 'Cave Wholesales',
      AddressLocationRoles: 'Business',
      IsExternallyMaintained: 'Yes',
      LanguageId: 'en-us',
      OrganizationName: 'Cave Wholesales',
      PartyNumber: 'US-004',
      PartyType: 'Organization',
      PrimaryContactPhone: '324-555-0103',
      SiteId: '1',
      WarehouseId: '13',
    });
  });

  it('names every value of a create as a change', () => {
    const found = plan({ source });
    if (found.kind !== 'write') throw new Error('Expected a write.');
    expect(found.write.changes.map(({ property }) => property).toSorted()).toEqual(
      Object.keys(singleWrite(found.write).values).toSorted(),
    );
    expect(found.write.changes.every(({ from }) => from === undefined)).toBe(true);
  });

  it('folds the company to lower case and keeps the number as it is', () => {
    const found = plan({ source: { ...source, accountnumber: 'Us-004 ' } }, { company: 'USMF' });
    expect(found).toMatchObject({
      write: { key: { parts: { dataAreaId: 'usmf', CustomerAccount: 'Us-004' } } },
    });
  });

  it.each([
    [{ accountnumber: null }, 'not-sent', 'NO_NUMBER', 'accountnumber'],
    [{ accountnumber: '  ' }, 'not-sent', 'NO_NUMBER', 'accountnumber'],
    [{ statecode: 1 }, 'not-sent', 'SOURCE_INACTIVE', 'statecode'],
    [{ transactioncurrencyid: null }, 'parked', 'REQUIRED_VALUE_MISSING', 'SalesCurrencyCode'],
    [{ name: null }, 'parked', 'REQUIRED_VALUE_MISSING', 'name'],
    [{ name: 'x'.repeat(101) }, 'parked', 'VALUE_TOO_LONG', 'name'],
    [{ address1_country: 'Atlantis' }, 'parked', 'VALUE_NOT_MAPPED', 'address1_country'],
    [{ address2_country: 'Atlantis' }, 'parked', 'VALUE_NOT_MAPPED', 'address2_country'],
  ] as const)('%j is %s: %s', (changes, kind, code, field) => {
    expect(plan({ source: { ...source, ...changes } })).toMatchObject({ kind, reason: { code, field } });
  });

  it('is not made from an account that was merged into another', () => {
    expect(plan({ source: { ...source, _masterid_value: source.accountid } })).toMatchObject({
      kind: 'not-sent',
      reason: { code: 'SOURCE_MERGED' },
    });
  });

  it('says which line requires what', () => {
    const found = plan({ source: { ...source, statecode: 1 } });
    expect(found.kind === 'not-sent' && found.reason.message).toMatch(
      /\(accounts-to-customers\.yaml:\d+ requires: statecode = 0\)$/,
    );
  });

  it('without a company is parked, never sent to a default one', () => {
    expect(plan({ source }, { company: undefined })).toMatchObject({
      kind: 'parked',
      reason: { code: 'COMPANY_UNKNOWN', field: '_owningbusinessunit_value' },
    });
  });

  it('is created again where its copy is gone', () => {
    expect(plan({ source }, { link: { targetKey: key } })).toMatchObject({ write: { operation: 'create' } });
  });
});

describe('a plan for a linked record whose key changed', () => {
  it.each([
    ['another number', { accountnumber: 'US-005' }, 'usmf'],
    ['no number', { accountnumber: null }, 'usmf'],
    ['another company', {}, 'demf'],
  ])('%s: is parked', (_case, changes, company) => {
    const found = plan({ source: { ...source, ...changes }, target }, { company, link: { targetKey: key } });
    expect(found).toMatchObject({ kind: 'parked', reason: { code: 'KEY_CHANGED', field: 'accountnumber' } });
  });

  it('but case and blanks at the end change no key', () => {
    const found = plan(
      { source: { ...source, accountnumber: 'us-004 ' }, target },
      { link: { targetKey: key } },
    );
    expect(found.kind).toBe('settled');
  });
});

describe('a plan for a record that Sales does not hold', () => {
  it('leaves a customer of F&O to F&O', () => {
    expect(plan({ target: { ...target, IsExternallyMaintained: 'No' } })).toMatchObject({
      kind: 'not-sent',
      reason: { code: 'ORIGINATES_IN_TARGET' },
    });
  });

  it('leaves the copy of a deleted account as it is', () => {
    expect(plan({ target })).toMatchObject({ kind: 'not-sent', reason: { code: 'SOURCE_MISSING' } });
    expect(plan({})).toMatchObject({ kind: 'not-sent', reason: { code: 'SOURCE_MISSING' } });
  });
});
