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
