import { describe, expect, it } from 'vitest';
import { encoded, everything, id, useFetchScene } from '../../test-support/fetch-scene.ts';

const formatted = 'OData.Community.Display.V1.FormattedValue';
const attributeName = 'OData.Community.Display.V1.AttributeName';

describe('FetchXML, rows and columns', () => {
  const { test, fetchXml } = useFetchScene();

  it('gives the columns asked for and the key, and leaves out what is null', async () => {
    const { json } = await fetchXml(
      'accounts',
      `<fetch top="2"><entity name="account"><attribute name="name"/><attribute name="address1_city"/><order attribute="name"/></entity></fetch>`,
    );
    expect(json['@odata.context']).toBe(
      `${test.sandbox.sales.serviceRoot}$metadata#accounts(name,address1_city,accountid)`,
    );
    expect(json.value).toEqual([
      { '@odata.etag': expect.stringMatching(/^W\/"\d+"$/), name: 'Alone', accountid: id(4) },
      {
        '@odata.etag': expect.any(String),
        name: 'Foot',
        address1_city: 'Oslo',
        accountid: id(3),
      },
    ]);
  });

  it('names lookups as the wire does, with their annotations, and brings the currency of money along', async () => {
    const { json } = await fetchXml(
      'accounts',
      `<fetch><entity name="account"><attribute name="primarycontactid"/><attribute name="revenue"/><filter><condition attribute="accountnumber" operator="eq" value="a-2"/></filter></entity></fetch>`,
      everything,
    );
    expect(json['@odata.context']).toContain(
      '#accounts(_primarycontactid_value,revenue,_transactioncurrencyid_value,accountid,primarycontactid,transactioncurrencyid,primarycontactid(),transactioncurrencyid())',
    );
    expect(json.value[0]).toMatchObject({
      _primarycontactid_value: id(11),
      [`_primarycontactid_value@${formatted}`]: 'Ann',
      '_primarycontactid_value@Microsoft.Dynamics.CRM.lookuplogicalname': 'contact',
      '_primarycontactid_value@Microsoft.Dynamics.CRM.associatednavigationproperty': 'primarycontactid',
      [`revenue@${formatted}`]: '$50.00',
      _transactioncurrencyid_value: expect.any(String),
    });
  });

  it('tells under an alias which column stands there', async () => {
    const { json } = await fetchXml(
      'accounts',
      `<fetch><entity name="account"><attribute name="name" alias="title"/><attribute name="primarycontactid" alias="who"/><attribute name="industrycode" alias="code"/><filter><condition attribute="accountid" operator="eq" value="{${id(2).toUpperCase()}}"/></filter></entity></fetch>`,
      everything,
    );
    expect(json.value).toEqual([
      {
        '@odata.etag': expect.any(String),
        [`title@${attributeName}`]: 'name',
        title: 'Middle',
        [`who@${attributeName}`]: 'primarycontactid',
        [`who@${formatted}`]: 'Ann',
        'who@Microsoft.Dynamics.CRM.lookuplogicalname': 'contact',
        who: id(11),
        [`code@${attributeName}`]: 'industrycode',
        [`code@${formatted}`]: expect.any(String),
        code: 7,
        accountid: id(2),
      },
    ]);
  });

  it('gives every column that has a value where none is named, or all-attributes', async () => {
    const all = async (inside: string) =>
      (
        await fetchXml(
          'accounts',
          `<fetch><entity name="account">${inside}<filter><condition attribute="accountnumber" operator="eq" value="A-1"/></filter></entity></fetch>`,
        )
      ).json;
    const [none, every] = [await all(''), await all('<all-attributes/>')];
    expect(none).toEqual(every);
    expect(none['@odata.context']).toMatch(/#accounts$/);
    const { json: odata } = await test.sales.get(`accounts?$filter=accountnumber eq 'A-1'`);
    const present = Object.fromEntries(
      Object.entries(odata.value[0] ?? {}).filter(([, value]) => value !== null),
    );
    expect(none.value).toEqual([present]);
  });

  it('gives the same row once where it is to be distinct, without its key', async () => {
    const { json } = await fetchXml(
      'accounts',
      `<fetch distinct="true" returntotalrecordcount="true"><entity name="account"><attribute name="address1_city"/><order attribute="address1_city"/></entity></fetch>`,
    );
    expect(json.value).toEqual([
      {},
      { address1_city: 'Oslo' },
      { address1_city: expect.stringMatching(/rome/i) },
    ]);
    expect(json['@odata.count']).toBe(3);
  });

  it('counts the records below one in its hierarchy', async () => {
    const { json } = await fetchXml(
      'accounts',
      `<fetch><entity name="account"><attribute name="accountid" alias="children" rowaggregate="CountChildren"/><order attribute="accountnumber"/></entity></fetch>`,
    );
    expect(json.value.map(({ children }) => children)).toEqual([1, 1, 0, 0]);
  });

  it.each([
    ['by name, descending', '<order attribute="name" descending="true"/>', '2134'],
    [
      'by the name of the record behind a lookup',
      '<order attribute="parentaccountid"/><order attribute="name"/>',
      '4123',
    ],
    [
      'by the label of a choice',
      '<order attribute="statecode" descending="true"/><order attribute="name"/>',
      '3412',
    ],
  ])('orders %s', async (_, order, expected) => {
    const { json } = await fetchXml(
      'accounts',
      `<fetch><entity name="account"><attribute name="accountnumber"/>${order}</entity></fetch>`,
    );
    expect(json.value.map((row) => String(row.accountnumber).slice(2)).join('')).toBe(expected);
  });

  it('orders choices by value where they are to be raw', async () => {
    for (const [n, ownershipcode] of [1, 2, 3, 4].entries())
      await test.sales.patch(`accounts(${id(n + 1)})`, { ownershipcode });
    const codes = async (attributes: string) => {
      const { json } = await fetchXml(
        'accounts',
        `<fetch ${attributes}><entity name="account"><attribute name="ownershipcode"/><order attribute="ownershipcode"/></entity></fetch>`,
      );
      return json.value.map(({ ownershipcode }) => ownershipcode);
    };
    // Other, Private, Public, Subsidiary.
    expect(await codes('')).toEqual([4, 2, 1, 3]);
    expect(await codes('useraworderby="true"')).toEqual([1, 2, 3, 4]);
  });

  it('answers inside a batch, where queries are long', async () => {
    const conditions = Array.from(
      { length: 400 },
      (_, n) => `<condition attribute="name" operator="eq" value="Nobody of this name ${n}"/>`,
    );
    const xml = `<fetch><entity name="account"><attribute name="name"/><filter type="or">${conditions.join('')}<condition attribute="name" operator="eq" value="Head"/></filter></entity></fetch>`;
    const path = `accounts?fetchXml=${encoded(xml)}`;
    expect((await test.sales.get(path)).status).toBe(414);
    const body = [
      '--b',
      'Content-Type: application/http',
      'Content-Transfer-Encoding: binary',
      '',
      `GET ${test.sandbox.sales.serviceRoot}${path} HTTP/1.1`,
      'Accept: application/json',
      '',
      '--b--',
      '',
    ].join('\r\n');
    const answer = await test.sales.post('$batch', body, { 'content-type': 'multipart/mixed;boundary=b' });
    expect(answer.text).toContain('"name":"Head"');
  });
});
