import type { ODataRecord } from '@p2c/odata';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shippedRules } from './mapping/testing/shipped-rules.ts';
import { planRecord } from './plan-record.ts';
import { singleWrite } from './testing/single-write.ts';

const deployments = {
  shipped: shippedRules(),
  overridden: shippedRules('owners: { SalesAccount.creditLimit: SALES }'),
};

const text = (maxLength: number) =>
  fc.option(fc.oneof(fc.string({ unit: 'binary', maxLength }), fc.constantFrom('', ' ', 'a ', ' a', 'A')), {
    nil: null,
  });
const country = fc.constantFrom(null, '', ' ', 'US', 'usa', 'Germany', 'Österreich', 'Atlantis');

const accounts = fc.record({
  accountid: fc.constant('40969095-3343-564f-bf71-cd2699f8837e'),
  accountnumber: fc.constantFrom('US-004', 'us-004', 'ACC-01000-BVRCPS', null),
  name: fc.oneof(
    text(120),
    fc.integer({ min: 55, max: 62 }).map((at) => `${'a'.repeat(at)}   and so on`),
  ),
  telephone1: text(20),
  fax: text(20),
  emailaddress1: text(20),
  websiteurl: text(20),
  description: text(40),
  numberofemployees: fc.option(fc.nat(), { nil: null }),
  creditlimit: fc.constantFrom(null, '0', '0.0000', '1234.5000', '99999999999999.9999'),
  statecode: fc.constantFrom(0, 1),
  address1_line1: text(20),
  address1_city: text(20),
  address1_stateorprovince: text(12),
  address1_postalcode: text(12),
  address1_country: country,
  address2_line1: text(20),
  address2_city: text(20),
  address2_country: country,
  transactioncurrencyid: fc.constantFrom(null, { isocurrencycode: 'USD' }, { isocurrencycode: 'EUR' }),
});

/** What somebody may have typed into the customer, owned by F&O or not. */
const edits = fc.record(
  {
    OrganizationName: text(20),
    AddressCity: text(20),
    AddressCountryRegionISOCode: fc.constantFrom('', 'US', 'DE'),
    IsExternallyMaintained: fc.constantFrom('No', 'Yes'),
    OrganizationNumberOfEmployees: fc.nat(),
    CustomerGroupId: fc.constantFrom('10', '30'),
    SiteId: fc.constantFrom('1', '2'),
    SalesCurrencyCode: fc.constantFrom('USD', 'EUR'),
    CreditLimit: fc.constantFrom('0', '500000', '1234.5'),
    OnHoldStatus: fc.constantFrom('No', 'All'),
  },
  { requiredKeys: [] },
);

/** F&O as it stores: never null, no blanks at the end of a text, decimals in full. */
function store(
  before: ODataRecord | undefined,
  values: Readonly<Record<string, unknown>>,
  version: number,
): ODataRecord {
  const stored = Object.entries(values).map(([name, value]) => {
    if (value === null) return [name, ''];
    if (name === 'CreditLimit') return [name, `${value}${String(value).includes('.') ? '00' : '.00'}`];
    return [name, typeof value === 'string' ? value.toWellFormed().replace(/ +$/, '') : value];
  });
  return { ...before, ...Object.fromEntries(stored), '@odata.etag': `W/"${version}"` };
}

const names = fc.constantFrom('shipped', 'overridden');
const customer = { dataAreaId: 'usmf', CustomerAccount: 'US-004', OrganizationName: 'Before' };
const company = 'usmf';

describe('for every account, every state of its customer and both sets of rules', () => {
  it('an update holds only what Sales owns and what differs, and never what is given at creation', () => {
    fc.assert(
      fc.property(names, accounts, edits, (name, source, edited) => {
        const { rules, template } = deployments[name];
        const target = store(customer, edited, 1);
        const plan = planRecord({ template, rules, observed: { source, target }, company });
        fc.pre(plan.kind === 'write');
        expect(plan.write.operation).toBe('update');
        expect(singleWrite(plan.write)).toMatchObject({ ifMatch: 'W/"1"' });
        expect(Object.keys(singleWrite(plan.write).values).length).toBeGreaterThan(0);
        for (const [property, value] of Object.entries(singleWrite(plan.write).values)) {
          const owner = rules.ownerOf({ system: 'FINANCE_OPERATIONS', entitySet: 'CustomersV3', property });
          expect(owner?.owner).toBe('SALES');
          expect(template.checkedRows.find(({ to }) => to === property)?.write).toBe('always');
          expect(target[property]).not.toEqual(value);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('one write is enough: planned again on what F&O stored, the record is settled on the same values', () => {
    fc.assert(
      fc.property(names, accounts, fc.option(edits), (name, source, edited) => {
        const { rules, template } = deployments[name];
        const target = edited === null ? undefined : store(customer, edited, 1);
        const first = planRecord({ template, rules, observed: { source, target }, company });
        fc.pre(first.kind === 'write');
        const after = store(target, singleWrite(first.write).values, 2);
        const second = planRecord({ template, rules, observed: { source, target: after }, company });
        expect(second).toEqual({ kind: 'settled', owned: first.owned });
      }),
      { numRuns: 500 },
    );
  });

  it('what F&O owns survives: a customer that is written keeps every value of F&O', () => {
    fc.assert(
      fc.property(accounts, edits, (source, edited) => {
        const { rules, template } = deployments.shipped;
        const target = store(customer, edited, 1);
        const plan = planRecord({ template, rules, observed: { source, target }, company });
        const after = plan.kind === 'write' ? store(target, singleWrite(plan.write).values, 2) : target;
        for (const property of [
          'CustomerGroupId',
          'SiteId',
          'SalesCurrencyCode',
          'CreditLimit',
          'OnHoldStatus',
        ])
          expect(after[property]).toBe(target[property]);
      }),
      { numRuns: 300 },
    );
  });

  it('the same world gives the same plan, and neither copy is changed by planning', () => {
    fc.assert(
      fc.property(names, accounts, edits, (name, source, edited) => {
        const { rules, template } = deployments[name];
        const observed = {
          source: Object.freeze({ ...source }),
          target: Object.freeze(store(customer, edited, 1)),
        };
        const plans = [1, 2].map(() => planRecord({ template, rules, observed, company }));
        expect(plans[0]).toEqual(plans[1]);
      }),
    );
  });

  it('a create is complete: the key, the constants, and nothing that F&O requires is missing', () => {
    fc.assert(
      fc.property(names, accounts, (name, source) => {
        const { rules, template } = deployments[name];
        const plan = planRecord({ template, rules, observed: { source, target: undefined }, company });
        fc.pre(plan.kind === 'write');
        expect(plan.write.operation).toBe('create');
        const { values } = singleWrite(plan.write);
        for (const property of template.targetType.properties.values())
          if (property.required) expect(values[property.name]).toBeTruthy();
        expect(values).toMatchObject({
          CustomerGroupId: '10',
          SiteId: '1',
          WarehouseId: '13',
          IsExternallyMaintained: 'Yes',
        });
        expect(Object.values(values)).not.toContain('');
      }),
    );
  });
});
