import { describe, expect, it } from 'vitest';
import { useDynamicsWebApi } from './use-dynamics-web-api.ts';

describe('DynamicsWebApi, FetchXML', () => {
  const test = useDynamicsWebApi();
  const namesOf = (answer: { value?: readonly object[] }) =>
    (answer.value ?? []).map((row) => (row as { name?: string }).name);
  // The cookie comes only when it is asked for.
  const paged = { collection: 'accounts', includeAnnotations: 'Microsoft.Dynamics.CRM.fetchxmlpagingcookie' };
  const allNames = async () => namesOf((await test.read('accounts?$select=name&$orderby=name')) as never);

  it('pages with the cookie that the client finds, each row once', async () => {
    const fetchXml =
      '<fetch count="7"><entity name="account"><attribute name="name"/><order attribute="name"/></entity></fetch>';
    let page = await test.client.fetch({ ...paged, fetchXml });
    const pages = [namesOf(page)];
    while (page.PagingInfo) {
      const { nextPage, cookie } = page.PagingInfo;
      expect(cookie).toContain('&lt;name last=');
      page = await test.client.fetch({
        ...paged,
        fetchXml,
        pageNumber: nextPage ?? 0,
        pagingCookie: cookie ?? '',
      });
      pages.push(namesOf(page));
    }
    expect(pages.slice(0, -1).every(({ length }) => length === 7)).toBe(true);
    expect(pages.flat()).toEqual(await allNames());
  });

  it('collects all pages by itself', async () => {
    const fetchXml =
      '<fetch count="9"><entity name="account"><attribute name="name"/><order attribute="name" descending="true"/></entity></fetch>';
    const all = await test.client.fetchAll({ ...paged, fetchXml });
    expect(namesOf(all)).toEqual((await allNames()).reverse());
  });

  it('reads what a joined table has, with its annotations', async () => {
    const fetchXml = `<fetch top="3"><entity name="quote"><attribute name="quotenumber"/>
      <link-entity name="account" from="accountid" to="customerid" alias="buyer"><attribute name="name"/><attribute name="statecode"/></link-entity>
    </entity></fetch>`;
    const { value = [] } = await test.client.fetch({
      collection: 'quotes',
      fetchXml,
      includeAnnotations: 'OData.Community.Display.V1.FormattedValue',
    });
    expect(value).toHaveLength(3);
    for (const row of value) {
      expect(row).toMatchObject({ 'buyer.name': expect.any(String), 'buyer.statecode_Formatted': 'Active' });
    }
  });

  it('runs a view of the system that it finds by name, and one that it has kept itself', async () => {
    const views = await test.client.retrieveMultiple({
      collection: 'savedqueries',
      select: ['name', 'savedqueryid', 'fetchxml'],
      filter: "name eq 'Active Accounts'",
    });
    const [{ savedqueryid: savedQuery = '', fetchxml = '' } = {}] = views.value as Record<string, string>[];
    const active = await test.client.retrieve({ collection: 'accounts', savedQuery });
    const { value } = (await test.read(
      'accounts?$select=name&$filter=statecode eq 0&$orderby=name',
    )) as never;
    expect(namesOf(active)).toEqual(namesOf({ value }));

    const userQuery = await test.client.create({
      collection: 'userqueries',
      data: { name: 'Mine', returnedtypecode: 'account', fetchxml, querytype: 0 },
    });
    const mine = await test.client.retrieve({ collection: 'accounts', userQuery: String(userQuery) });
    expect(namesOf(mine)).toEqual(namesOf(active));
  });

  it('rejects what is no FetchXML', async () => {
    const rejection = { status: 400, code: '0x80040203', message: expect.stringContaining('Invalid XML') };
    await expect(
      test.client.fetch({ collection: 'accounts', fetchXml: '<fetch><entity name="account"></fetch>' }),
    ).rejects.toMatchObject(rejection);
  });
});
