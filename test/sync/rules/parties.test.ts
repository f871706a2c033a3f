import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FlowTest, ids, startFlows } from '../start-flows.ts';

describe('the rules of customers and contacts', () => {
  let flows: FlowTest;
  let account: string;

  beforeAll(async () => {
    flows = await startFlows();
    account = await flows.account('A-1');
    await flows.settled();
  });
  afterAll(() => flows[Symbol.asyncDispose]());

  const contact = (changes: object = {}) =>
    flows.create('contacts', {
      firstname: 'Rosa',
      lastname: 'Nuñez',
      'parentcustomerid_account@odata.bind': `/accounts(${account})`,
      ...changes,
    });
  const person = (number: unknown) =>
    flows.financeOperations(`CDSContactsV2(dataAreaId='usmf',ContactPersonId='${number}')`);
  const customer = (number: unknown) =>
    flows.financeOperations(`CustomersV3(dataAreaId='usmf',CustomerAccount='${number}')`);

  it('rule 9: a contact of an account is a contact person until its first quote, and a customer from then on', async () => {
    const id = await contact();
    await flows.settled();
    const before = await flows.sales(`contacts(${id})`);
    const number = before?.msdynce_contactnumber;
    expect(before).toMatchObject({ msdynce_isactivecustomer: false });
    expect(await flows.statusOf('Contact', id)).toBe('SETTLED');
    const copy = await person(number);
    expect(copy).toMatchObject({ LastName: 'Nuñez', AssociatedPartyNumber: 'A-1' });

    await flows.create('quotes', {
      name: 'For Rosa herself',
      'customerid_contact@odata.bind': `/contacts(${id})`,
      'pricelevelid@odata.bind': `/pricelevels(${ids.priceList})`,
    });
    await flows.settled();
    expect(await flows.sales(`contacts(${id})`)).toMatchObject({ msdynce_isactivecustomer: true });
    expect(await flows.statusOf('Contact', id)).toBe('NOT_SENT CONTACT_IS_CUSTOMER');
    // The route of contacts to customers is not built: until then nothing is written, and the copy stays.
    await flows.patch(`contacts(${id})`, { lastname: 'Changed' });
    await flows.settled();
    expect(await person(number)).toEqual(copy);
    expect(await customer(number)).toBeUndefined();
  });

  it('rule 9: a contact with neither account nor quote is not sent', async () => {
    const id = await contact({ 'parentcustomerid_account@odata.bind': undefined });
    await flows.settled();
    const { msdynce_contactnumber: number } = (await flows.sales(`contacts(${id})`)) ?? {};
    expect(await flows.statusOf('Contact', id)).toBe('NOT_SENT NO_PARENT_ACCOUNT');
    expect(await person(number)).toBeUndefined();
  });

  it.each([
    ['of an account', null],
    ['of blanks', '  '],
  ])(
    'rule 10: a blank country %s is the default country in F&O, the customer group 10; Sales keeps what it has',
    async (_, country) => {
      const id = await flows.account(`R10${country === null ? '' : '-B'}`, {
        address1_city: 'Reno',
        address1_country: country,
      });
      await flows.settled();
      const row = await flows.sales(`accounts(${id})`);
      expect(row?.address1_country?.toString().trim() || null).toBeNull();
      expect(await customer(row?.accountnumber)).toMatchObject({
        AddressCity: 'Reno',
        AddressCountryRegionISOCode: 'US',
        CustomerGroupId: '10',
      });
    },
  );

  it('rule 10: the group is given once: what F&O makes of it stays', async () => {
    const group = { dataAreaId: 'usmf', CustomerGroupId: '30', Description: 'Retail' };
    await flows.createInFinanceOperations('CustomerGroups', group);
    await flows.patchInFinanceOperations("CustomersV3(dataAreaId='usmf',CustomerAccount='A-1')", {
      CustomerGroupId: '30',
    });
    await flows.patch(`accounts(${account})`, { fax: '555-0110' });
    await flows.settled();
    expect(await customer('A-1')).toMatchObject({ CustomerGroupId: '30', PrimaryContactFax: '555-0110' });
  });

  it('rule 15: accounts and contacts without a number get one in Sales, and are known by it in F&O', async () => {
    const accountId = await flows.create('accounts', { name: 'Unnumbered' });
    const contactId = await contact();
    await flows.settled();
    const accountRow = await flows.sales(`accounts(${accountId})`);
    const contactRow = await flows.sales(`contacts(${contactId})`);
    expect(accountRow?.accountnumber).toMatch(/^ACC-\d+-[A-Z0-9]{6}$/);
    expect(contactRow?.msdynce_contactnumber).toMatch(/^CON-\d+-[A-Z0-9]{6}$/);
    expect(await customer(accountRow?.accountnumber)).toMatchObject({
      OrganizationName: 'Unnumbered',
      PartyNumber: accountRow?.accountnumber,
    });
    expect(await person(contactRow?.msdynce_contactnumber)).toMatchObject({
      ContactPersonPartyNumber: contactRow?.msdynce_contactnumber,
    });
  });

  it('rule 15: a number that was given is kept', async () => {
    const id = await flows.account('GIVEN-1');
    await flows.settled();
    expect(await flows.sales(`accounts(${id})`)).toMatchObject({ accountnumber: 'GIVEN-1' });
    expect(await customer('GIVEN-1')).toMatchObject({ OrganizationName: 'Account GIVEN-1' });
  });
});
