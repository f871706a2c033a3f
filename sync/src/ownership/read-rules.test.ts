import type { OwnershipRules } from '@p2c/subgraph-runtime';
import { describe, expect, it } from 'vitest';
import { exceptions, repositoryFile, schemas } from '../mapping/testing/shipped-rules.ts';
import { readRules } from './read-rules.ts';

const { rules, diagnostics } = readRules({ schemas, exceptions });
const withOverrides = (text: string) =>
  readRules({ schemas, exceptions, overrides: { file: 'overrides.yaml', text } });
const sales = (property: string) => rules.ownerOf({ system: 'SALES', entitySet: 'accounts', property });
const customers = { system: 'FINANCE_OPERATIONS', entitySet: 'CustomersV3' } as const;

/** The text of the line that a rule points at. */
function lineAt(source: string): string {
  const [file = '', line] = source.split(':');
  return repositoryFile(file).text.split('\n')[Number(line) - 1] ?? '';
}

describe('the shipped rules', () => {
  it('are free of diagnostics', () => {
    expect(diagnostics).toEqual([]);
  });

  it('are what a mutation of a subgraph asks', () => {
    const asked: OwnershipRules = rules;
    expect(asked.ownerOf({ ...customers, property: 'CreditLimit' })).toMatchObject({
      owner: 'FINANCE_OPERATIONS',
      mutation: 'setCustomerCreditLimit',
    });
  });

  it.each([
    ['accounts', 'name', 'SALES', 'updateCustomer'],
    ['accounts', 'address1_city', 'SALES', 'updateCustomer'],
    ['accounts', 'creditlimit', 'FINANCE_OPERATIONS', 'setCustomerCreditLimit'],
    ['accounts', 'creditonhold', 'FINANCE_OPERATIONS', 'setCustomerHold'],
    ['accounts', 'paymenttermscode', 'FINANCE_OPERATIONS', 'setCustomerPaymentTerms'],
    ['accounts', 'statecode', 'SALES', 'deactivateCustomer'],
    ['CustomersV3', 'OrganizationName', 'SALES', 'updateCustomer'],
    ['CustomersV3', 'AddressStreet', 'SALES', 'updateCustomer'],
    ['CustomersV3', 'DeliveryAddressZipCode', 'SALES', 'updateCustomer'],
    ['CustomersV3', 'AddressDescription', 'SALES', 'updateCustomer'],
    ['CustomersV3', 'IsExternallyMaintained', 'SALES', undefined],
    ['CustomersV3', 'CustomerGroupId', 'FINANCE_OPERATIONS', 'setCustomerGroup'],
    ['CustomersV3', 'SalesCurrencyCode', 'FINANCE_OPERATIONS', 'updateFinanceOperationsCustomer'],
    ['CustomersV3', 'SiteId', 'FINANCE_OPERATIONS', 'updateFinanceOperationsCustomer'],
  ] as const)('%s.%s belongs to %s, written by %s', (entitySet, property, owner, mutation) => {
    const system = entitySet === 'accounts' ? 'SALES' : 'FINANCE_OPERATIONS';
    const answer = rules.ownerOf({ system, entitySet, property });
    expect(answer).toEqual({ owner, ...(mutation && { mutation }), rule: expect.any(String) });
  });

  it('a column that no field shows has the owner of its type', () => {
    const answer = rules.ownerOf({ ...customers, property: 'AddressLocationRoles' });
    expect(answer?.owner).toBe('FINANCE_OPERATIONS');
    // No input offers what no field shows.
    expect(answer?.mutation).toBeUndefined();
    expect(lineAt(rules.ownerOf({ ...customers, property: 'AddressLocationRoles' })?.rule ?? '')).toContain(
      'type FinanceOperationsCustomer',
    );
  });

  it('reference data belongs to the system that keeps it, and is in no list', () => {
    const group = {
      system: 'FINANCE_OPERATIONS',
      entitySet: 'CustomerGroups',
      property: 'Description',
    } as const;
    expect(rules.ownerOf(group)?.owner).toBe('FINANCE_OPERATIONS');
    expect(rules.rules.filter(({ entitySet }) => entitySet === 'CustomerGroups')).toEqual([]);
  });

  it('nothing is said of an entity set that no schema has', () => {
    expect(rules.ownerOf({ system: 'SALES', entitySet: 'leads', property: 'subject' })).toBeUndefined();
  });

  it('a lookup is one column under its three names on the wire', () => {
    const names = [
      'transactioncurrencyid',
      '_transactioncurrencyid_value',
      'transactioncurrencyid@odata.bind',
    ];
    const answers = names.map(sales);
    expect(new Set(answers.map((answer) => answer?.rule)).size).toBe(1);
    expect(lineAt(answers[0]?.rule ?? '')).toContain(
      'currency: String @column(name: "transactioncurrencyid")',
    );
  });

  it('every rule points at the line where it stands', () => {
    for (const rule of rules.rules.filter(({ condition }) => condition === undefined)) {
      const [, field = ''] = rule.field.split('.');
      const line = lineAt(rule.source);
      expect(line.includes(`${field}:`) || line.includes(rule.property), `${rule.source} ${rule.field}`).toBe(
        true,
      );
    }
  });

  it('the list has every field once without condition, and names the pair of the credit limit', () => {
    const always = rules.rules.filter(({ condition }) => condition === undefined);
    const columns = always.map(({ entitySet, property }) => `${entitySet}.${property}`);
    expect(new Set(columns).size).toBe(columns.length);
    expect(
      always.filter(({ field }) => field.endsWith('.creditLimit')).map(({ field, owner }) => [field, owner]),
    ).toEqual(
      expect.arrayContaining([
        ['SalesAccount.creditLimit', 'FINANCE_OPERATIONS'],
        ['FinanceOperationsCustomer.creditLimit', 'FINANCE_OPERATIONS'],
      ]),
    );
  });
});

