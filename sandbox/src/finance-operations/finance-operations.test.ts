import { beforeAll, describe, expect, it } from 'vitest';
import { useSandbox } from '../test-support/start-for-test.ts';

const yes = "Microsoft.Dynamics.DataEntities.NoYes'Yes'";
const customer = (number: string, values: object = {}) => ({
  dataAreaId: 'usmf',
  CustomerAccount: number,
  CustomerGroupId: '10',
  SalesCurrencyCode: 'USD',
  OrganizationName: `Customer ${number}`,
  ...values,
});
const key = (number: string, company = 'usmf') =>
  `CustomersV3(dataAreaId='${company}',CustomerAccount='${number}')`;

describe('F&O', () => {
  const test = useSandbox();
  const create = (values: object) => test.financeOperations.post('CustomersV3?cross-company=true', values);
  const numbers = async (query: string) => {
    const { status, json } = await test.financeOperations.get(`CustomersV3?$select=CustomerAccount&${query}`);
    expect(status).toBe(200);
    return json.value.map((row) => String(row.CustomerAccount)).join(' ');
  };

  beforeAll(async () => {
    const post = test.financeOperations.post;
    await post('LegalEntities', { LegalEntityId: 'demf', Name: 'Germany', LanguageId: 'de' });
    await post('CustomerGroups?cross-company=true', { dataAreaId: 'demf', CustomerGroupId: '20' });
    for (const row of [
      customer('C1', {
        CreditLimit: 1000.5,
        IsExternallyMaintained: 'Yes',
        AddressCountryRegionISOCode: 'US',
      }),
      customer('C2', { OrganizationName: 'Müller Retail', OrganizationNumberOfEmployees: 5 }),
      customer('C3', { OrganizationName: 'Retail Müller 100%' }),
      customer('G1', { dataAreaId: 'demf', CustomerGroupId: '20', SalesCurrencyCode: 'EUR' }),
    ])
      expect((await create(row)).status).toBe(201);
  });

  describe('reading', () => {
    it('finds a record by all parts of its key, in any case', async () => {
      const { status, headers, json } = await test.financeOperations.get(
        `CustomersV3(CustomerAccount='c1',dataAreaId='USMF')?$select=CustomerAccount,CreditLimit`,
      );
      expect(status).toBe(200);
      expect(headers.get('etag')).toBe(json['@odata.etag']);
      expect(json).toEqual({
        '@odata.context': `${test.sandbox.financeOperations.serviceRoot}$metadata#CustomersV3(CustomerAccount,CreditLimit)/$entity`,
        '@odata.etag': expect.stringMatching(/^W\/"[A-Za-z0-9+/=]+"$/),
        CustomerAccount: 'C1',
        CreditLimit: 1000.5,
      });
    });

    it('makes its etags of recVersion and recId', async () => {
      const { json } = await test.financeOperations.get(key('C1'));
      const inside = /^W\/"(.+)"$/.exec(String(json['@odata.etag']))?.[1] ?? '';
      expect(Buffer.from(inside, 'base64').toString()).toMatch(/^'\d+,56371445\d\d;0,0;0,0'$/);
    });

    it('never gives null: texts are empty, numbers 0, dates 1900-01-01, enums their first member', async () => {
      const { json } = await test.financeOperations.get(key('C2'));
      expect(Object.values(json)).not.toContain(null);
      expect(json).toMatchObject({
        KnownAs: '',
        CreditLimit: 0,
        CredManCreditLimitDate: '1900-01-01T12:00:00Z',
        OnHoldStatus: 'No',
        AddressPostbox: '',
        AddressPostBox: '',
      });
    });

    it.each([
      ['CustomersV3', 400, 'The number of keys specified in the URI does not match', "('C1')"],
      [
        'CustomersV3',
        400,
        'The number of keys specified in the URI does not match',
        "(CustomerAccount='C1')",
      ],
      ['CustomersV3', 400, "The key property 'dataAreaId'", "(dataareaid='usmf',CustomerAccount='C1')"],
      ['CustomersV3', 400, "must be a literal of type 'Edm.String'", "(dataAreaId='usmf',CustomerAccount=5)"],
      ['CustomersV3', 404, 'No HTTP resource was found', "(dataAreaId='usmf',CustomerAccount='none')"],
      ['customersv3', 404, 'No HTTP resource was found', ''],
    ])('answers a bad %s key with %i', async (set, status, message, keyText) => {
      const answer = await test.financeOperations.get(`${set}${keyText}`);
      expect(answer.status).toBe(status);
      expect(answer.json.error.message).toContain(message);
    });

    it('restricts lists and keys silently to the default company unless cross-company=true', async () => {
      expect(await numbers('$orderby=CustomerAccount')).toBe('C1 C2 C3');
      expect(await numbers("$filter=dataAreaId eq 'demf'")).toBe('');
      expect(await numbers("$filter=dataAreaId eq 'demf'&cross-company=true")).toBe('G1');
      expect((await test.financeOperations.get(key('G1', 'demf'))).status).toBe(404);
      expect((await test.financeOperations.get(`${key('G1', 'demf')}?cross-company=true`)).status).toBe(200);
      expect((await test.financeOperations.patch(key('G1', 'demf'), { KnownAs: 'x' })).status).toBe(404);
      expect((await test.financeOperations.get('CustomersV3/$count?cross-company=true')).text).toBe('4');
    });

    it.each([
      ["CustomerAccount eq 'c1'", 'C1'],
      ["CustomerAccount ne 'C1'", 'C2 C3'],
      ["OrganizationName eq '*müller*'", 'C2 C3'],
      ["OrganizationName eq 'retail*'", 'C3'],
      ["OrganizationName eq '*100%'", 'C3'],
      ["OrganizationName ne '*RETAIL*'", 'C1'],
      [`IsExternallyMaintained eq ${yes}`, 'C1'],
      [`IsExternallyMaintained ne ${yes}`, 'C2 C3'],
      ['CreditLimit gt 1000 and CreditLimit le 1000.5', 'C1'],
      ['OrganizationNumberOfEmployees ge 5 or CreditLimit gt 0', 'C1 C2'],
      ["not (CustomerAccount eq 'C1')", 'C2 C3'],
      ['KnownAs eq null', 'C1 C2 C3'],
      ['CredManCreditLimitDate lt 2000-01-01T00:00:00Z', 'C1 C2 C3'],
    ])('filters %s', async (filter, expected) => {
      expect(await numbers(`$orderby=CustomerAccount&$filter=${encodeURIComponent(filter)}`)).toBe(expected);
    });

    it.each([
      ["$filter=contains(OrganizationName,'x')", "An unknown function with name 'contains' was found."],
      ["$filter=CustomerAccount in ('C1')", 'Syntax error'],
      ["$filter=IsExternallyMaintained eq 'Yes'", 'incompatible types'],
      [`$filter=IsExternallyMaintained gt ${yes}`, 'incompatible types'],
      [
        "$filter=IsExternallyMaintained eq Microsoft.Dynamics.DataEntities.NoYes'Maybe'",
        'not a valid enumeration type constant',
      ],
      ['$filter=CreditLimit gt null and CreditLimit eq x', "Could not find a property named 'x'"],
      ["$filter=CreditLimit eq '5'", "Found operand types 'Edm.Decimal' and 'Edm.String'"],
      ['$select=customeraccount', "Could not find a property named 'customeraccount'"],
      ['$expand=x', "Could not find a property named 'x'"],
      ['$search=x', "The query parameter '$search' is not supported."],
      ['$apply=x', "The query parameter '$apply' is not supported."],
      ['$top=x', 'requires a non-negative integer value'],
    ])('refuses %s', async (query, message) => {
      const { status, json } = await test.financeOperations.get(`CustomersV3?${query}`);
      expect(status).toBe(400);
      expect(json.error.message).toContain(`The query specified in the URI is not valid. `);
      expect(json.error.innererror?.message).toContain(message);
    });

    it('pages with $top and $skip, and by itself when a page size is asked for', async () => {
      expect(await numbers('$orderby=CustomerAccount desc&$top=1&$skip=1')).toBe('C2');
      const prefer = { prefer: 'odata.maxpagesize=2' };
      const first = await test.financeOperations.get(
        'CustomersV3?$orderby=CustomerAccount&$count=true',
        prefer,
      );
      expect(first.json['@odata.count']).toBe(3);
      expect(first.json.value).toHaveLength(2);
      const second = await test.financeOperations.get(first.json['@odata.nextLink'] ?? '', prefer);
      expect(second.json.value.map((row) => row.CustomerAccount)).toEqual(['C3']);
      expect(second.json['@odata.nextLink']).toBeUndefined();
    });

    it('ends a list at $top even over several pages', async () => {
      const prefer = { prefer: 'odata.maxpagesize=1' };
      const first = await test.financeOperations.get('CustomersV3?$orderby=CustomerAccount&$top=2', prefer);
      const second = await test.financeOperations.get(first.json['@odata.nextLink'] ?? '', prefer);
      expect(second.json.value.map((row) => row.CustomerAccount)).toEqual(['C2']);
      expect(second.json['@odata.nextLink']).toBeUndefined();
    });

    it('describes its entities and enums as JSON', async () => {
      const root = new URL(test.sandbox.financeOperations.serviceRoot).origin;
      const entity = await test.financeOperations.get(`${root}/Metadata/PublicEntities('CustomerV3')`);
      expect(entity.json).toMatchObject({ Name: 'CustomerV3', EntitySetName: 'CustomersV3' });
      const type = await test.financeOperations.get(`${root}/Metadata/PublicEnumerations('NoYes')`);
      expect(type.json.Members).toMatchObject([
        { Name: 'No', Value: 0 },
        { Name: 'Yes', Value: 1 },
      ]);
    });
  });

  describe('writing', () => {
    const read = async (number: string) => (await test.financeOperations.get(key(number))).json;

    it('creates, and answers with the whole row, its place and its version', async () => {
      const { status, headers, json } = await create(customer('N 1/2'));
      expect(status).toBe(201);
      expect(headers.get('etag')).toBe(json['@odata.etag']);
      expect(json['@odata.context']).toBe(
        `${test.sandbox.financeOperations.serviceRoot}$metadata#CustomersV3/$entity`,
      );
      const location = headers.get('location') ?? '';
      expect((await test.financeOperations.get(location)).json.CustomerAccount).toBe('N 1/2');
    });

    it('fills in what X++ would: alias, party, language, country', async () => {
      const { json } = await create(
        customer('N2', {
          AddressCountryRegionISOCode: 'DE',
          AddressCity: 'Ulm',
          DeliveryAddressCountryRegionISOCode: 'FR',
        }),
      );
      expect(json).toMatchObject({
        NameAlias: 'Customer N2',
        PartyType: 'Organization',
        PartyNumber: expect.stringMatching(/^\d{9}$/),
        LanguageId: 'en-us',
        AddressCountryRegionId: 'DEU',
        FullPrimaryAddress: 'Ulm\nDEU',
        DeliveryAddressCountryRegionISOCode: 'FR',
      });
    });

    it('numbers a customer that has no number', async () => {
      const { CustomerAccount: _, ...values } = customer('');
      const accounts = [await create(values), await create(values)].map(({ json }) => json.CustomerAccount);
      expect(accounts).toEqual(['USMF-000001', 'USMF-000002']);
    });

    it('uses the default company when the body names none, and refuses another without cross-company', async () => {
      const { dataAreaId: _, ...values } = customer('N3');
      expect((await test.financeOperations.post('CustomersV3', values)).json.dataAreaId).toBe('usmf');
      const other = customer('N4', { dataAreaId: 'demf', CustomerGroupId: '20' });
      expect((await test.financeOperations.post('CustomersV3', other)).status).toBe(500);
    });

    it('answers a duplicate with 500 and the Infolog', async () => {
      const { status, json } = await create(customer('c1', { OrganizationName: 'Again' }));
      expect(status).toBe(500);
      expect(json.error).toMatchObject({
        code: '',
        message: 'An error has occurred.',
        innererror: {
          message:
            "Write failed for table row of type 'CustCustomerV3Entity'. Infolog: Info: Cannot create a record in Customers (CustTable). Customer account: c1, Again.\nThe record already exists..",
          type: 'Microsoft.Dynamics.Platform.Integration.Services.OData.AxODataWriteException',
        },
      });
    });

    it.each([
      [
        { CustomerGroupId: 'X' },
        "The value 'X' in field 'Customer group' is not found in the related table 'Customer groups'.",
      ],
      [
        { CustomerGroupId: '20' },
        "The value '20' in field 'Customer group' is not found in the related table 'Customer groups'.",
      ],
      [
        { SalesCurrencyCode: 'XYZ' },
        "The value 'XYZ' in field 'Currency' is not found in the related table 'Currencies'.",
      ],
      [
        { PaymentTerms: 'Net99' },
        "The value 'Net99' in field 'Terms of payment' is not found in the related table 'Terms of payment'.",
      ],
      [
        { dataAreaId: 'zzzz' },
        "The value 'zzzz' in field 'Company' is not found in the related table 'Legal entities'.",
      ],
      [{ CustomerGroupId: '' }, "Field 'Customer group' must be filled in."],
      [{ SalesCurrencyCode: null }, "Field 'Currency' must be filled in."],
    ])('answers %j with 500 and what is wrong', async (values, message) => {
      const { status, json } = await create(customer('Bad', values));
      expect(status).toBe(500);
      expect(json.error.innererror?.message).toContain(message);
      expect((await test.financeOperations.get(key('Bad'))).status).toBe(404);
    });

    it.each([
      [
        { Nothing: 1 },
        "The property 'Nothing' does not exist on type 'Microsoft.Dynamics.DataEntities.CustomerV3'.",
      ],
      [{ customergroupid: '10' }, "The property 'customergroupid' does not exist"],
      [{ CreditLimit: '5' }, "Cannot convert the literal '5' to the expected type 'Edm.Decimal'."],
      [{ CreditLimit: null }, "the expected type 'Edm.Decimal[Nullable=False]'"],
      [{ OrganizationNumberOfEmployees: 1.5 }, "to the expected type 'Edm.Int32'."],
      [{ IsExternallyMaintained: 'Maybe' }, "to the expected type 'Microsoft.Dynamics.DataEntities.NoYes'."],
      [{ IsExternallyMaintained: true }, "to the expected type 'Microsoft.Dynamics.DataEntities.NoYes'."],
      [{ IsExternallyMaintained: 1 }, "to the expected type 'Microsoft.Dynamics.DataEntities.NoYes'."],
      [{ OrganizationName: 'x'.repeat(101) }, 'the maximum length is 100'],
      [{ OrganizationName: 5 }, "to the expected type 'Edm.String'."],
      [{ FullPrimaryAddress: 'x' }, 'is read-only'],
    ])('answers %j with 400', async (values, message) => {
      const { status, json } = await create(customer('Bad', values));
      expect(status).toBe(400);
      expect(json.error.innererror?.message).toContain(message);
    });

    it('answers a body that is no JSON object with 400, and one that is not sent as JSON with 415', async () => {
      for (const body of ['{"a"', '[]', '']) expect((await create(body as never)).status).toBe(400);
      expect(
        (await test.financeOperations.post('CustomersV3', '{}', { 'content-type': 'text/plain' })).status,
      ).toBe(415);
    });

    it('keeps every digit of an amount, as number or, when announced, as text', async () => {
      await create(customer('N5'));
      await test.financeOperations.patch(key('N5'), '{"CreditLimit":12345678901234567.0000000001}');
      expect((await test.financeOperations.get(key('N5'))).text).toContain(
        '"CreditLimit":12345678901234567.0000000001,',
      );
      const quoted = { 'content-type': 'application/json;IEEE754Compatible=true' };
      expect((await test.financeOperations.patch(key('N5'), '{"CreditLimit":"0.10"}', quoted)).status).toBe(
        204,
      );
      expect((await test.financeOperations.get(key('N5'))).text).toContain('"CreditLimit":0.1,');
    });

    it('changes only what a PATCH names, under a new version', async () => {
      await create(customer('N6', { KnownAs: 'old', AddressCountryRegionISOCode: 'US' }));
      const before = await read('N6');
      const { status, text } = await test.financeOperations.patch(key('N6'), { KnownAs: 'new' });
      expect([status, text]).toEqual([204, '']);
      const after = await read('N6');
      expect(after).toEqual({ ...before, KnownAs: 'new', '@odata.etag': after['@odata.etag'] });
      expect(after['@odata.etag']).not.toBe(before['@odata.etag']);
    });

    it('derives the country again when it changes', async () => {
      await create(customer('N7', { AddressCountryRegionISOCode: 'US' }));
      await test.financeOperations.patch(key('N7'), { AddressCountryRegionISOCode: 'GB' });
      expect(await read('N7')).toMatchObject({ AddressCountryRegionId: 'GBR' });
      await test.financeOperations.patch(key('N7'), { AddressCountryRegionId: 'FRA' });
      expect(await read('N7')).toMatchObject({ AddressCountryRegionISOCode: 'FR' });
    });

    it('checks references and required fields of a PATCH as well', async () => {
      await create(customer('N8'));
      for (const values of [{ CustomerGroupId: 'X' }, { PaymentTerms: 'X' }, { CustomerGroupId: '' }])
        expect((await test.financeOperations.patch(key('N8'), values)).status).toBe(500);
      expect((await test.financeOperations.patch(key('N8'), { CustomerAccount: 'other' })).status).toBe(400);
      expect(
        (await test.financeOperations.patch(key('N8'), { CustomerAccount: 'n8', KnownAs: 'x' })).status,
      ).toBe(204);
      expect(await read('N8')).toMatchObject({ CustomerAccount: 'N8', KnownAs: 'x' });
    });

    it('answers 404 to a PATCH or DELETE of what is not there', async () => {
      const answer = await test.financeOperations.patch(key('none'), { KnownAs: 'x' });
      expect(answer.status).toBe(404);
      expect((await test.financeOperations.delete(key('none'))).status).toBe(404);
    });

    it('writes and deletes on the version that was read only, when asked to', async () => {
      await create(customer('N9'));
      const etag = String((await read('N9'))['@odata.etag']);
      expect(
        (await test.financeOperations.patch(key('N9'), { KnownAs: '1' }, { 'if-match': etag })).status,
      ).toBe(204);
      expect(
        (await test.financeOperations.patch(key('N9'), { KnownAs: '2' }, { 'if-match': etag })).status,
      ).toBe(412);
      expect((await test.financeOperations.delete(key('N9'), { 'if-match': etag })).status).toBe(412);
      expect((await test.financeOperations.delete(key('N9'), { 'if-match': '*' })).status).toBe(204);
      expect((await test.financeOperations.get(key('N9'))).status).toBe(404);
    });

    it('does not delete a group that customers are in', async () => {
      const { status, json } = await test.financeOperations.delete(
        "CustomerGroups(dataAreaId='usmf',CustomerGroupId='10')",
      );
      expect(status).toBe(500);
      expect(json.error.innererror?.message).toContain('cannot be deleted because records of Customers');
    });

    it('knows no other methods', async () => {
      expect((await test.financeOperations.send('DELETE', 'CustomersV3')).status).toBe(405);
      expect((await test.financeOperations.post(key('C1'), {})).status).toBe(405);
    });
  });
});

describe('F&O with a number sequence that allows no manual numbers', () => {
  const test = useSandbox({ manualCustomerNumbers: false, company: 'demo' });

  it('refuses a given number and gives its own', async () => {
    const values = { CustomerGroupId: '10', SalesCurrencyCode: 'USD' };
    const manual = await test.financeOperations.post('CustomersV3', { ...values, CustomerAccount: 'X' });
    expect(manual.status).toBe(500);
    const { status, json } = await test.financeOperations.post('CustomersV3', values);
    expect([status, json.dataAreaId, json.CustomerAccount]).toEqual([201, 'demo', 'DEMO-000001']);
  });
});
