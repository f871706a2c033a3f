import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp, type TestApp } from '../support/start-app.ts';

const page = /* GraphQL */ `
  query Page($first: Int!) {
    customers(first: $first) {
      nodes {
        number
        name
        creditLimit
        sales { email mainAddress { city } }
        financeOperations { name customerGroup group { description } mainAddress { city } }
        sync { state }
      }
    }
  }
`;

describe('the OData requests of a unified query', () => {
  let app: TestApp;

  beforeAll(async () => {
    // No change source may ask in between: the requests seen are those of the query alone.
    app = await startApp({ deltaIntervalMs: 600_000, compareIntervalMs: 600_000 });
  });
  afterAll(() => app[Symbol.asyncDispose]());

  async function requestsOf(query: string, variables?: object) {
    await app.sandbox.sales.admin.clearRequests();
    await app.sandbox.financeOperations.admin.clearRequests();
    const data = await app.data(query, variables);
    // The products of F&O are scanned every few seconds beside whatever is asked; no query here asks for them.
    const print = (requests: readonly { method: string; url: string }[]) =>
      requests
        .filter(({ url }) => !url.includes('/SellableReleasedProducts'))
        .map(({ method, url }) => `${method} ${decodeURIComponent(url)}`);
    return {
      data,
      sales: print(await app.sandbox.sales.admin.requests()),
      financeOperations: print(await app.sandbox.financeOperations.admin.requests()),
    };
  }

  it('are the same in number over 20 and over 40 customers', async () => {
    const twenty = await requestsOf(page, { first: 20 });
    const forty = await requestsOf(page, { first: 40 });
    expect((twenty.data.customers as { nodes: object[] }).nodes).toHaveLength(20);
    expect((forty.data.customers as { nodes: object[] }).nodes).toHaveLength(40);
    expect(twenty.sales).toHaveLength(1);
    expect(twenty.financeOperations).toHaveLength(2);
    expect(forty.sales).toHaveLength(twenty.sales.length);
    expect(forty.financeOperations).toHaveLength(twenty.financeOperations.length);
    const shape = (requests: string[]) =>
      requests.map((request) =>
        request.replaceAll(/'[^']*'/g, "'…'").replace(/( or CustomerAccount eq '…')+/, ' or …'),
      );
    expect(shape(forty.sales)).toMatchInlineSnapshot(`
      [
        "GET /api/data/v9.2/accounts?$select=accountid,accountnumber,_owningbusinessunit_value,name,emailaddress1,address1_city&$filter=accountnumber ne null&$orderby=accountnumber asc&$top=41",
      ]
    `);
    expect(shape(forty.financeOperations)).toMatchInlineSnapshot(`
      [
        "GET /data/CustomersV3?cross-company=true&$select=dataAreaId,CustomerAccount,CreditLimit,OrganizationName,CustomerGroupId,AddressCity&$filter=dataAreaId eq '…' and (CustomerAccount eq '…' or …)",
        "GET /data/CustomerGroups?cross-company=true&$select=dataAreaId,CustomerGroupId,Description&$filter=dataAreaId eq '…' and (CustomerGroupId eq '…' or CustomerGroupId eq '…')",
      ]
    `);
  });

  it('ask for the selected columns and nothing more', async () => {
    const { sales, financeOperations } = await requestsOf(
      'query { customerByNumber(number: "US-001") { name financeOperations { customerGroup } } }',
    );
    expect(sales).toMatchInlineSnapshot(`
      [
        "GET /api/data/v9.2/accounts?$select=accountnumber,accountid,_owningbusinessunit_value,name&$filter=accountnumber eq 'US-001'",
      ]
    `);
    expect(financeOperations).toMatchInlineSnapshot(`
      [
        "GET /data/CustomersV3?cross-company=true&$select=dataAreaId,CustomerAccount,CustomerGroupId&$filter=dataAreaId eq 'usmf' and CustomerAccount eq 'US-001'",
      ]
    `);
  });

  it('ask F&O for nothing when no field of it is selected', async () => {
    const { sales, financeOperations } = await requestsOf(
      'query { customers(first: 5) { nodes { number name } totalCount { value exact } } }',
    );
    expect(sales).toMatchInlineSnapshot(`
      [
        "GET /api/data/v9.2/accounts?$select=accountid,accountnumber,_owningbusinessunit_value,name&$filter=accountnumber ne null&$orderby=accountnumber asc&$top=6&$count=true",
      ]
    `);
    expect(financeOperations).toEqual([]);
  });

  it('never match a neighbour of a name with an asterisk, nor another company', async () => {
    const { data } = await requestsOf(
      'query { financeOperationsCustomers(filter: { name: { eq: "Star*Light Trading" } }) { nodes { company financeOperations { name } } } }',
    );
    expect(data.financeOperationsCustomers).toEqual({
      nodes: [{ company: 'usmf', financeOperations: { name: 'Star*Light Trading' } }],
    });
  });

  it('walk all pages without a gap or a repetition', async () => {
    const numbers: string[] = [];
    let after: string | null = null;
    for (let turn = 0; turn < 10; turn += 1) {
      const data: {
        customers: { nodes: { number: string }[]; pageInfo: { hasNextPage: boolean; endCursor: string } };
      } = await app.data(
        'query ($after: String) { customers(first: 7, after: $after, orderBy: { field: CITY, direction: DESC }) { nodes { number } pageInfo { hasNextPage endCursor } } }',
        { after },
      );
      numbers.push(...data.customers.nodes.map((node) => node.number));
      after = data.customers.pageInfo.endCursor;
      if (!data.customers.pageInfo.hasNextPage) break;
    }
    expect(numbers).toHaveLength(43);
    expect(new Set(numbers).size).toBe(43);
  });
});
