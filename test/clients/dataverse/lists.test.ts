import { describe, expect, it } from 'vitest';
import { useDynamicsWebApi } from './use-dynamics-web-api.ts';

describe('DynamicsWebApi, lists', () => {
  const test = useDynamicsWebApi();
  const accounts = { collection: 'accounts', select: ['name', 'accountnumber'] };
  const namesOf = ({ value }: { value: { name: string }[] }) => value.map(({ name }) => name);
  const allNames = async () => namesOf((await test.read('accounts?$select=name')) as never);

  it('filters, sorts, and tells how many there are in all', async () => {
    const filter = "contains(name,'retail') and statecode eq 0";
    const page = await test.client.retrieveMultiple({
      ...{ ...accounts, filter, orderBy: ['name desc'], top: 3, count: true },
    });
    const { value } = (await test.read(`accounts?$filter=${filter}`)) as { value: { name: string }[] };
    expect(page.oDataCount).toBe(value.length);
    expect(value.length).toBeGreaterThan(3);
    expect(namesOf(page)).toEqual(
      namesOf({ value })
        .sort((a, b) => (a.toLowerCase() < b.toLowerCase() ? 1 : -1))
        .slice(0, 3),
    );
  });

  it('follows the next link from page to page to the end', async () => {
    const request = { ...accounts, maxPageSize: 7 };
    let page = await test.client.retrieveMultiple(request);
    const pages = [namesOf(page)];
    while (page.oDataNextLink) {
      page = await test.client.retrieveMultiple(request, page.oDataNextLink);
      pages.push(namesOf(page));
    }
    expect(pages.slice(0, -1).every(({ length }) => length === 7)).toBe(true);
    expect(pages.flat().sort()).toEqual((await allNames()).sort());
  });

  it('collects all pages by itself, and rejects a link that somebody changed', async () => {
    const all = await test.client.retrieveAll({ ...accounts, maxPageSize: 10 });
    expect(namesOf(all).sort()).toEqual((await allNames()).sort());
    const { oDataNextLink = '' } = await test.client.retrieveMultiple({ ...accounts, maxPageSize: 7 });
    const forged = oDataNextLink
      .replace('pagenumber%3D%222', 'pagenumber%3D%223')
      .replace('=%222%22', '=%229%22');
    expect(forged).not.toBe(oDataNextLink);
    await expect(test.client.retrieveMultiple(accounts, forged)).rejects.toMatchObject({ status: 400 });
  });

  it('counts all, those of a filter, and beyond what one page holds', async () => {
    const names = await allNames();
    const filter = "startswith(name,'C')";
    expect(await test.client.count({ collection: 'accounts' })).toBe(names.length);
    const starting = names.filter((name) => /^c/i.test(name)).length;
    expect(await test.client.count({ collection: 'accounts', filter })).toBe(starting);
    expect(await test.client.countAll({ collection: 'accounts', filter, select: ['name'] })).toBe(starting);
  });

  it('expands lookups and collections, each with its own options', async () => {
    const expand = [
      { property: 'quote_details', select: ['quantity'], filter: 'quantity gt 0', expand: [] },
      { property: 'customerid_account', select: ['name'] },
    ];
    const filter = 'quote_details/any(line:line/quantity gt 0) and customerid_account/accountid ne null';
    const request = { collection: 'quotes', select: ['name'], filter, expand, top: 2 };
    const { value } = await test.client.retrieveMultiple(request);
    expect(value).toHaveLength(2);
    for (const { quoteid, quote_details: lines, customerid_account: customer } of value) {
      const path = `quotedetails?$filter=_quoteid_value eq ${quoteid} and quantity gt 0`;
      expect(lines).toHaveLength(((await test.read(path)).value as object[]).length);
      expect(customer).toMatchObject({ name: expect.any(String), accountid: expect.any(String) });
    }
  });

  it('aggregates', async () => {
    const apply = 'groupby((statecode),aggregate($count as accounts))';
    const { value } = await test.client.retrieveMultiple({ collection: 'accounts', apply });
    for (const { statecode, accounts: counted } of value) {
      const filter = `statecode eq ${statecode}`;
      expect(counted).toBe(await test.client.count({ collection: 'accounts', filter }));
    }
    expect(value.length).toBe(2);
  });

  it('reads the rows of a collection below a record', async () => {
    const [quote] = (
      (await test.read('quotes?$filter=quote_details/any()&$top=1')) as { value: { quoteid: string }[] }
    ).value;
    const request = { collection: 'quotes', key: quote?.quoteid ?? '', navigationProperty: 'quote_details' };
    const { value } = await test.client.retrieve({ ...request, select: ['quotedetailid', '_quoteid_value'] });
    expect(value.length).toBeGreaterThan(0);
    for (const line of value) expect(line._quoteid_value).toBe(quote?.quoteid);
  });
});
