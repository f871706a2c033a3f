import { describe, expect, it } from 'vitest';
import { planRecord } from '../plan-record.ts';
import { singleWrite } from '../testing/single-write.ts';
import { repositoryFile, shippedRules } from './testing/shipped-rules.ts';

const { rules, template } = shippedRules();
const account = {
  accountid: '40969095-3343-564f-bf71-cd2699f8837e',
  accountnumber: 'ACC-01000-BVRCPS',
  name: 'Fourth Coffee',
  statecode: 0,
  transactioncurrencyid: { isocurrencycode: 'USD' },
};

function create(changes: object = {}, using = { rules, template }) {
  const plan = planRecord({
    ...using,
    observed: { source: { ...account, ...changes }, target: undefined },
    company: 'usmf',
  });
  if (plan.kind !== 'write') throw new Error(`Expected a write, got ${JSON.stringify(plan)}.`);
  return singleWrite(plan.write);
}

/** The table of "Accounts (Sales to Fin and Ops) - Direct": Sales values, then what F&O is given. */
const table: [property: string, source: object, expected: unknown, write: 'always' | 'onCreate'][] = [
  ['CreditLimit', { creditlimit: '5000.0000' }, undefined, 'always'],
  ['CustomerGroupId', {}, '10', 'onCreate'],
  ['PrimaryContactFax', { fax: '555-9000' }, '555-9000', 'always'],
  ['OrganizationNumberOfEmployees', { numberofemployees: 59 }, 59, 'always'],
  ['SalesCurrencyCode', { transactioncurrencyid: { isocurrencycode: 'EUR' } }, 'EUR', 'onCreate'],
  ['CustomerAccount', {}, 'ACC-01000-BVRCPS', 'onCreate'],
  ['AddressCity', { address1_city: 'Düsseldorf' }, 'Düsseldorf', 'always'],
  ['AddressCountryRegionISOCode', { address1_country: 'Germany' }, 'DE', 'always'],
  [
    'SalesMemo',
    { description: 'Customer since 2012.\n* important' },
    'Customer since 2012.\n* important',
    'always',
  ],
  ['PrimaryContactEmail', { emailaddress1: 'orders@example.com' }, 'orders@example.com', 'always'],
  ['AddressStreet', { address1_line1: 'Königsallee 1a' }, 'Königsallee 1a', 'always'],
  ['PartyType', {}, 'Organization', 'onCreate'],
  ['PrimaryContactPhone', { telephone1: '+49 211 555' }, '+49 211 555', 'always'],
  ['AddressZipCode', { address1_postalcode: '40212' }, '40212', 'always'],
  ['AddressState', { address1_stateorprovince: 'NW' }, 'NW', 'always'],
  ['PrimaryContactURL', { websiteurl: 'https://example.com' }, 'https://example.com', 'always'],
  ['AddressLocationRoles', {}, 'Business', 'onCreate'],
  [
    'OrganizationName',
    { name: 'O\'Neil & Söhne "Präzision" GmbH' },
    'O\'Neil & Söhne "Präzision" GmbH',
    'always',
  ],
  ['SiteId', {}, '1', 'onCreate'],
  ['WarehouseId', {}, '13', 'onCreate'],
  ['LanguageId', {}, 'en-us', 'onCreate'],
  ['PartyNumber', {}, 'ACC-01000-BVRCPS', 'onCreate'],
  ['AddressDescription', { name: 'Łódź Żółw Meble 🐢' }, 'Łódź Żółw Meble 🐢', 'always'],
  ['IsExternallyMaintained', {}, 'Yes', 'always'],
  ['DeliveryAddressStreet', { address2_line1: 'Dock 4' }, 'Dock 4', 'always'],
  ['DeliveryAddressCity', { address2_city: 'Chicago' }, 'Chicago', 'always'],
  ['DeliveryAddressCountryRegionISOCode', { address2_country: 'USA' }, 'US', 'always'],
  ['DeliveryAddressZipCode', { address2_postalcode: '60601' }, '60601', 'always'],
  ['DeliveryAddressState', { address2_stateorprovince: 'IL' }, 'IL', 'always'],
  ['DeliveryAddressDescription', { address2_city: 'Chicago' }, 'Fourth Coffee', 'always'],
];

describe('Accounts (Sales to Fin and Ops) - Direct', () => {
  it.each(table)('gives %s from %j', (property, source, expected, write) => {
    expect(create(source).values[property]).toEqual(expected);
    const row = template.checkedRows.find(({ to }) => to === property);
    expect(row?.write ?? 'onCreate').toBe(write);
  });

  it('has no row but those of the table', () => {
    const rows = [...template.checkedRows, ...template.key].map(({ to }) => to);
    expect(rows.toSorted()).toEqual(table.map(([property]) => property).toSorted());
  });

  it('names the line of the template for every value', () => {
    const lines = repositoryFile(`sync/src/mapping/templates/${template.file}`).text.split('\n');
    const { changes } = create(Object.assign({}, ...table.map(([, source]) => source)));
    expect(changes.length).toBe(table.length); // without the credit limit, with the company
    for (const { property, rule } of changes) {
      const line = Number(/^accounts-to-customers\.yaml:(\d+) /.exec(rule)?.[1]);
      expect(lines.slice(line - 1, line + 1).join(' ')).toContain(`to: ${property}`);
    }
  });

  it('sends the credit limit where a deployment gives it to Sales', () => {
    const overridden = shippedRules('owners: { SalesAccount.creditLimit: SALES }');
    const { values, changes } = create({ creditlimit: '5000.5000' }, overridden);
    expect(values.CreditLimit).toBe('5000.5');
    expect(changes.find(({ property }) => property === 'CreditLimit')?.rule).toMatch(
      /^accounts-to-customers.yaml:\d+ creditlimit = CreditLimit$/,
    );
  });

  it.each([
    ['blank', null, 'US'],
    ['blanks', '  ', 'US'],
    ['a code', 'de', 'DE'],
    ['a three-letter code', 'GBR', 'GB'],
    ['a name', 'United States', 'US'],
    ['a name in its own language', 'Österreich', 'AT'],
    ['a name with blanks around it', ' Norway ', 'NO'],
  ])('a country that is %s becomes %s → %s', (_case, country, expected) => {
    expect(create({ address1_country: country }).values.AddressCountryRegionISOCode).toBe(expected);
  });

  it('leaves the delivery address empty where Sales has none, its country and name included', () => {
    const { values } = create({ address1_city: 'Boston' });
    expect(Object.keys(values).filter((name) => name.startsWith('Delivery'))).toEqual([]);
  });

  it('knows every country of ISO 3166-1 once', () => {
    const codes = new Set(template.valueMaps.get('countries')?.targets.values());
    expect(codes.size).toBe(249);
    for (const code of codes) expect(code).toMatch(/^[A-Z]{2}$/);
  });

  it('cuts the names of the addresses where F&O holds less', () => {
    const name = `${'a'.repeat(59)}🐢 and so on`;
    const { values } = create({ name, address2_city: 'Chicago' });
    expect(values.OrganizationName).toBe(name);
    expect(values.AddressDescription).toBe('a'.repeat(59));
    expect(values.DeliveryAddressDescription).toBe('a'.repeat(59));
  });

  it('leaves no blank at the end of a name that it cuts, which F&O would not keep', () => {
    const { values } = create({ name: `${'a'.repeat(58)}  and so on` });
    expect(values.AddressDescription).toBe('a'.repeat(58));
  });
});
