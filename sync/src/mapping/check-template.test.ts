import { parseModel } from '@p2c/odata';
import { describe, expect, it } from 'vitest';
import { type DiagnosticCode, diagnosticCodes } from '../diagnostics.ts';
import { checkChanged, models, repositoryFile, shippedRules } from './testing/shipped-rules.ts';

const replace = (from: string, to: string) => (text: string) => {
  if (!text.includes(from)) throw new Error(`The template does not contain ${from}.`);
  return text.replace(from, to);
};
const addMap = (map: string) => (text: string) => `${text}valueMaps:\n${map}\n`;
const addRow = (row: string) => replace('fields:\n', `fields:\n  - ${row}\n`);

describe('the shipped template', () => {
  it('agrees with both models and the ownership rules', () => {
    expect(checkChanged((text) => text)).toEqual([]);
  });

  it('has a version that follows what it says and who owns what it writes, not what it does not write', () => {
    const { template } = shippedRules();
    expect(template.version).toMatch(/^[0-9a-f]{12}$/);
    expect(shippedRules().template.version).toBe(template.version);
    const overridden = (overrides: string) => shippedRules(overrides).template.version;
    expect(overridden('owners: { SalesAccount.creditLimit: SALES }')).not.toBe(template.version);
    expect(overridden('owners: { SalesContact.jobTitle: FINANCE_OPERATIONS }')).toBe(template.version);
  });
});

describe('a changed template is refused at the line that is wrong', () => {
  it.each<[string, (text: string) => string, DiagnosticCode]>([
    ['broken YAML', replace('key:\n', 'key: [\n'), 'SYNTAX'],
    ['an unknown key', replace('tooLong: reject', 'toLong: reject'), 'INVALID_SHAPE'],
    ['an unknown function', addRow('{ from: fax, to: KnownAs, function: shout }'), 'INVALID_SHAPE'],
    ['neither from nor constant', addRow('{ to: KnownAs }'), 'INVALID_SHAPE'],
    ['both from and constant', addRow('{ to: KnownAs, from: fax, constant: a }'), 'INVALID_SHAPE'],
    ['a lookup over a lookup', addRow('{ to: KnownAs, from: a.b.c }'), 'INVALID_SHAPE'],
    ['an unknown reason', replace('otherwise: NO_NUMBER', 'otherwise: NO_NUMBERS'), 'INVALID_SHAPE'],
    ['an unknown source set', replace('entitySet: accounts', 'entitySet: account'), 'ENTITY_SET_UNKNOWN'],
    [
      'an unknown target set',
      replace('entitySet: CustomersV3', 'entitySet: CustomersV2'),
      'ENTITY_SET_UNKNOWN',
    ],
    ['an unknown source property', replace('{ from: fax,', '{ from: faks,'), 'SOURCE_PROPERTY_UNKNOWN'],
    [
      'an unknown lookup',
      replace('from: transactioncurrencyid.', 'from: currencyid.'),
      'SOURCE_PROPERTY_UNKNOWN',
    ],
    [
      'an unknown property behind a lookup',
      replace('.isocurrencycode', '.isocode'),
      'SOURCE_PROPERTY_UNKNOWN',
    ],
    [
      'an unknown property in presentIf',
      replace('- address2_line1\n', '- address3_line9\n'),
      'SOURCE_PROPERTY_UNKNOWN',
    ],
    [
      'an unknown property in a requirement',
      replace('{ statecode: 0 }', '{ state: 0 }'),
      'SOURCE_PROPERTY_UNKNOWN',
    ],
    ['an unknown target property', replace('to: PrimaryContactFax', 'to: Fax'), 'TARGET_PROPERTY_UNKNOWN'],
    ['a property twice', addRow('{ from: fax, to: PrimaryContactPhone }'), 'TARGET_PROPERTY_TWICE'],
    [
      'a key as a field',
      addRow('{ from: accountnumber, to: CustomerAccount, write: onCreate }'),
      'TARGET_PROPERTY_TWICE',
    ],
    ['a text into a number', replace('from: numberofemployees', 'from: name'), 'TYPE_MISMATCH'],
    [
      'a number into a number that has options',
      replace('from: numberofemployees', 'from: industrycode'),
      'TYPE_MISMATCH',
    ],
    ['a date', addRow('{ from: createdon, to: AddressValidFrom, write: onCreate }'), 'TYPE_NOT_SUPPORTED'],
    [
      'a text that may be too long',
      replace('to: AddressCity, tooLong: reject', 'to: AddressCity'),
      'LENGTH_UNDECIDED',
    ],
    [
      'a computed property',
      addRow('{ from: name, to: FullPrimaryAddress, write: onCreate }'),
      'NOT_CREATABLE',
    ],
    ['an immutable property', addRow('{ from: name, to: dataAreaId, tooLong: reject }'), 'NOT_UPDATABLE'],
    ['a constant that is no member', replace('constant: Yes,', 'constant: Maybe,'), 'VALUE_NOT_ALLOWED'],
    ['a constant that is too long', replace('constant: en-us', 'constant: english-us'), 'VALUE_NOT_ALLOWED'],
    [
      'a default of another type',
      replace('to: OrganizationNumberOfEmployees', 'to: OrganizationNumberOfEmployees, default: few'),
      'VALUE_NOT_ALLOWED',
    ],
    [
      'a result of a value map that is too long',
      (text) =>
        addMap('  own: { United States: [US] }')(
          replace('valueMap: countries, default: US }', 'valueMap: own, default: US }')(text),
        ),
      'VALUE_NOT_ALLOWED',
    ],
    ['always what F&O owns', replace('to: SiteId, write: onCreate', 'to: SiteId'), 'NOT_OWNED'],
    [
      'at creation what Sales owns',
      replace('to: PrimaryContactFax', 'to: PrimaryContactFax, write: onCreate'),
      'OWNED_ON_CREATE',
    ],
    [
      'no row for what Sales owns',
      replace('  - { from: fax, to: PrimaryContactFax }\n', ''),
      'OWNED_NOT_MAPPED',
    ],
    ['no row for what F&O requires', replace('to: CustomerGroupId', 'to: KnownAs'), 'REQUIRED_NOT_MAPPED'],
    ['half a key', replace('to: CustomerAccount }', 'to: PartyNumber }'), 'KEY_INCOMPLETE'],
    [
      'another key',
      replace('{ from: accountnumber, to: CustomerAccount }', '{ from: fax, to: CustomerAccount }'),
      'KEY_NOT_INTEGRATION_KEY',
    ],
    [
      'a key that may be too long',
      replace('{ from: accountnumber, to: CustomerAccount }', '{ from: name, to: CustomerAccount }'),
      'LENGTH_UNDECIDED',
    ],
    ['an unknown value map', replace('valueMap: countries', 'valueMap: lands'), 'VALUE_MAP_UNKNOWN'],
    ['an ambiguous value map', addMap('  own: { US: [USA], CA: [CAN, " usa"] }'), 'VALUE_MAP_AMBIGUOUS'],
    ['an unused value map', addMap('  unused: { a: [b] }'), 'VALUE_MAP_UNUSED'],
  ])('%s', (_case, change, code) => {
    const found = checkChanged(change).filter((diagnostic) => diagnostic.code === code);
    expect(found).not.toEqual([]);
    expect(found[0]?.level).toBe(diagnosticCodes[code].level);
  });

  it.each([
    [replace('{ from: fax,', '{ from: faks,'), '- { from: faks, to: PrimaryContactFax }'],
    [replace('to: SiteId, write: onCreate', 'to: SiteId'), '- { constant: "1", to: SiteId }'],
    [replace('tooLong: reject', 'toLong: reject'), 'toLong: reject'],
    [replace('{ statecode: 0 }', '{ state: 0 }'), '- { holds: { state: 0 }'],
    [addMap('  own:\n    US: [USA]\n    CA: [CAN, " usa"]'), 'CA: [CAN, " usa"]'],
  ])('at %#', (change, line) => {
    expect(checkChanged(change)[0]?.text).toContain(line);
  });

  it('says who owns what, and what to do', () => {
    const [found] = checkChanged(replace('to: SiteId, write: onCreate', 'to: SiteId'));
    expect(found?.message).toMatch(
      /^SiteId is written always, but FINANCE_OPERATIONS owns it \(subgraphs\/finance-operations\/schema\/customer\.graphql:\d+\)\. Write it onCreate, or say when: owner\.$/,
    );
  });

  it('an override that takes a mapped column from Sales is refused the same way', () => {
    const found = checkChanged((text) => text, 'owners: { SalesAccount.fax: FINANCE_OPERATIONS }');
    expect(found.map(({ code, text }) => [code, text])).toEqual([
      ['NOT_OWNED', '- { from: fax, to: PrimaryContactFax }'],
    ]);
  });

  it('a row that counts only for its owner lets an override move the column', () => {
    const change = replace('to: PrimaryContactFax', 'to: PrimaryContactFax, when: owner');
    expect(checkChanged(change, 'owners: { SalesAccount.fax: FINANCE_OPERATIONS }')).toEqual([]);
  });
});

