import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp, type TestApp } from '../support/start-app.ts';

/** Customers, their contacts, their quotes with lines and the products of the lines: of Sales, of F&O and of sync. */
const everything = /* GraphQL */ `
  query Everything($first: Int!) {
    customers(first: $first) {
      nodes {
        number
        name
        creditLimit
        financeOperations { name customerGroup }
        sync { state }
        contacts(first: 3) {
          nodes { number lastName financeOperations { lastName associatedPartyNumber } sync { state } }
        }
        quotes(first: 3) {
          nodes {
            number
            state
            total
            financeOperations { name lines(first: 5) { nodes { number quantity product { id } } } }
            sync { state }
            lines(first: 5) {
              nodes {
                number
                quantity
                product { number name price sales { priceList isExternallyMaintained } sync { state } }
              }
            }
          }
        }
      }
    }
  }
`;

const backwards = /* GraphQL */ `
  query Backwards($first: Int!) {
    products(first: $first) {
      nodes {
        number
        sales { unit }
        quotes(first: 4) {
          nodes { number customer { number creditLimit contacts(first: 2) { nodes { lastName customer { number } } } } }
        }
      }
    }
  }
`;

describe('one query over the four flows of both systems', () => {
  let app: TestApp;

  beforeAll(async () => {
    // No change source may ask in between: the requests seen are those of the query alone.
    app = await startApp({ deltaIntervalMs: 600_000, compareIntervalMs: 600_000 });
  });
  afterAll(() => app[Symbol.asyncDispose]());

  async function ask<Data>(query: string, first: number) {
    const { sales, financeOperations } = app.sandbox;
    for (const { admin } of [sales, financeOperations]) await admin.clearRequests();
    const data = await app.data<Data>(query, { first });
    const print = (requests: readonly { method: string; url: string }[]) =>
      requests.map(({ method, url }) => withoutValues(`${method} ${decodeURIComponent(url)}`)).toSorted();
    return {
      data,
      sales: print(await sales.admin.requests()),
      financeOperations: print(await financeOperations.admin.requests()),
    };
  }

  it('asks each table once, for 10 customers and for 40', async () => {
    const ten = await ask<Customers>(everything, 10);
    const forty = await ask<Customers>(everything, 40);
    expect([ten, forty].map(({ data }) => data.customers.nodes.length)).toEqual([10, 40]);
    expect(forty.sales).toEqual(ten.sales);
    expect(forty.financeOperations).toEqual(ten.financeOperations);
    expect(forty.sales).toMatchInlineSnapshot(`
      [
        "GET /api/data/v9.2/accounts?$select=accountid,accountnumber,_owningbusinessunit_value,name&$filter=accountnumber ne null&$orderby=accountnumber asc&$top=…",
        "GET /api/data/v9.2/contacts?$select=_parentcustomerid_value,contactid,msdynce_contactnumber,_owningbusinessunit_value,lastname&$filter=(Microsoft.Dynamics.CRM.In(PropertyName='_parentcustomerid_value',PropertyValues=[…])) and msdynce_contactnumber ne null&$orderby=_parentcustomerid_value asc,msdynce_contactnumber asc",
        "GET /api/data/v9.2/products?$select=productid,productnumber,msdynce_ismaintainedexternally&$filter=Microsoft.Dynamics.CRM.In(PropertyName='productid',PropertyValues=[…])&$expand=pricelevelid($select=name)",
        "GET /api/data/v9.2/quotedetails?$select=_quoteid_value,quotedetailid,sequencenumber,quantity,_productid_value&$filter=Microsoft.Dynamics.CRM.In(PropertyName='_quoteid_value',PropertyValues=[…])&$expand=productid($select=productnumber)&$orderby=_quoteid_value asc,sequencenumber asc",
        "GET /api/data/v9.2/quotes?$select=_customerid_value,quoteid,quotenumber,revisionnumber,_owningbusinessunit_value,statecode&$filter=(Microsoft.Dynamics.CRM.In(PropertyName='_customerid_value',PropertyValues=[…])) and statuscode ne 7&$orderby=_customerid_value asc,quotenumber asc",
      ]
    `);
    expect(forty.financeOperations).toMatchInlineSnapshot(`
      [
        "GET /data/CDSContactsV2?cross-company=true&$select=dataAreaId,ContactPersonId,LastName,AssociatedPartyNumber&$filter=dataAreaId eq '…' and (ContactPersonId eq '…' or …)",
        "GET /data/CDSSalesQuotationHeaders?cross-company=true&$select=dataAreaId,SalesQuotationNumber,QuotationTotalAmount,SalesQuotationName&$filter=dataAreaId eq '…' and (SalesQuotationNumber eq '…' or …)",
        "GET /data/CDSSalesQuotationLines?cross-company=true&$select=SalesQuotationNumber,dataAreaId,LineCreationSequenceNumber,RequestedSalesQuantity,ProductNumber&$filter=(SalesQuotationNumber eq '…' or …) and dataAreaId eq '…'&$orderby=SalesQuotationNumber asc,LineCreationSequenceNumber asc",
        "GET /data/CustomersV3?cross-company=true&$select=dataAreaId,CustomerAccount,CreditLimit,OrganizationName,CustomerGroupId&$filter=dataAreaId eq '…' and (CustomerAccount eq '…' or …)",
        "GET /data/SellableReleasedProducts?cross-company=true&$select=dataAreaId,ProductNumber,ProductName,SalesPrice&$filter=dataAreaId eq '…' and (ProductNumber eq '…' or …)",
      ]
    `);
  });

  it('answers what both systems hold, in step where sync says so', async () => {
    const { data } = await ask<Customers>(everything, 40);
    const customers = data.customers.nodes;
    const contacts = customers.flatMap((customer) => customer.contacts.nodes);
    const quotes = customers.flatMap((customer) => customer.quotes.nodes);
    const settled = quotes.filter(({ sync }) => sync?.state === 'SETTLED');
    expect([contacts.length > 20, quotes.length > 15, settled.length > 5]).toEqual([true, true, true]);
    for (const { lastName, financeOperations, sync } of contacts)
      if (sync?.state === 'SETTLED') expect(financeOperations?.lastName).toBe(lastName);
    for (const { lines, financeOperations } of settled)
      expect(financeOperations?.lines.nodes.map(({ number, quantity }) => [number, quantity])).toEqual(
        lines.nodes.map(({ number, quantity }) => [number, quantity]),
      );
    const products = quotes.flatMap(({ lines }) => lines.nodes.flatMap(({ product }) => product ?? []));
    const ofFinance = products.filter(({ sales }) => sales?.isExternallyMaintained);
    expect(ofFinance.length).toBeGreaterThan(5);
    for (const product of ofFinance) expect(product).toMatchObject({ name: expect.any(String) });
  });

  it('goes the other way round as well, from products to the people who work for their customers', async () => {
    const three = await ask(backwards, 3);
    const twelve = await ask(backwards, 12);
    expect(twelve.sales).toHaveLength(three.sales.length);
    expect(twelve.financeOperations).toHaveLength(three.financeOperations.length);
    expect(twelve.sales).toMatchInlineSnapshot(`
      [
        "GET /api/data/v9.2/accounts?$select=accountid,accountnumber,_owningbusinessunit_value&$filter=Microsoft.Dynamics.CRM.In(PropertyName='accountid',PropertyValues=[…])",
        "GET /api/data/v9.2/contacts?$select=_parentcustomerid_value,contactid,msdynce_contactnumber,_owningbusinessunit_value,lastname&$filter=(Microsoft.Dynamics.CRM.In(PropertyName='_parentcustomerid_value',PropertyValues=[…])) and msdynce_contactnumber ne null&$expand=parentcustomerid_account($select=accountnumber,_owningbusinessunit_value)&$orderby=_parentcustomerid_value asc,msdynce_contactnumber asc",
        "GET /api/data/v9.2/products?$select=productnumber,productid&$filter=Microsoft.Dynamics.CRM.In(PropertyName='productnumber',PropertyValues=[…])&$expand=defaultuomid($select=name)",
        "GET /api/data/v9.2/quotedetails?$select=_productid_value,quotedetailid&$filter=Microsoft.Dynamics.CRM.In(PropertyName='_productid_value',PropertyValues=[…])&$expand=quoteid($select=quoteid,quotenumber,revisionnumber,_owningbusinessunit_value,statuscode)&$orderby=_productid_value asc",
        "GET /api/data/v9.2/quotes?$select=quoteid,quotenumber,revisionnumber,_owningbusinessunit_value,_customerid_value&$filter=Microsoft.Dynamics.CRM.In(PropertyName='quoteid',PropertyValues=[…])&$expand=customerid_account($select=accountnumber,_owningbusinessunit_value)",
      ]
    `);
    expect(twelve.financeOperations).toMatchInlineSnapshot(`
      [
        "GET /data/CustomersV3?cross-company=true&$select=dataAreaId,CustomerAccount,CreditLimit&$filter=dataAreaId eq '…' and (CustomerAccount eq '…' or …)",
        "GET /data/SellableReleasedProducts?cross-company=true&$select=dataAreaId,ProductNumber&$filter=dataAreaId eq '…'&$orderby=ProductNumber asc&$top=…",
      ]
    `);
  });
});

/** Of values and how many of them there are only that there are some. */
function withoutValues(request: string): string {
  return request
    .replaceAll(/PropertyValues=\[[^\]]*\]/g, 'PropertyValues=[…]')
    .replaceAll(/(?<!PropertyName=)'[^']*'/g, "'…'")
    .replaceAll(/(\w+ eq '…')( or \w+ eq '…')+/g, '$1 or …')
    .replaceAll(/\$top=\d+/g, '$top=…');
}

interface Customers {
  readonly customers: {
    readonly nodes: readonly {
      readonly contacts: { readonly nodes: readonly Contact[] };
      readonly quotes: { readonly nodes: readonly Quote[] };
    }[];
  };
}
interface Contact {
  readonly lastName: string;
  readonly financeOperations: { readonly lastName: string } | null;
  readonly sync: { readonly state: string } | null;
}
interface Quote {
  readonly lines: { readonly nodes: readonly Line[] };
  readonly financeOperations: { readonly lines: { readonly nodes: readonly Line[] } } | null;
  readonly sync: { readonly state: string } | null;
}
interface Line {
  readonly number: number;
  readonly quantity: string;
  readonly product: { readonly sales: { readonly isExternallyMaintained: boolean } | null } | null;
}
