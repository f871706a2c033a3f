import { beforeAll, describe, expect, it } from 'vitest';
import { createQuoteScene, ids, type QuoteScene } from '../../../test-support/quote-scene.ts';
import { useSandbox } from '../../../test-support/start-for-test.ts';

describe('InitializeFrom', () => {
  const test = useSandbox();
  let scene: QuoteScene;
  let account: string;
  beforeAll(async () => {
    scene = await createQuoteScene(test.sales);
    account = await make('accounts', {
      name: 'Fabrikam',
      telephone1: '555-1',
      paymenttermscode: 2,
      address1_name: 'Main',
      address1_line1: '1 Street',
      address1_city: 'Portland',
      address1_country: 'USA',
      address1_telephone1: '555-2',
      emailaddress1: 'a@example.com',
      'defaultpricelevelid@odata.bind': `/pricelevels(${ids.list})`,
      'transactioncurrencyid@odata.bind': scene.usd,
    });
  });
  const make = async (table: string, body: object) => {
    const { status, headers, text } = await test.sales.post(table, body);
    expect(status, text).toBe(204);
    return /\(([^)]+)\)$/.exec(headers.get('odata-entityid') ?? '')?.[1] ?? '';
  };
  const initialize = async (moniker: string, target: string) => {
    const { status, text, json } = await test.sales.get(
      `InitializeFrom(EntityMoniker=@p1,TargetEntityName=@p2,TargetFieldType=@p3)?@p1={'@odata.id':'${moniker}'}` +
        `&@p2='${target}'&@p3=Microsoft.Dynamics.CRM.TargetFieldType'ValidForCreate'`,
    );
    expect(status, text).toBe(200);
    const { '@odata.context': _context, ...values } = json;
    return values;
  };
  const read = async (path: string) => (await test.sales.get(path)).json;

  it('hands out a person of a company, with its address, terms and currency', async () => {
    const values = await initialize(`accounts(${account})`, 'contact');
    expect(values).toEqual({
      '@odata.type': '#Microsoft.Dynamics.CRM.contact',
      'parentcustomerid_account@odata.bind': `/accounts(${account})`,
      'defaultpricelevelid@odata.bind': `/pricelevels(${ids.list})`,
      'transactioncurrencyid@odata.bind': scene.usd,
      paymenttermscode: 2,
      telephone1: '555-1',
      address1_name: 'Main',
      address1_line1: '1 Street',
      address1_city: 'Portland',
      address1_country: 'USA',
      address1_telephone1: '555-2',
    });
    const id = await make('contacts', { ...values, lastname: 'Agent' });
    expect(await read(`contacts(${id})`)).toMatchObject({
      _parentcustomerid_value: account,
      address1_city: 'Portland',
    });
  });

  it('hands out a company below a company', async () => {
    expect(await initialize(`accounts(${account})`, 'account')).toEqual({
      '@odata.type': '#Microsoft.Dynamics.CRM.account',
      'parentaccountid@odata.bind': `/accounts(${account})`,
      'defaultpricelevelid@odata.bind': `/pricelevels(${ids.list})`,
      'transactioncurrencyid@odata.bind': scene.usd,
    });
  });

  it.each([
    ['quote', 'quotes'],
    ['salesorder', 'salesorders'],
    ['invoice', 'invoices'],
  ])('hands out a %s for a company or a person, billed and shipped to the address', async (target, table) => {
    const person = await make('contacts', {
      lastname: 'Buyer',
      address1_city: 'Salem',
      'defaultpricelevelid@odata.bind': `/pricelevels(${ids.list})`,
    });
    for (const [moniker, link, city] of [
      [`accounts(${account})`, 'customerid_account', 'Portland'],
      [`contacts(${person})`, 'customerid_contact', 'Salem'],
    ] as const) {
      const values = await initialize(moniker, target);
      expect(values).toMatchObject({
        [`${link}@odata.bind`]: `/${moniker}`,
        'pricelevelid@odata.bind': `/pricelevels(${ids.list})`,
        billto_city: city,
        shipto_city: city,
      });
      const id = await make(table, { ...values, name: 'Initialized' });
      expect(await read(`${table}(${id})`)).toMatchObject({ billto_city: city, statecode: 0 });
    }
  });

  it('hands out the line of an order for the line of a quote', async () => {
    const line = await scene.line(await scene.quote(), { quantity: 3 });
    const values = await initialize(`quotedetails(${line})`, 'salesorderdetail');
    expect(values).toMatchObject({
      'quotedetailid@odata.bind': `/quotedetails(${line})`,
      'productid@odata.bind': `/products(${ids.product})`,
      'uomid@odata.bind': `/uoms(${scene.unit})`,
      quantity: 3,
    });
    expect(Object.keys(values)).not.toContain('quoteid@odata.bind');
  });

  it('goes by mappings that a client can look up', async () => {
    const { value } = await read(
      'entitymaps?$select=sourceentityname,targetentityname&$orderby=sourceentityname,targetentityname',
    );
    expect(
      value.map(({ sourceentityname, targetentityname }) => `${sourceentityname}>${targetentityname}`),
    ).toEqual([
      'account>account',
      'account>contact',
      'account>invoice',
      'account>quote',
      'account>salesorder',
      'contact>invoice',
      'contact>quote',
      'contact>salesorder',
      'quote>salesorder',
      'quotedetail>salesorderdetail',
      'salesorder>invoice',
      'salesorderdetail>invoicedetail',
    ]);
    const [map] = (
      await read("entitymaps?$filter=sourceentityname eq 'account' and targetentityname eq 'account'")
    ).value;
    const columns = await read(
      `attributemaps?$select=sourceattributename,targetattributename&$filter=_entitymapid_value eq ${map?.entitymapid}`,
    );
    expect(columns.value.map(({ targetattributename }) => targetattributename)).toEqual([
      'defaultpricelevelid',
      'transactioncurrencyid',
      'parentaccountid',
    ]);
    const { value: lines } = await read(
      "entitymaps?$filter=sourceentityname eq 'quotedetail'&$expand=attributemaps_entitymapid($select=targetattributename)",
    );
    const names = ((lines[0]?.attributemaps_entitymapid ?? []) as { targetattributename: string }[]).map(
      ({ targetattributename }) => targetattributename,
    );
    expect(names).toEqual(expect.arrayContaining(['quantity', 'productid', 'quotedetailid']));
    expect(names).not.toContain('quoteid');
  });

  it('refuses ways that no relationship has', async () => {
    const answer = await test.sales.get(
      `InitializeFrom(EntityMoniker=@p1,TargetEntityName=@p2,TargetFieldType=@p3)?@p1={'@odata.id':'quotes(${ids.list})'}` +
        "&@p2='account'&@p3=Microsoft.Dynamics.CRM.TargetFieldType'ValidForCreate'",
    );
    expect([answer.status, answer.json.error.message]).toEqual([400, expect.stringContaining('no mapping')]);
  });
});