describe('a customer that originates in F&O', () => {
  const born = { ...customers, property: 'OrganizationName', record: { IsExternallyMaintained: 'No' } };

  it('belongs to F&O in all columns', () => {
    expect(rules.ownerOf(born)).toMatchObject({
      owner: 'FINANCE_OPERATIONS',
      mutation: 'updateFinanceOperationsCustomer',
    });
    expect(lineAt(rules.ownerOf(born)?.rule ?? '')).toContain('IsExternallyMaintained: No');
  });

  it('keeps the mutation of a column that F&O owns anyway', () => {
    expect(rules.ownerOf({ ...born, property: 'CreditLimit' })?.mutation).toBe('setCustomerCreditLimit');
  });

  it('belongs to Sales by the common rules once an account is known, or the mark is set', () => {
    expect(rules.ownerOf({ ...born, counterpart: 'present' })?.owner).toBe('SALES');
    expect(rules.ownerOf({ ...born, record: { IsExternallyMaintained: 'Yes' } })?.owner).toBe('SALES');
    expect(rules.ownerOf({ ...customers, property: 'OrganizationName' })?.owner).toBe('SALES');
  });

  it('is listed with its condition for every column that changes hands', () => {
    const excepted = rules.rules.filter(
      ({ condition, entity }) => condition !== undefined && entity === 'Customer',
    );
    expect(excepted.map(({ property }) => property)).toContain('OrganizationName');
    expect(excepted.map(({ property }) => property)).not.toContain('CreditLimit');
    expect(new Set(excepted.map(({ condition }) => condition))).toEqual(
      new Set(['IsExternallyMaintained = No and Sales holds no such record']),
    );
  });
});

