import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createSalesWorld, type SalesWorld } from './sales-world.ts';
import { at, startSubgraphs, type TestSubgraphs } from './start-subgraphs.ts';

let subgraphs: TestSubgraphs;
let world: SalesWorld;
beforeAll(async () => {
  subgraphs = await startSubgraphs();
  world = createSalesWorld(subgraphs.clients.sales);
  await Promise.all(['T-A1', 'T-A2'].map(world.account));
  for (const [number, account] of [
    ['T-1', 'T-A1'],
    ['T-2', 'T-A1'],
    ['T-3', 'T-A1'],
    ['T-4', 'T-A2'],
  ] as const)
    await world.contact(number, account, { emailaddress1: `${number}@contoso.example.com` });
});
afterAll(() => subgraphs[Symbol.asyncDispose]());
beforeEach(async () => {
  subgraphs.journal.length = 0;
  await subgraphs.requests();
});

/** The data of an operation that must have no errors, and the OData requests that it cost. */
async function run(query: string, variables?: Record<string, unknown>) {
  const { data, errors } = await subgraphs.run('sales', query, variables);
  expect(errors).toEqual([]);
  return { data, requests: await subgraphs.requests() };
}
const writes = async () => (await subgraphs.requests()).filter((request) => !request.startsWith('GET'));
const keys = 'contactid,msdynce_contactnumber,_owningbusinessunit_value';

