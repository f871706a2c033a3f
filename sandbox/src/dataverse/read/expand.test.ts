import { beforeAll, describe, expect, it } from 'vitest';
import { useSandbox } from '../../test-support/start-for-test.ts';

const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const etag = expect.stringMatching(/^W\/"\d+"$/);
const onlySelectAndFilter =
  'Only $select and $filter clause can be provided while doing $expand on many-to-one relationship or nested one-to-many relationship.';

describe('Dataverse, $expand', () => {
  const test = useSandbox();
  const root = () => test.sandbox.sales.serviceRoot;

  beforeAll(async () => {
    const account = (n: number, values: object = {}) =>
      test.sales.post('accounts', { accountid: id(n), name: `Account ${n}`, ...values });
    await account(1);
    await account(2, { 'parentaccountid@odata.bind': `/accounts(${id(1)})` });
    for (const [n, lastname] of ['Ann', 'Bob', 'Cid'].entries())
      await test.sales.post('contacts', {
        contactid: id(11 + n),
        lastname,
        'parentcustomerid_account@odata.bind': `/accounts(${id(1)})`,
      });
    await test.sales.patch(`accounts(${id(2)})`, { 'primarycontactid@odata.bind': `/contacts(${id(12)})` });
  });

  it('brings a collection whole, with the link to it and the lookup that binds it', async () => {
    const { json } = await test.sales.get(
      'accounts?$select=name&$orderby=name&$expand=contact_customer_accounts($select=lastname;$orderby=lastname desc)',
      { prefer: 'odata.maxpagesize=1' },
    );
    expect(json['@odata.context']).toBe(
      `${root()}$metadata#accounts(name,contact_customer_accounts(lastname))`,
    );
    const contact = (n: number, lastname: string) => ({
      '@odata.etag': etag,
      lastname,
      _parentcustomerid_value: id(1),
      contactid: id(n),
    });
    expect(json.value).toEqual([
      {
        '@odata.etag': etag,
        name: 'Account 1',
        accountid: id(1),
        contact_customer_accounts: [contact(13, 'Cid'), contact(12, 'Bob'), contact(11, 'Ann')],
        'contact_customer_accounts@odata.nextLink': `${root()}accounts(${id(1)})/contact_customer_accounts?$select=lastname&$orderby=lastname%20desc`,
      },
    ]);
    const [row] = json.value;
    const whole = await test.sales.get(String(row?.['contact_customer_accounts@odata.nextLink']));
    expect(whole.json.value.map(({ lastname }) => lastname)).toEqual(['Cid', 'Bob', 'Ann']);
    const next = await test.sales.get(json['@odata.nextLink'] ?? '');
    expect(next.json.value[0]).toMatchObject({ accountid: id(2), contact_customer_accounts: [] });
  });

  it('filters, orders and cuts a collection', async () => {
    const lastnames = async (options: string) => {
      const { json } = await test.sales.get(
        `accounts(${id(1)})?$select=name&$expand=contact_customer_accounts(${options})`,
      );
      return (json.contact_customer_accounts as { lastname: string }[]).map(({ lastname }) => lastname);
    };
    expect(await lastnames("$filter=lastname ne 'Bob';$orderby=lastname desc")).toEqual(['Cid', 'Ann']);
    expect(await lastnames("$filter=contains(lastname,';') or lastname eq 'Ann'")).toEqual(['Ann']);
    expect(await lastnames('$top=2;$orderby=lastname')).toEqual(['Ann', 'Bob']);
  });

  it('expands lookups in lookups, and collections in them', async () => {
    const { json } = await test.sales.get(
      `accounts(${id(2)})?$select=name&$expand=parentaccountid($select=name;$expand=contact_customer_accounts($select=lastname)),primarycontactid($select=lastname;$expand=parentcustomerid_account($select=name;$expand=parentaccountid))`,
    );
    expect(json['@odata.context']).toBe(
      `${root()}$metadata#accounts(name,parentaccountid(name,contact_customer_accounts(lastname)),primarycontactid(lastname,parentcustomerid_account(name,parentaccountid())))/$entity`,
    );
    expect(json.primarycontactid).toEqual({
      lastname: 'Bob',
      contactid: id(12),
      parentcustomerid_account: { name: 'Account 1', accountid: id(1), parentaccountid: null },
    });
    const parent = json.parentaccountid as Record<string, unknown>;
    expect(parent.contact_customer_accounts).toEqual([
      { lastname: 'Ann', contactid: id(11) },
      { lastname: 'Bob', contactid: id(12) },
      { lastname: 'Cid', contactid: id(13) },
    ]);
  });

  it('pages collections when an expansion stands inside another and a page size is asked for', async () => {
    const query =
      'accounts?$select=name&$orderby=name&$expand=contact_customer_accounts($select=lastname;$expand=owninguser($select=fullname))';
    const prefer = { prefer: 'odata.maxpagesize=2' };
    const { json } = await test.sales.get(query, prefer);
    const [first, second] = json.value;
    expect(first?.contact_customer_accounts).toHaveLength(2);
    expect(second).toMatchObject({ contact_customer_accounts: [] });
    expect(second).not.toHaveProperty('contact_customer_accounts@odata.nextLink');
    const link = String(first?.['contact_customer_accounts@odata.nextLink']);
    expect(link).toContain(
      `accounts(${id(1)})/contact_customer_accounts?$select=lastname&$expand=owninguser`,
    );
    const rest = await test.sales.get(link, prefer);
    expect(rest.json.value).toMatchObject([
      { lastname: 'Cid', owninguser: { fullname: expect.any(String) } },
    ]);
    expect(rest.json['@odata.nextLink']).toBeUndefined();
  });

  it('gives the address of a lookup instead of its record', async () => {
    const { json } = await test.sales.get('accounts?$select=name&$orderby=name&$expand=parentaccountid/$ref');
    expect(json['@odata.context']).toBe(
      `${root()}$metadata#accounts(name,parentaccountid,parentaccountid/$ref())`,
    );
    expect(json.value[0]).toMatchObject({ parentaccountid: null, _parentaccountid_value: null });
    expect(json.value[1]).toMatchObject({
      _parentaccountid_value: id(1),
      parentaccountid: { '@odata.id': `${root()}accounts(${id(1)})` },
    });
  });

  it('takes 15 expansions, at whatever depth, and refuses 16', async () => {
    const chain = (depth: number): string =>
      depth === 1 ? 'parentaccountid' : `parentaccountid($expand=${chain(depth - 1)})`;
    const wide = `createdby,modifiedby,ownerid,owninguser,owningbusinessunit,transactioncurrencyid`;
    expect((await test.sales.get(`accounts?$select=name&$expand=${wide},${chain(9)}`)).status).toBe(200);
    const { status, json } = await test.sales.get(`accounts?$select=name&$expand=${wide},${chain(10)}`);
    expect(status).toBe(400);
    expect(json.error.code).toBe('0x80060888');
  });

  it.each([
    ['parentaccountid($filter=name eq null)', onlySelectAndFilter],
    ['parentaccountid($top=1)', onlySelectAndFilter],
    ['contact_customer_accounts($top=1;$expand=owninguser)', onlySelectAndFilter],
    ['contact_customer_accounts($orderby=lastname),parentaccountid($expand=owninguser)', onlySelectAndFilter],
    ['parentaccountid($expand=contact_customer_accounts($orderby=lastname))', onlySelectAndFilter],
    [
      'contact_customer_accounts/$ref',
      'Expand with $ref is only supported on lookup type navigation property.',
    ],
    ['contact_customer_accounts($skip=1)', '"$skip" is not supported in $expand'],
    ['contact_customer_accounts($count=true)', '"$count" is not supported in $expand'],
    ['contact_customer_accounts($levels=2)', '"$levels" is not supported in $expand'],
    ['contact_customer_accounts($filter=lastname eq @p1)', 'Parameter aliases are not supported'],
    ['contact_customer_accounts($select=nothing)', "Could not find a property named 'nothing'"],
    ['contact_customer_accounts($select=lastname;$select=lastname)', 'was specified more than once'],
    ['_parentaccountid_value', 'Only navigation properties can be expanded.'],
  ])('refuses %s', async (expand, message) => {
    const { status, json } = await test.sales.get(`accounts?$expand=${expand}&@p1='x'`);
    expect(status).toBe(400);
    expect(json.error.code).toBe('0x80060888');
    expect(json.error.message).toContain(message);
  });
});
