import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { at, startSubgraphs, type TestSubgraphs } from './start-subgraphs.ts';

let subgraphs: TestSubgraphs;
beforeAll(async () => {
  subgraphs = await startSubgraphs();
});
afterAll(() => subgraphs[Symbol.asyncDispose]());

/** The data of a query that must have no errors, and the OData requests that it cost. */
async function read(
  system: 'sales' | 'financeOperations',
  query: string,
  variables?: Record<string, unknown>,
) {
  await subgraphs.requests();
  const { data, errors } = await subgraphs.run(system, query, variables);
  expect(errors).toEqual([]);
  return { data, requests: await subgraphs.requests() };
}

const sales = (query: string, variables?: Record<string, unknown>) => read('sales', query, variables);
const financeOperations = (query: string, variables?: Record<string, unknown>) =>
  read('financeOperations', query, variables);

interface ListPage {
  edges: { cursor: string; node: { number: string } }[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
  totalCount: { value: number };
}

const accountKeys = 'accountid,accountnumber,_owningbusinessunit_value';

describe('one customer from Sales', () => {
  it('costs one request for the columns that were asked for', async () => {
    const { data, requests } = await sales(`{
      customer(id: "usmf:US-001") { id name isActive mainAddress { city } sales { accountId currency numberOfEmployees } }
    }`);
    expect(requests).toEqual([
      "GET accounts?$select=accountnumber,accountid,_owningbusinessunit_value,name,statecode,address1_city,numberofemployees&$filter=accountnumber eq 'US-001'&$expand=transactioncurrencyid($select=isocurrencycode)",
    ]);
    expect(at(data, 'customer')).toEqual({
      id: 'usmf:US-001',
      name: 'Contoso Retail San Diego',
      isActive: true,
      mainAddress: { city: 'San Diego' },
      sales: { accountId: '10127be4-170f-5947-8825-79372ca33390', currency: 'USD', numberOfEmployees: 20 },
    });
  });

  it('is found by its number in any case, and named as Sales names it', async () => {
    const { data } = await sales('{ customerByNumber(number: "us-001") { id number company } }');
    expect(at(data, 'customerByNumber')).toEqual({ id: 'usmf:US-001', number: 'US-001', company: 'usmf' });
  });

  it.each([
    ['customer(id: "usmf:NOBODY")', 'customer', 'CUSTOMER_NOT_FOUND'],
    ['customerByNumber(number: "NOBODY")', 'customerByNumber', 'CUSTOMER_NOT_FOUND'],
    ['customer(id: "demf:US-001")', 'customer', 'COMPANY_UNKNOWN'],
    ['customer(id: "US-001")', 'customer', 'INVALID_ARGUMENT'],
  ])('is null with a coded error for %s', async (field, name, code) => {
    const { data, errors } = await subgraphs.run('sales', `{ ${field} { name } }`);
    expect(data).toEqual({ [name]: null });
    expect(errors).toMatchObject([{ path: [name], extensions: { code } }]);
  });

  it('without a number is an account and no customer', async () => {
    const { data } = await sales(
      '{ salesAccounts(withoutNumber: true) { nodes { accountId name number } totalCount { value } } }',
    );
    expect(at(data, 'salesAccounts.totalCount.value')).toBe(1);
    const [account] = at<{ accountId: string; name: string; number: null }[]>(data, 'salesAccounts.nodes');
    const { accountId = '', name, number } = account ?? {};
    expect([name, number]).toEqual(['A Prospect Without A Number', null]);
    const one = await sales('query ($id: Guid!) { salesAccount(accountId: $id) { name } }', {
      id: accountId.toUpperCase(),
    });
    expect(at(one.data, 'salesAccount')).toEqual({ name });
    expect(one.requests).toEqual([
      `GET accounts?$select=${accountKeys},name&$filter=accountid eq ${accountId}`,
    ]);
  });
});

describe('entity references', () => {
  const query = (fields: string) =>
    `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Customer { ${fields} } } }`;
  const references = (ids: string[]) => ({ r: ids.map((id) => ({ __typename: 'Customer', id })) });

  it.each([20, 40])('of %i customers cost one request in each system', async (count) => {
    const list = await sales(`{ customers(first: ${count}) { nodes { id } } }`);
    const ids = at<{ id: string }[]>(list.data, 'customers.nodes').map(({ id }) => id);
    expect(new Set(ids).size).toBe(count);
    const fromSales = await sales(query('name'), references(ids));
    expect(fromSales.requests).toHaveLength(1);
    expect(fromSales.requests[0]).toMatch(
      /^GET accounts\?\$select=accountnumber,accountid,_owningbusinessunit_value,name&\$filter=Microsoft\.Dynamics\.CRM\.In\(PropertyName='accountnumber',PropertyValues=\[/,
    );
    expect(at<{ name: unknown }[]>(fromSales.data, '_entities').map(({ name }) => typeof name)).toEqual(
      ids.map(() => 'string'),
    );
    const fromFinance = await financeOperations(
      query('creditLimit financeOperations { name }'),
      references(ids),
    );
    expect(fromFinance.requests).toHaveLength(1);
    expect(fromFinance.requests[0]).toMatch(
      /^GET CustomersV3\?cross-company=true&\$select=dataAreaId,CustomerAccount,CreditLimit,OrganizationName&\$filter=dataAreaId eq 'usmf' and \(CustomerAccount eq '/,
    );
  });

  it('resolve without a copy where the system has none, and keep the key they came with', async () => {
    const variables = references(['usmf:NOBODY', 'usmf:us-001']);
    const fromSales = await sales(query('id name sales { number }'), variables);
    expect(at(fromSales.data, '_entities')).toEqual([
      { id: 'usmf:NOBODY', name: null, sales: null },
      { id: 'usmf:us-001', name: 'Contoso Retail San Diego', sales: { number: 'US-001' } },
    ]);
    const fromFinance = await financeOperations(query('id hold financeOperations { number }'), variables);
    expect(at(fromFinance.data, '_entities')).toEqual([
      { id: 'usmf:NOBODY', hold: null, financeOperations: null },
      { id: 'usmf:us-001', hold: 'NO', financeOperations: { number: 'US-001' } },
    ]);
  });

  it('cost nothing where only keys are asked for, by either key', async () => {
    const r = [
      { __typename: 'Customer', id: 'usmf:A' },
      { __typename: 'Customer', company: 'USMF', number: 'B' },
    ];
    const { data, requests } = await sales(query('id company number'), { r });
    expect(at<{ id: string }[]>(data, '_entities').map(({ id }) => id)).toEqual(['usmf:A', 'usmf:B']);
    expect(requests).toEqual([]);
  });

  it('of an unknown company fail alone', async () => {
    const { data, errors } = await subgraphs.run(
      'financeOperations',
      query('creditLimit'),
      references(['demf:US-001', 'usmf:US-001']),
    );
    expect(at(data, '_entities')).toEqual([null, { creditLimit: '500000' }]);
    expect(errors).toMatchObject([{ path: ['_entities', 0], extensions: { code: 'COMPANY_UNKNOWN' } }]);
  });

  it('of an account by its identifier resolve too', async () => {
    const accounts = `query ($r: [_Any!]!) { _entities(representations: $r) { ... on SalesAccount { name } } }`;
    const r = ['10127be4-170f-5947-8825-79372ca33390', '00000000-0000-4000-8000-000000000000'].map(
      (accountId) => ({
        __typename: 'SalesAccount',
        accountId,
      }),
    );
    const { data, requests } = await sales(accounts, { r });
    expect(at(data, '_entities')).toEqual([{ name: 'Contoso Retail San Diego' }, null]);
    expect(requests).toHaveLength(1);
  });
});

describe('lists', () => {
  it('of Sales ask for accounts with a number in a total order, and count only when asked', async () => {
    const plain = await sales('{ customers(first: 5) { nodes { name } } }');
    expect(plain.requests).toEqual([
      `GET accounts?$select=${accountKeys},name&$filter=accountnumber ne null&$orderby=accountnumber asc&$top=6`,
    ]);
    const counted = await sales('{ customers(first: 1) { totalCount { value exact } } }');
    expect(at(counted.data, 'customers.totalCount')).toEqual({ value: 43, exact: true });
    expect(counted.requests).toHaveLength(1);
  });

  it('of F&O name the company in every request', async () => {
    const { data, requests } = await financeOperations(
      '{ financeOperationsCustomers(first: 200) { nodes { company number } totalCount { value exact } } }',
    );
    expect(requests).toEqual([
      "GET CustomersV3?cross-company=true&$select=dataAreaId,CustomerAccount&$filter=dataAreaId eq 'usmf'&$orderby=CustomerAccount asc&$top=201&$count=true",
    ]);
    const nodes = at<{ company: string }[]>(data, 'financeOperationsCustomers.nodes');
    expect(new Set(nodes.map(({ company }) => company))).toEqual(new Set(['usmf']));
    expect(at(data, 'financeOperationsCustomers.totalCount')).toEqual({ value: nodes.length, exact: true });
  });

  it('of another company are refused', async () => {
    const { errors } = await subgraphs.run(
      'financeOperations',
      '{ customerGroups(company: "demf") { code } }',
    );
    expect(errors).toMatchObject([{ extensions: { code: 'COMPANY_UNKNOWN', got: 'demf' } }]);
  });

  const orders = ['NUMBER', 'NAME', 'CITY', 'CREATED_AT', 'MODIFIED_AT'].flatMap((field) => [
    ['sales', 'customers', field, 'ASC'],
    ['sales', 'customers', field, 'DESC'],
  ]);
  const financeOrders = ['NUMBER', 'NAME', 'CUSTOMER_GROUP'].flatMap((field) => [
    ['financeOperations', 'financeOperationsCustomers', field, 'ASC'],
    ['financeOperations', 'financeOperationsCustomers', field, 'DESC'],
  ]);

  it.each([...orders, ...financeOrders])(
    '%s: %s by %s %s meet every customer once',
    async (system, field, order, direction) => {
      const page = `query ($after: String) {
      ${field}(first: 7, after: $after, orderBy: { field: ${order}, direction: ${direction} }) {
        edges { cursor node { number } } pageInfo { hasNextPage endCursor } totalCount { value }
      }
    }`;
      const met: string[] = [];
      let after: string | null = null;
      let total = 0;
      for (let pages = 0; pages < 10; pages += 1) {
        const { data } = await read(system as 'sales', page, { after });
        const { edges, pageInfo, totalCount } = at<ListPage>(data, String(field));
        met.push(...edges.map(({ node }) => node.number));
        total = totalCount.value;
        expect(pageInfo.endCursor).toBe(edges.at(-1)?.cursor);
        if (!pageInfo.hasNextPage) break;
        after = pageInfo.endCursor;
      }
      expect(new Set(met).size).toBe(met.length);
      expect(met).toHaveLength(total);
    },
  );

  it('of all accounts meet those without a number too', async () => {
    const page =
      'query ($after: String) { salesAccounts(first: 20, after: $after) { nodes { accountId } pageInfo { hasNextPage endCursor } } }';
    const met: string[] = [];
    for (let after: string | null = null, more = true; more; ) {
      const { data } = await sales(page, { after });
      const { nodes, pageInfo } = at<{ nodes: { accountId: string }[]; pageInfo: ListPage['pageInfo'] }>(
        data,
        'salesAccounts',
      );
      met.push(...nodes.map(({ accountId }) => accountId));
      ({ endCursor: after, hasNextPage: more } = pageInfo);
    }
    expect([met.length, new Set(met).size]).toEqual([44, 44]);
  });

  it.each([
    ['sales', '{ customers(first: 0) { nodes { id } } }', 'INVALID_ARGUMENT'],
    ['sales', '{ customers(first: 201) { nodes { id } } }', 'INVALID_ARGUMENT'],
    ['sales', '{ customers(after: "bm90IG91cnM") { nodes { id } } }', 'INVALID_CURSOR'],
    ['financeOperations', '{ financeOperationsCustomers(after: "x") { nodes { id } } }', 'INVALID_CURSOR'],
  ] as const)('%s: %s is refused before anything is asked', async (system, query, code) => {
    await subgraphs.requests();
    const { errors } = await subgraphs.run(system, query);
    expect(errors).toMatchObject([{ extensions: { code } }]);
    expect(await subgraphs.requests()).toEqual([]);
  });

  const numbers = (data: unknown, field: string) =>
    at<{ number: string }[]>(data, `${field}.nodes`).map(({ number }) => number);

  it('of Sales are filtered by Sales, wildcards taken literally', async () => {
    const filtered = async (filter: string) =>
      numbers((await sales(`{ customers(filter: { ${filter} }) { nodes { number } } }`)).data, 'customers');
    expect(await filtered('name: { contains: "100% Card_Board [" }')).toEqual(['ACC-01013-5XNUFV']);
    expect(await filtered('name: { contains: "%" }')).toEqual(['ACC-01013-5XNUFV']);
    expect(await filtered('number: { in: ["US-001", "us-002", "NOBODY"] }')).toEqual(['US-001', 'US-002']);
    expect(await filtered('number: { in: [] }')).toEqual([]);
    expect(await filtered('isActive: false')).toEqual(['ACC-01052-CLOSED']);
    expect(await filtered('name: { startsWith: "ψηφιακή" }')).toEqual(['ACC-01015-0ER2LM']);
    expect(await filtered('modifiedSince: "2999-01-01T00:00:00Z"')).toEqual([]);
    expect(await filtered('city: { eq: "seattle" }, number: { eq: "US-003" }')).toEqual(['US-003']);
  });

  it('of F&O are filtered by F&O, an asterisk taken literally', async () => {
    const filtered = async (filter: string) => {
      const { data, requests } = await financeOperations(
        `{ financeOperationsCustomers(filter: { ${filter} }) { nodes { number } } }`,
      );
      return { numbers: numbers(data, 'financeOperationsCustomers'), requests };
    };
    expect((await filtered('name: { contains: "cave w" }')).numbers).toEqual(['US-004']);
    expect((await filtered('name: { startsWith: "C*e W" }')).numbers).toEqual([]);
    expect((await filtered('name: { eq: "C*" }')).numbers).toEqual([]);
    const starred = (await filtered('name: { contains: "*" }')).numbers;
    const { data: page } = await financeOperations(
      '{ financeOperationsCustomers(first: 1, filter: { name: { contains: "*" } }) { nodes { number } } }',
    );
    expect(numbers(page, 'financeOperationsCustomers')).toEqual(starred.slice(0, 1));
    expect((await filtered('number: { in: ["US-00*", "US-004"] }')).numbers).toEqual(['US-004']);
    expect(
      (await filtered('hold: NO, isExternallyMaintained: true, number: { eq: "US-001" }')).requests,
    ).toEqual([
      "GET CustomersV3?cross-company=true&$select=dataAreaId,CustomerAccount&$filter=dataAreaId eq 'usmf' and CustomerAccount eq 'US-001' and OnHoldStatus eq Microsoft.Dynamics.DataEntities.CustVendorBlocked'No' and IsExternallyMaintained eq Microsoft.Dynamics.DataEntities.NoYes'Yes'&$orderby=CustomerAccount asc&$top=21",
    ]);
  });
});

describe('one customer from F&O', () => {
  it('reads what is not set as null, NoYes as Boolean, and groups in one request for all', async () => {
    const { data, requests } = await financeOperations(`{
      financeOperationsCustomers(first: 5, filter: { isExternallyMaintained: true }) { nodes { number deliveryMode financeOperations { isExternallyMaintained group { code description } } } }
    }`);
    const nodes = at<object[]>(data, 'financeOperationsCustomers.nodes');
    expect(nodes[0]).toMatchObject({
      deliveryMode: null,
      financeOperations: {
        isExternallyMaintained: true,
        group: { code: '30', description: 'Retail customers' },
      },
    });
    expect(requests).toHaveLength(2);
    expect(requests[1]).toMatch(
      /^GET CustomerGroups\?cross-company=true&\$select=dataAreaId,CustomerGroupId,Description&\$filter=dataAreaId eq 'usmf' and /,
    );
  });

  it('is null with a coded error for an unknown account', async () => {
    const { data, errors } = await subgraphs.run(
      'financeOperations',
      '{ financeOperationsCustomer(id: "usmf:NOBODY") { id } }',
    );
    expect(data).toEqual({ financeOperationsCustomer: null });
    expect(errors).toMatchObject([
      { path: ['financeOperationsCustomer'], extensions: { code: 'CUSTOMER_NOT_FOUND' } },
    ]);
  });

  it('never takes an asterisk in an account for a wildcard', async () => {
    const { data } = await financeOperations(
      'query ($r: [_Any!]!) { _entities(representations: $r) { ... on Customer { financeOperations { number } } } }',
      { r: [{ __typename: 'Customer', id: 'usmf:US-*' }] },
    );
    expect(at(data, '_entities')).toEqual([{ financeOperations: null }]);
  });
});

describe('accounts of a business unit without a company', () => {
  it('are no customers, but stay readable as accounts', async () => {
    await using apart = await startSubgraphs({ companyOf: () => undefined, companies: ['usmf'] });
    const { data, errors } = await apart.run(
      'sales',
      '{ customers(first: 3) { nodes { id } } salesAccounts(first: 1) { nodes { number } } customer(id: "usmf:US-001") { id } }',
    );
    expect(data).toEqual({
      customers: { nodes: [] },
      salesAccounts: { nodes: [{ number: 'US-001' }] },
      customer: null,
    });
    expect(errors).toMatchObject([{ path: ['customer'], extensions: { code: 'COMPANY_UNKNOWN' } }]);
  });

  it('resolve as references without a copy, and are not written', async () => {
    await using apart = await startSubgraphs({ companyOf: () => undefined, companies: ['usmf'] });
    const query =
      'query ($r: [_Any!]!) { _entities(representations: $r) { ... on Customer { sales { name } } } }';
    const { data } = await apart.run('sales', query, { r: [{ __typename: 'Customer', id: 'usmf:US-001' }] });
    expect(data).toEqual({ _entities: [{ sales: null }] });
    const update = 'mutation { updateCustomer(input: { id: "usmf:US-001", name: "x" }) { customer { id } } }';
    const { errors } = await apart.run('sales', update);
    expect(errors).toMatchObject([{ path: ['updateCustomer'], extensions: { code: 'COMPANY_UNKNOWN' } }]);
    expect(apart.journal).toEqual([]);
  });
});

describe('a system that does not answer', () => {
  it('is a coded error on the field, and what the other fields ask is answered', async () => {
    await subgraphs.sandbox.sales.admin.addFault({
      match: { path: 'accounts', times: 1 },
      action: { kind: 'status', status: 403 },
    });
    const { data, errors } = await subgraphs.run('sales', '{ customer(id: "usmf:US-001") { name } }');
    expect(data).toEqual({ customer: null });
    expect(errors).toMatchObject([
      { path: ['customer'], extensions: { code: 'SYSTEM_ACCESS_DENIED', system: 'SALES' } },
    ]);
  });
});