describe('one contact', () => {
  it('costs one request for the columns that were asked for, with the key of its customer', async () => {
    const { data, requests } = await run(
      '{ contact(id: "usmf:T-1") { id lastName isActive customer { id } sales { accountNumber version } } }',
    );
    expect(at(data, 'contact')).toMatchObject({
      id: 'usmf:T-1',
      lastName: 'Name T-1',
      isActive: true,
      customer: { id: 'usmf:T-A1' },
      sales: { accountNumber: 'T-A1', version: expect.stringMatching(/^W\//) },
    });
    expect(requests).toEqual([
      "GET contacts?$select=msdynce_contactnumber,contactid,_owningbusinessunit_value,lastname,statecode,_parentcustomerid_value&$filter=msdynce_contactnumber eq 'T-1'&$expand=parentcustomerid_account($select=accountnumber,_owningbusinessunit_value)",
    ]);
  });

  it('leads to its customer with a second request when more than the key is asked for', async () => {
    const { data, requests } = await run('{ contactByNumber(number: "t-1") { customer { name } } }');
    expect(at(data, 'contactByNumber.customer.name')).toBe('Name T-A1');
    expect(requests).toHaveLength(2);
    expect(requests[1]).toMatch(
      /^GET accounts\?\$select=accountid,accountnumber,_owningbusinessunit_value,name&\$filter=accountid eq [0-9a-f-]{36}$/,
    );
  });

  it('leads from its copy back to itself without a further request', async () => {
    const { data } = await run('{ contact(id: "usmf:T-1") { sales { contactId } } }');
    const id = at<string>(data, 'contact.sales.contactId');
    const { data: back, requests } = await run(
      `{ salesContact(contactId: "${id}") { email contact { id firstName lastName sales { email } } } }`,
    );
    expect(at(back, 'salesContact.contact')).toEqual({
      id: 'usmf:T-1',
      firstName: null,
      lastName: 'Name T-1',
      sales: { email: 'T-1@contoso.example.com' },
    });
    expect(requests).toEqual([
      `GET contacts?$select=${keys},emailaddress1,firstname,lastname&$filter=contactid eq ${id}`,
    ]);
  });

  it.each([
    ['usmf:NOBODY', 'CONTACT_NOT_FOUND'],
    ['demf:T-1', 'COMPANY_UNKNOWN'],
    ['T-1', 'INVALID_ARGUMENT'],
  ])('is null with a coded error for %s', async (id, code) => {
    const { data, errors } = await subgraphs.run('sales', `{ contact(id: "${id}") { lastName } }`);
    expect(data).toEqual({ contact: null });
    expect(errors).toMatchObject([{ path: ['contact'], extensions: { code } }]);
  });
});

describe('references of contacts', () => {
  const query = (fields: string) =>
    `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Contact { ${fields} } } }`;

  it('cost one request together, and keep the key they came with where Sales has none', async () => {
    const r = [
      { __typename: 'Contact', id: 'usmf:T-1' },
      { __typename: 'Contact', company: 'USMF', number: 'T-2' },
      { __typename: 'Contact', id: 'usmf:NOBODY' },
    ];
    const { data, requests } = await run(query('id lastName sales { number }'), { r });
    expect(at(data, '_entities')).toEqual([
      { id: 'usmf:T-1', lastName: 'Name T-1', sales: { number: 'T-1' } },
      { id: 'usmf:T-2', lastName: 'Name T-2', sales: { number: 'T-2' } },
      { id: 'usmf:NOBODY', lastName: null, sales: null },
    ]);
    expect(requests).toHaveLength(1);
    expect((await run(query('id company number'), { r })).requests).toEqual([]);
  });
});

describe('lists of contacts', () => {
  it('ask for contacts with a number in a total order', async () => {
    const { data, requests } = await run(
      '{ contacts(first: 2, filter: { number: { startsWith: "T-" } }) { nodes { number } pageInfo { hasNextPage } totalCount { value } } }',
    );
    expect(at(data, 'contacts.nodes')).toEqual([{ number: 'T-1' }, { number: 'T-2' }]);
    expect(at(data, 'contacts.totalCount.value')).toBe(4);
    expect(requests).toEqual([
      `GET contacts?$select=${keys}&$filter=msdynce_contactnumber ne null and startswith(msdynce_contactnumber,'T-')&$orderby=msdynce_contactnumber asc&$top=3&$count=true`,
    ]);
  });

  it('are filtered by their customer, and empty for a customer that Sales has not', async () => {
    const numbers = async (filter: string) => {
      const { data } = await run(`{ contacts(filter: { ${filter} }) { nodes { number } } }`);
      return at<{ number: string }[]>(data, 'contacts.nodes').map(({ number }) => number);
    };
    expect(await numbers('customer: "usmf:T-A2", number: { startsWith: "T-" }')).toEqual(['T-4']);
    expect(await numbers('customer: "usmf:NOBODY"')).toEqual([]);
    expect(await numbers('email: { eq: "t-2@contoso.example.com" }, isActive: true')).toEqual(['T-2']);
  });

  it.each(['T-A', ''])(
    'below customers with "%s…", few or many, cost one request in all',
    async (beginning) => {
      const { data, requests } = await run(
        `{ customers(first: 200, filter: { number: { startsWith: "${beginning}" } }) { nodes { number contacts(first: 2) { nodes { lastName } pageInfo { hasNextPage } totalCount { value } } } } }`,
      );
      expect(requests).toHaveLength(2);
      expect(requests[1]).toMatch(
        /^GET contacts\?\$select=_parentcustomerid_value,contactid,msdynce_contactnumber,_owningbusinessunit_value,lastname&\$filter=\(Microsoft\.Dynamics\.CRM\.In\(PropertyName='_parentcustomerid_value',PropertyValues=\["[^\]]*\]\)\) and msdynce_contactnumber ne null&\$orderby=_parentcustomerid_value asc,msdynce_contactnumber asc$/,
      );
      const nodes = at<{ number: string; contacts: unknown }[]>(data, 'customers.nodes');
      const [first, second] = ['T-A1', 'T-A2'].map((number) => nodes.find((node) => node.number === number));
      expect(first?.contacts).toMatchObject({ pageInfo: { hasNextPage: true } });
      expect(at(first?.contacts, 'nodes')).toHaveLength(2);
      expect(second?.contacts).toMatchObject({ pageInfo: { hasNextPage: false } });
    },
  );

  it('below customers that meet a condition cost one request for each condition, not for each customer', async () => {
    const { data, requests } = await run(
      '{ customers(first: 200, filter: { number: { startsWith: "T-A" } }) { nodes { contacts(filter: { email: { startsWith: "t-2@" } }) { nodes { number } totalCount { value } } all: contacts { totalCount { value } } none: contacts(filter: { customer: "usmf:NOBODY" }) { nodes { number } } } } }',
    );
    const contacts = requests.filter((request) => request.startsWith('GET contacts'));
    expect(contacts).toHaveLength(2);
    expect(contacts.filter((request) => request.includes("startswith(emailaddress1,'t-2@')"))).toHaveLength(
      1,
    );
    expect(at(data, 'customers.nodes')).toMatchObject([
      {
        contacts: { nodes: [{ number: 'T-2' }], totalCount: { value: 1 } },
        all: { totalCount: { value: 3 } },
        none: { nodes: [] },
      },
      {
        contacts: { nodes: [], totalCount: { value: 0 } },
        all: { totalCount: { value: 1 } },
        none: { nodes: [] },
      },
    ]);
  });

  it('below a customer go on behind a cursor, also when its contact is gone', async () => {
    const page = (after: string | null) =>
      run(
        'query ($after: String) { customer(id: "usmf:T-A1") { contacts(first: 1, after: $after) { edges { cursor node { number } } pageInfo { hasNextPage hasPreviousPage endCursor } } } }',
        { after },
      );
    const met: string[] = [];
    for (let after: string | null = null, more = true; more; ) {
      const { data } = await page(after);
      met.push(
        ...at<{ node: { number: string } }[]>(data, 'customer.contacts.edges').map(({ node }) => node.number),
      );
      expect(at(data, 'customer.contacts.pageInfo.hasPreviousPage')).toBe(after !== null);
      after = at(data, 'customer.contacts.pageInfo.endCursor');
      more = at(data, 'customer.contacts.pageInfo.hasNextPage');
    }
    expect(met.filter((number) => number.startsWith('T-'))).toEqual(['T-1', 'T-2', 'T-3']);

    const gone = await world.contact('T-2A', 'T-A1');
    const { data } = await run(
      '{ customer(id: "usmf:T-A1") { contacts { edges { cursor node { number } } } } }',
    );
    const edges = at<{ cursor: string; node: { number: string } }[]>(data, 'customer.contacts.edges');
    const { cursor = '' } = edges.find(({ node }) => node.number === 'T-2A') ?? {};
    await subgraphs.clients.sales.delete('contacts', { kind: 'guid', value: gone });
    expect(at((await page(cursor)).data, 'customer.contacts.edges.0.node.number')).toBe('T-3');
  });

  it('below a customer that Sales has not are empty, and refuse a page that cannot be', async () => {
    const query =
      'query ($r: [_Any!]!, $first: Int) { _entities(representations: $r) { ... on Customer { contacts(first: $first) { nodes { id } totalCount { value } } } } }';
    const nobody = { r: [{ __typename: 'Customer', id: 'usmf:NOBODY' }] };
    const { data } = await run(query, { ...nobody, first: 5 });
    expect(at(data, '_entities.0.contacts')).toEqual({ nodes: [], totalCount: { value: 0 } });
    const { errors } = await subgraphs.run('sales', query, { ...nobody, first: 201 });
    expect(errors).toMatchObject([
      { path: ['_entities', 0, 'contacts'], extensions: { code: 'INVALID_ARGUMENT' } },
    ]);
  });
});

describe('a contact that is written', () => {
  const create =
    'mutation ($input: CreateContactInput!) { createContact(input: $input) { contact { id number fullName customer { id } sales { contactId accountNumber } } } }';

  it('is created once with its customer, however often the call is repeated', async () => {
    const input = {
      contactId: randomUUID(),
      number: 'T-NEW',
      customer: 'usmf:us-003',
      lastName: 'Doe',
      address: { city: 'Oslo' },
    };
    const first = await run(create, { input });
    expect(at(first.data, 'createContact.contact')).toMatchObject({
      id: 'usmf:T-NEW',
      customer: { id: 'usmf:US-003' },
      sales: { contactId: input.contactId, accountNumber: 'US-003' },
    });
    expect(subgraphs.journal).toEqual([`intend SALES contacts ${input.contactId}`, 'written']);
    expect((await run(create, { input })).data).toEqual(first.data);
    const taken = await subgraphs.run('sales', create, { input: { ...input, lastName: 'Roe' } });
    expect(taken.errors).toMatchObject([{ extensions: { code: 'DUPLICATE_KEY' } }]);
  });

  it('moves to another customer, and to none', async () => {
    const update = (customer: string) =>
      `mutation { updateContact(input: { id: "usmf:T-4", customer: ${customer} }) { contact { customer { id name } } } }`;
    const moved = await run(update('"usmf:US-005"'));
    expect(at(moved.data, 'updateContact.contact.customer.id')).toBe('usmf:US-005');
    expect(moved.requests.filter((request) => !request.startsWith('GET'))).toEqual([
      expect.stringMatching(/^PATCH contacts\([0-9a-f-]{36}\)/),
    ]);
    expect(subgraphs.journal).toEqual([
      expect.stringMatching(/^intend SALES contacts [0-9a-f-]{36}$/),
      'written',
    ]);
    expect((await run(update('"usmf:US-005"'))).requests.some((request) => request.startsWith('PATCH'))).toBe(
      false,
    );
    expect(at((await run(update('null'))).data, 'updateContact.contact.customer')).toBeNull();
  });

  it('is deactivated once', async () => {
    const deactivate =
      'mutation { deactivateContact(input: { id: "usmf:T-3" }) { contact { isActive sales { statusCode } } } }';
    for (const expected of [1, 0]) {
      const { data, requests } = await run(deactivate);
      expect(at(data, 'deactivateContact.contact')).toEqual({ isActive: false, sales: { statusCode: 2 } });
      expect(requests.filter((request) => request.startsWith('PATCH'))).toHaveLength(expected);
    }
    const { data } = await run(deactivate.replace('deactivateContact', 'activateContact'));
    expect(at(data, 'activateContact.contact')).toEqual({ isActive: true, sales: { statusCode: 1 } });
    await run(deactivate);
  });

  it.each<[string, string, string, object]>([
    [
      'an unknown number',
      'updateContact(input: { id: "usmf:NOBODY", lastName: "x" })',
      'CONTACT_NOT_FOUND',
      {},
    ],
    [
      'an unknown customer',
      'createContact(input: { lastName: "x", customer: "usmf:NOBODY" })',
      'CUSTOMER_NOT_FOUND',
      { got: 'usmf:NOBODY' },
    ],
    [
      'a malformed customer',
      'createContact(input: { lastName: "x", customer: "x" })',
      'INVALID_ARGUMENT',
      { field: 'customer' },
    ],
    [
      'too long a name',
      `updateContact(input: { id: "usmf:T-1", lastName: "${'x'.repeat(51)}" })`,
      'VALUE_TOO_LONG',
      { field: 'lastName', expected: 'at most 50 characters' },
    ],
    [
      'a stale version',
      'updateContact(input: { id: "usmf:T-1", ifVersion: "W/\\"1\\"", lastName: "x" })',
      'STALE_VERSION',
      { got: 'W/"1"' },
    ],
  ])('is refused for %s, and nothing is sent', async (_, mutation, code, details) => {
    const { errors } = await subgraphs.run('sales', `mutation { ${mutation} { contact { id } } }`);
    expect(errors).toMatchObject([{ path: [mutation.split('(')[0]], extensions: { code, ...details } }]);
    expect(await writes()).toEqual([]);
    expect(subgraphs.journal).toEqual([]);
  });
});
