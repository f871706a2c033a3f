import { describe, expect, it } from 'vitest';
import { everything, id, useFetchScene } from '../../test-support/fetch-scene.ts';
import { datePart } from './date-parts.ts';

const formatted = 'OData.Community.Display.V1.FormattedValue';
const attributeName = 'OData.Community.Display.V1.AttributeName';

const value = (name: string, aggregate: string, alias: string, more = '') =>
  `<attribute name="${name}" aggregate="${aggregate}" alias="${alias}"${more}/>`;
const group = (name: string, alias: string, more = '') =>
  `<attribute name="${name}" groupby="true" alias="${alias}"${more}/>`;

describe('FetchXML, aggregates', () => {
  const { test, fetchXml } = useFetchScene();

  const ask = (inside: string, headers?: Record<string, string>, attributes = '', set = 'account') =>
    fetchXml(
      `${set}s`,
      `<fetch aggregate="true"${attributes}><entity name="${set}">${inside}</entity></fetch>`,
      headers,
    );
  const rows = async (...parameters: Parameters<typeof ask>) => {
    const { status, text, json } = await ask(...parameters);
    if (status !== 200) throw new Error(text);
    return json.value;
  };

  it('counts, sums and averages what is there', async () => {
    const { text, json } = await ask(
      [
        value('accountid', 'count', 'all'),
        value('revenue', 'countcolumn', 'some'),
        value('numberofemployees', 'countcolumn', 'kinds', ' distinct="true"'),
        value('numberofemployees', 'sum', 'people'),
        value('numberofemployees', 'avg', 'mean'),
        value('revenue', 'max', 'most'),
        value('revenue', 'min', 'least'),
      ].join(''),
    );
    expect(json['@odata.context']).toBe(`${test.sandbox.sales.serviceRoot}$metadata#accounts`);
    expect(text).toContain(
      '"value":[{"all":4,"some":2,"kinds":2,"people":9,"mean":3,"most":100.2500,"least":50.0000}]',
    );
  });

  it('groups without regard to case, in the order asked for', async () => {
    const query = `${value('numberofemployees', 'sum', 'people')}${group('address1_city', 'city')}<order alias="city" descending="true"/>`;
    expect(await rows(query)).toEqual([
      { people: 7, city: 'Rome' },
      { people: 2, city: 'Oslo' },
      { people: 0 },
    ]);
    expect(await rows(query.replace('alias="city" descending', 'alias="people" descending'))).toEqual([
      { people: 7, city: 'Rome' },
      { people: 2, city: 'Oslo' },
      { people: 0 },
    ]);
  });

  it('tells of each value what it is called, how it is shown and where a lookup points', async () => {
    const query = `${value('revenue', 'sum', 'total')}${group('parentaccountid', 'parent')}${group('statecode', 'state')}<filter><condition attribute="accountnumber" operator="eq" value="A-2"/></filter>`;
    expect(await rows(query, everything)).toEqual([
      {
        [`total@${attributeName}`]: 'revenue',
        [`total@${formatted}`]: '$50.00',
        total: 50,
        [`parent@${attributeName}`]: 'parentaccountid',
        [`parent@${formatted}`]: 'Head',
        'parent@Microsoft.Dynamics.CRM.lookuplogicalname': 'account',
        parent: id(1),
        [`state@${attributeName}`]: 'statecode',
        [`state@${formatted}`]: 'Active',
        state: 0,
      },
    ]);
  });

  it('groups by parts of a date', async () => {
    const now = new Date();
    const parts = ['day', 'week', 'month', 'quarter', 'year'].map((part) =>
      group('createdon', part, ` dategrouping="${part}"`),
    );
    const [row] = await rows(`${value('accountid', 'count', 'all')}${parts.join('')}`);
    expect(row).toMatchObject({ all: 4, month: now.getUTCMonth() + 1, year: now.getUTCFullYear() });
    expect(row).toHaveProperty('week', datePart('week', now.getTime()));
  });

  // The first two are those of the published example.
  it.each([
    ['2023-03-25', 25, 12, 3, 1],
    ['2023-08-27', 27, 35, 8, 3],
    ['2026-01-01', 1, 1, 1, 1],
    ['2026-01-04', 4, 2, 1, 1],
    ['2024-12-31', 31, 53, 12, 4],
  ])('numbers the parts of %s', (date, day, week, month, quarter) => {
    const at = Date.parse(`${date}T23:59:59Z`);
    expect((['day', 'week', 'month', 'quarter'] as const).map((part) => datePart(part, at))).toEqual([
      day,
      week,
      month,
      quarter,
    ]);
  });

  it('computes over joined tables', async () => {
    const query = `${group('name', 'company')}<order alias="company"/><link-entity name="contact" from="parentcustomerid" to="accountid" link-type="outer">${value('contactid', 'countcolumn', 'people')}</link-entity>`;
    expect(await rows(query)).toEqual([
      { company: 'Alone', people: 0 },
      { company: 'Foot', people: 0 },
      { company: 'Head', people: 2 },
      { company: 'Middle', people: 1 },
    ]);
  });

  it('gives groups by pages, or the first', async () => {
    const query = `${group('name', 'company')}<order alias="company"/>`;
    const { json } = await ask(query, everything, ' count="3" page="1" returntotalrecordcount="true"');
    expect(json.value).toHaveLength(3);
    expect(json).toMatchObject({
      '@odata.count': 4,
      '@Microsoft.Dynamics.CRM.morerecords': true,
      '@Microsoft.Dynamics.CRM.fetchxmlpagingcookie': '<cookie pagenumber="2" istracking="False" />',
    });
    const second = await ask(query, everything, ' count="3" page="2"');
    expect(second.json.value).toHaveLength(1);
    expect(second.json).not.toHaveProperty(['@Microsoft.Dynamics.CRM.morerecords']);
    expect(await rows(query, {}, ' top="1"')).toEqual([{ company: 'Alone' }]);
  });

  it('counts nothing in one row', async () => {
    const none = '<filter><condition attribute="name" operator="eq" value="nobody"/></filter>';
    expect(await rows(value('accountid', 'count', 'all') + none)).toEqual([{ all: 0 }]);
    expect(await rows(group('name', 'name') + none)).toEqual([]);
  });

  it.each([
    ['<attribute name="name"/>', '0x8004111e', 'neither groupby nor aggregate'],
    ['<attribute name="name" groupby="true"/>', '0x8004110b', 'An alias must be specified'],
    ['<attribute name="name" aggregate="count" groupby="true" alias="a"/>', '0x80041137', 'but not both'],
    [value('name', 'median', 'a'), '0x8004111a', "'median'"],
    [value('name', 'sum', 'a'), '0x8004112F', 'Aggregate sum is not supported for attribute of type string.'],
    [value('statecode', 'avg', 'a'), '0x8004112F', 'Aggregate avg'],
    [group('createdon', 'a', ' dategrouping="fiscal-year"'), '0x80041135', 'dategrouping'],
    [group('name', 'a', ' dategrouping="day"'), '0x80041135', 'dategrouping'],
    [`${group('name', 'a')}${group('statecode', 'a')}`, '0x80041130', 'unique aliases'],
    [`${group('name', 'a')}<order attribute="name"/>`, '0x80041131', 'Use an alias'],
    [`${group('name', 'a')}<order descending="true"/>`, '0x80041134', 'An alias is required'],
    [`${group('name', 'a')}<all-attributes/>`, '0x8004111e', 'all-attributes'],
    ['', '0x8004111a', 'names no attribute'],
  ])('refuses %s', async (inside, code, words) => {
    const { status, json } = await ask(inside);
    expect([status, json.error.code]).toEqual([400, code]);
    expect(json.error.message).toContain(words);
  });

  it('refuses more rows than the query itself allows', async () => {
    const { json } = await ask(value('accountid', 'count', 'all'), {}, ' aggregatelimit="3"');
    expect(json.error).toMatchObject({
      code: '0x8004E023',
      message: 'AggregateQueryRecordLimit exceeded. Cannot perform this operation.',
    });
    expect(await rows(value('accountid', 'count', 'all'), {}, ' aggregatelimit="4"')).toEqual([{ all: 4 }]);
  });
});