it('more digits after the point than the target holds are refused at the start', () => {
  const csdl = repositoryFile('models/finance-operations.csdl.xml').text;
  const narrow = csdl.replace(/(Name="CreditLimit" Type="Edm.Decimal"[^>]*Scale=)"10"/, '$1"2"');
  expect(narrow).not.toBe(csdl);
  const systems = { ...models, FINANCE_OPERATIONS: parseModel(narrow) };
  const found = checkChanged((text) => text, undefined, systems);
  expect(found).toEqual([
    expect.objectContaining({ code: 'SCALE_UNDECIDED', text: expect.stringContaining('to: CreditLimit') }),
  ]);
});

it('lines whose guard is not written always are refused: nothing would stop those that arrive late', () => {
  const quotes = repositoryFile('sync/src/mapping/templates/quotes-to-quotations.yaml');
  const found = checkChanged(
    replace('guard: SalesQuotationName', 'guard: IsDeliveryAddressOrderSpecific'),
    undefined,
    models,
    quotes,
  );
  expect(found.map(({ code, text }) => [code, text])).toEqual([
    ['GUARD_NOT_WRITTEN', 'guard: IsDeliveryAddressOrderSpecific'],
  ]);
});

it('every code that a template can have is tried here or with the ownership files', () => {
  const tests = ['sync/src/mapping/check-template.test.ts', 'sync/src/ownership/read-rules.test.ts']
    .map((file) => repositoryFile(file).text)
    .join('\n');
  expect(Object.keys(diagnosticCodes).filter((code) => !tests.includes(`'${code}'`))).toEqual([]);
});