describe('an override of a deployment', () => {
  it('moves a concept in both copies, with the mutation of the new owner', () => {
    const { rules: overridden, diagnostics: found } = withOverrides(
      'owners:\n  SalesAccount.creditLimit: SALES\n',
    );
    expect(found).toEqual([]);
    const expected = { owner: 'SALES', mutation: 'updateCustomer', rule: 'overrides.yaml:2' };
    expect(overridden.ownerOf({ system: 'SALES', entitySet: 'accounts', property: 'creditlimit' })).toEqual(
      expected,
    );
    expect(overridden.ownerOf({ ...customers, property: 'CreditLimit' })).toEqual(expected);
    expect(overridden.ownerOf({ ...customers, property: 'CreditRating' })?.owner).toBe('FINANCE_OPERATIONS');
  });

  it('of an object moves all of its fields', () => {
    const { rules: overridden } = withOverrides('owners: { SalesAccount.mainAddress: FINANCE_OPERATIONS }');
    expect(overridden.ownerOf({ ...customers, property: 'AddressCity' })?.owner).toBe('FINANCE_OPERATIONS');
    expect(overridden.ownerOf({ ...customers, property: 'DeliveryAddressCity' })?.owner).toBe('SALES');
  });

  it.each([
    ['an unknown field', '# own\nowners:\n  SalesAccount.creditLimits: SALES\n', 'OVERRIDE_FIELD_UNKNOWN', 3],
    ['a field without a column', 'owners:\n  SalesAccount.version: SALES\n', 'OVERRIDE_FIELD_UNKNOWN', 2],
    ['the key', 'owners:\n  SalesAccount.number: FINANCE_OPERATIONS\n', 'OVERRIDE_KEY', 2],
    ['an unknown system', 'owners:\n  SalesAccount.name: FINANCE\n', 'INVALID_SHAPE', 2],
    ['an unknown key', 'owners: {}\nowner:\n  SalesAccount.name: SALES\n', 'INVALID_SHAPE', 2],
    ['broken YAML', 'owners:\n  - a\n b: c\n', 'SYNTAX', 3],
    ['the same owner', 'owners:\n  SalesAccount.name: SALES\n', 'OVERRIDE_WITHOUT_EFFECT', 2],
    [
      'two owners of one concept',
      'owners:\n  SalesAccount.creditLimit: SALES\n  FinanceOperationsCustomer.creditLimit: FINANCE_OPERATIONS\n',
      'OVERRIDE_CONFLICT',
      3,
    ],
  ])('that names %s is reported with its line', (_case, text, code, line) => {
    const found = withOverrides(text).diagnostics;
    expect(found).toContainEqual(expect.objectContaining({ code, line, file: 'overrides.yaml' }));
  });
});

describe('what is wrong in a schema or an ownership file', () => {
  const schemaOf = (system: string) => schemas.find(({ file }) => file.includes(`${system}/schema/customer`));
  const [salesSchema, financeOperationsSchema] = [schemaOf('sales'), schemaOf('finance-operations')];
  const diagnosticsOf = (text: string) =>
    readRules({ schemas, exceptions: [{ file: 'customer.yaml', text }] }).diagnostics;

  it('a column without an owner is reported at its field', () => {
    const text = salesSchema?.text.replace('@owner(system: SALES, mutation: "updateCustomer")\n{', '{') ?? '';
    const found = readRules({ schemas: [{ file: 's.graphql', text }], exceptions: [] }).diagnostics;
    const name = found.find(({ message }) => message.startsWith('SalesAccount.name '));
    expect(name).toMatchObject({ code: 'OWNER_MISSING', level: 'error' });
    expect(text.split('\n')[(name?.line ?? 0) - 1]).toContain('name: String @column(name: "name")');
  });

  it('a schema that does not parse is reported, and the others are read', () => {
    const broken = { file: 'broken.graphql', text: 'type A {\n  b: }\n' };
    const found = readRules({
      schemas: [broken, ...(financeOperationsSchema ? [financeOperationsSchema] : [])],
      exceptions: [],
    });
    expect(found.diagnostics).toEqual([
      expect.objectContaining({ code: 'SYNTAX', file: 'broken.graphql', line: 2 }),
    ]);
    expect(found.rules.ownerOf({ ...customers, property: 'SiteId' })?.owner).toBe('FINANCE_OPERATIONS');
  });

  it.each([
    ['entity: Lead\n', 'ENTITY_UNKNOWN', 1],
    [
      'entity: Customer\ncolumns:\n  - { system: SALES, entitySet: accounts, property: name, owner: SALES }\n',
      'COLUMN_DECLARED',
      3,
    ],
    [
      'entity: Customer\ncolumns:\n  - { system: SALES, entitySet: leads, property: a, owner: SALES }\n',
      'COLUMN_UNKNOWN',
      3,
    ],
    [
      `entity: Customer
exceptions:
  - description: d
    system: FINANCE_OPERATIONS
    entitySet: CustomersV3
    columns: [OrganisationName]
    when: { IsExternallyMaintained: No }
    owner: FINANCE_OPERATIONS
`,
      'COLUMN_UNKNOWN',
      6,
    ],
    [
      `entity: Customer
exceptions:
  - description: d
    system: FINANCE_OPERATIONS
    entitySet: CustomersV3
    columns: all
    when:
      IsExternallyMaintained: No
      IsForeign: Yes
    owner: FINANCE_OPERATIONS
`,
      'COLUMN_UNKNOWN',
      9,
    ],
    ['entity: Customer\nexceptions:\n  - description: d\n', 'INVALID_SHAPE', 3],
  ])('%s', (text, code, line) => {
    expect(diagnosticsOf(text)).toContainEqual(expect.objectContaining({ code, line, level: 'error' }));
  });
});
