import { describe, expect, it } from 'vitest';
import { eventually } from '../support/eventually.ts';
import { startApp } from '../support/start-app.ts';
import { openSystems } from '../support/systems.ts';

const germany = '0f0f0f0f-0000-4000-8000-00000000de01';
const user = '0f0f0f0f-0000-4000-8000-00000000de02';

describe('two companies', () => {
  it('each account goes to the company of its business unit, and neither sees the other', async () => {
    await using app = await startApp({ businessUnits: { [germany.toUpperCase()]: 'DEMF' } });
    const systems = await openSystems(app.sandbox);
    await systems.sales('POST', 'businessunits', { businessunitid: germany, name: 'Contoso Germany' });
    await systems.sales('POST', 'systemusers', {
      systemuserid: user,
      fullname: 'Erika Mustermann',
      'businessunitid@odata.bind': `/businessunits(${germany})`,
    });
    const created = await systems.sales(
      'POST',
      'accounts',
      {
        name: 'Nur In Deutschland GmbH',
        address1_country: 'Germany',
        'ownerid@odata.bind': `/systemusers(${user})`,
      },
      { prefer: 'return=representation' },
    );
    expect(created.body._owningbusinessunit_value).toBe(germany);
    const number = String(created.body.accountnumber);

    const customer = await eventually(() => systems.customer(number, 'demf'));
    expect(customer).toMatchObject({ OrganizationName: 'Nur In Deutschland GmbH', CustomerGroupId: '10' });
    expect(await systems.customer(number, 'usmf')).toBeUndefined();
    await app.settled();

    expect(
      await app.data(
        'query ($demf: ID!) { customer(id: $demf) { id company financeOperations { company } sync { state otherKey } } }',
        { demf: `DEMF:${number}` },
      ),
    ).toEqual({
      customer: {
        id: `demf:${number}`,
        company: 'demf',
        financeOperations: { company: 'demf' },
        sync: { state: 'SETTLED', otherKey: `CustomersV3(dataAreaId='demf',CustomerAccount='${number}')` },
      },
    });
    const wrong = await app.request('query ($usmf: ID!) { customer(id: $usmf) { id } }', {
      usmf: `usmf:${number}`,
    });
    expect(wrong.errors).toEqual([
      expect.objectContaining({ extensions: expect.objectContaining({ code: 'CUSTOMER_NOT_FOUND' }) }),
    ]);

    const owner = { 'ownerid@odata.bind': `/systemusers(${user})` };
    const create = async (table: string, values: object) => {
      const { status, body } = await systems.sales('POST', table, values, {
        prefer: 'return=representation',
      });
      expect([table, status]).toEqual([table, 201]);
      return body;
    };
    const account = `/accounts(${created.body.accountid})`;
    const contact = await create('contacts', {
      lastname: 'Mustermann',
      'parentcustomerid_account@odata.bind': account,
      ...owner,
    });
    // Products come from one company; a quotation needs them released in its own.
    await systems.financeOperations('POST', 'ReleasedProductsV2?cross-company=true', {
      dataAreaId: 'demf',
      ItemNumber: 'D0001',
      ProductNumber: 'D0001',
      SalesUnitSymbol: 'ea',
    });
    const [product] = (await systems.sales('GET', "products?$filter=productnumber eq 'D0001'")).body
      .value as Record<string, unknown>[];
    const [priceList] = (
      await systems.sales('GET', `pricelevels?$filter=pricelevelid eq ${product?._pricelevelid_value}`)
    ).body.value as Record<string, unknown>[];
    const quote = await create('quotes', {
      name: 'Für Deutschland',
      'customerid_account@odata.bind': account,
      'pricelevelid@odata.bind': `/pricelevels(${priceList?.pricelevelid})`,
      'transactioncurrencyid@odata.bind': `/transactioncurrencies(${priceList?._transactioncurrencyid_value})`,
      ...owner,
    });
    await create('quotedetails', {
      'quoteid@odata.bind': `/quotes(${quote.quoteid})`,
      'productid@odata.bind': `/products(${product?.productid})`,
      'uomid@odata.bind': `/uoms(${product?._defaultuomid_value})`,
      quantity: 3,
    });
    const active = { statecode: 1, statuscode: 2 };
    await systems.sales('PATCH', `quotes(${quote.quoteid})`, active, { 'if-match': '*' });
    await app.settled();
    const held = async (entitySet: string, property: string, value: unknown) => {
      const filter = `${property} eq '${value}'`;
      const { body } = await systems.financeOperations(
        'GET',
        `${entitySet}?cross-company=true&$filter=${filter}`,
      );
      return (body.value as Record<string, unknown>[]).map((row) => row.dataAreaId);
    };
    expect(await held('CDSContactsV2', 'ContactPersonId', contact.msdynce_contactnumber)).toEqual(['demf']);
    for (const entitySet of ['CDSSalesQuotationHeaders', 'CDSSalesQuotationLines'])
      expect(await held(entitySet, 'SalesQuotationNumber', quote.quotenumber)).toEqual(['demf']);
    expect(
      await app.data(
        `query ($quote: ID!, $contact: ID!) {
          quote(id: $quote) { company financeOperations { lines { nodes { quantity } } } sync { state } }
          contact(id: $contact) { company financeOperations { lastName } sync { state } }
        }`,
        { quote: `DEMF:${quote.quotenumber}`, contact: `Demf:${contact.msdynce_contactnumber}` },
      ),
    ).toEqual({
      quote: {
        company: 'demf',
        financeOperations: { lines: { nodes: [{ quantity: '3' }] } },
        sync: { state: 'SETTLED' },
      },
      contact: {
        company: 'demf',
        financeOperations: { lastName: 'Mustermann' },
        sync: { state: 'SETTLED' },
      },
    });

    // A person of that customer who belongs to the other company: parked until both have an owner of one company.
    const stray = await create('contacts', {
      lastname: 'Fremd',
      'parentcustomerid_account@odata.bind': account,
    });
    const straySync = async () => {
      await app.settled();
      const data = await app.data(
        'query ($id: ID!) { contact(id: $id) { sync { state reason { code } } } }',
        {
          id: `usmf:${stray.msdynce_contactnumber}`,
        },
      );
      return (data.contact as { sync: unknown }).sync;
    };
    expect(await straySync()).toEqual({ state: 'PARKED', reason: { code: 'COMPANY_MISMATCH' } });
    expect(await held('CDSContactsV2', 'ContactPersonId', stray.msdynce_contactnumber)).toEqual([]);
    await systems.sales('PATCH', `contacts(${stray.contactid})`, owner, { 'if-match': '*' });
    await app.settled();
    expect(await held('CDSContactsV2', 'ContactPersonId', stray.msdynce_contactnumber)).toEqual(['demf']);

    await app.data(
      'mutation ($id: ID!) { setCustomerCreditLimit(input: { id: $id, creditLimit: "1" }) { customer { id } } }',
      {
        id: 'demf:US-001',
      },
    );
    expect(await systems.customer('US-001', 'demf')).toMatchObject({ CreditLimit: 1 });
    expect(await systems.customer('US-001', 'usmf')).toMatchObject({ CreditLimit: 500000 });
  });
});
