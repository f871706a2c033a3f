import { describe, expect, it } from 'vitest';
import { everything, id, useFetchScene } from '../../test-support/fetch-scene.ts';

const formatted = 'OData.Community.Display.V1.FormattedValue';
const attributeName = 'OData.Community.Display.V1.AttributeName';

const contacts = (type: string, inside = '', more = '') =>
  `<link-entity name="contact" from="parentcustomerid" to="accountid" link-type="${type}"${more}>${inside}</link-entity>`;
const is = (attribute: string, value: string, more = '') =>
  `<condition attribute="${attribute}" operator="eq" value="${value}"${more}/>`;

describe('FetchXML, joined tables', () => {
  const { fetchXml, found } = useFetchScene();

  const rows = async (set: string, inside: string, headers?: Record<string, string>) => {
    const { status, text, json } = await fetchXml(set, `<fetch>${inside}</fetch>`, headers);
    if (status !== 200) throw new Error(text);
    return json.value.map(({ '@odata.etag': _, ...row }) => row);
  };

  it('gives columns of the joined record under its alias, with their annotations', async () => {
    const query = `<entity name="account"><attribute name="name"/><link-entity name="contact" from="contactid" to="primarycontactid" alias="main"><attribute name="lastname"/><attribute name="parentcustomerid"/><attribute name="createdon" alias="since"/></link-entity></entity>`;
    expect(await rows('accounts', query, everything)).toEqual([
      {
        name: 'Middle',
        [`main.lastname@${attributeName}`]: 'lastname',
        'main.lastname': 'Ann',
        [`main.parentcustomerid@${attributeName}`]: 'parentcustomerid',
        [`main.parentcustomerid@${formatted}`]: 'Head',
        'main.parentcustomerid@Microsoft.Dynamics.CRM.lookuplogicalname': 'account',
        'main.parentcustomerid': id(1),
        [`since@${attributeName}`]: 'createdon',
        [`since@${formatted}`]: expect.any(String),
        since: expect.any(String),
        accountid: id(2),
      },
    ]);
  });

  it('repeats a record for each that is joined, and keeps it alone in an outer join', async () => {
    const query = (type: string) =>
      `<entity name="account"><attribute name="name"/><order attribute="name"/>${contacts(type, '<attribute name="lastname"/><order attribute="lastname"/>')}</entity>`;
    const head = [
      { name: 'Head', 'contact1.lastname': 'Ann', accountid: id(1) },
      { name: 'Head', 'contact1.lastname': 'Bob', accountid: id(1) },
    ];
    const middle = { name: 'Middle', 'contact1.lastname': 'Cid', accountid: id(2) };
    expect(await rows('accounts', query('inner'))).toEqual([...head, middle]);
    expect(await rows('accounts', query('outer'))).toEqual([
      { name: 'Alone', accountid: id(4) },
      { name: 'Foot', accountid: id(3) },
      ...head,
      middle,
    ]);
  });

  it('follows links from link to link, and knows tables without alias by name and number', async () => {
    const query = `<entity name="contact"><attribute name="lastname"/>
      <link-entity name="account" from="accountid" to="parentcustomerid"><attribute name="name"/>
        <link-entity name="account" from="parentaccountid" to="accountid"><attribute name="name"/>
          <filter>${is('name', 'Foot')}</filter>
        </link-entity>
      </link-entity></entity>`;
    expect(await rows('contacts', query)).toEqual([
      { lastname: 'Cid', contactid: id(13), 'account1.name': 'Middle', 'account2.name': 'Foot' },
    ]);
  });

  it.each([
    ['what is linked, once', contacts('exists'), '12'],
    [
      'what is linked under a condition',
      contacts('exists', `<filter>${is('jobtitle', 'Clerk')}</filter>`),
      '1',
    ],
    ['what is linked, by a list', contacts('in', `<filter>${is('jobtitle', 'buyer')}</filter>`), '12'],
    [
      'what has any',
      `<filter>${contacts('any', `<filter>${is('jobtitle', 'Clerk')}</filter>`)}</filter>`,
      '1',
    ],
    ['what has any, or else', `<filter type="or">${contacts('any')}${is('name', 'Foot')}</filter>`, '123'],
    [
      'what has not any',
      `<filter>${contacts('not any', `<filter>${is('jobtitle', 'Clerk')}</filter>`)}</filter>`,
      '234',
    ],
    // Their names say the opposite.
    [
      'not all: one that meets it',
      `<filter>${contacts('not all', `<filter>${is('jobtitle', 'Buyer')}</filter>`)}</filter>`,
      '12',
    ],
    [
      'all: some, and none that meets it',
      `<filter>${contacts('all', `<filter>${is('jobtitle', 'Clerk')}</filter>`)}</filter>`,
      '2',
    ],
    [
      'one of several by a link in a link',
      contacts(
        'exists',
        '<link-entity name="account" from="primarycontactid" to="contactid" link-type="inner"/>',
      ),
      '1',
    ],
    [
      'what is not in a set',
      `${contacts('outer', '', ' alias="c"')}<filter><condition entityname="c" attribute="contactid" operator="null"/></filter>`,
      '34',
    ],
    [
      'what a table without alias is named',
      `${contacts('outer')}<filter>${is('lastname', 'Cid', ' entityname="contact"')}</filter>`,
      '2',
    ],
    [
      'a filter of the link that holds after the join',
      contacts('outer', `<filter>${is('lastname', 'Cid', ' entityname="c"')}</filter>`, ' alias="c"'),
      '2',
    ],
    [
      'a filter of the link that holds with the join',
      contacts('outer', `<filter>${is('lastname', 'Cid')}</filter>`),
      '1234',
    ],
    [
      'columns of two tables',
      `${contacts('outer', '', ' alias="c"')}<filter><condition attribute="primarycontactid" operator="null" /><condition attribute="accountid" operator="eq" valueof="c.parentcustomerid"/></filter>`,
      '11',
    ],
    [
      'no relationship',
      '<link-entity name="account" from="address1_city" to="address1_city" alias="same"><filter><condition attribute="name" operator="eq" value="Middle"/></filter></link-entity>',
      '12',
    ],
  ])('finds %s', async (_, inside, expected) => {
    expect(await found(inside)).toBe(expected);
  });

  it('gives the first that matches, with its columns by schema name', async () => {
    const query = `<entity name="account"><attribute name="accountnumber"/><order attribute="accountnumber"/>${contacts('matchfirstrowusingcrossapply', '<attribute name="contactid"/><attribute name="lastname"/>')}</entity>`;
    expect(await rows('accounts', query)).toEqual([
      { accountnumber: 'A-1', ContactId: id(11), LastName: 'Ann', accountid: id(1) },
      { accountnumber: 'A-2', ContactId: id(13), LastName: 'Cid', accountid: id(2) },
    ]);
  });

  it('orders by a joined table first where the order names it', async () => {
    const names = async (order: string) =>
      (
        await rows(
          'contacts',
          `<entity name="contact"><attribute name="lastname"/>${order}<link-entity name="account" from="accountid" to="parentcustomerid" alias="a"/></entity>`,
        )
      ).map(({ lastname }) => lastname);
    expect(
      await names('<order entityname="a" attribute="name" descending="true"/><order attribute="lastname"/>'),
    ).toEqual(['Cid', 'Ann', 'Bob']);
    expect(
      await names('<order attribute="lastname" descending="true"/><order entityname="a" attribute="name"/>'),
    ).toEqual(['Cid', 'Bob', 'Ann']);
  });

  it('finds the columns of the only relationship of two tables', async () => {
    const query = '<entity name="quotedetail"><link-entity name="quote"/></entity>';
    expect(await rows('quotedetails', query)).toEqual([]);
  });

  it.each([
    ['<link-entity name="nothing" from="a" to="b"/>', '0x80041102', "'nothing'"],
    // No relationship of the sandbox is N:N: there is no table in between.
    [
      '<link-entity name="teammembership" from="systemuserid" to="ownerid" intersect="true"/>',
      '0x80041102',
      "'teammembership'",
    ],
    [
      '<link-entity name="contact" from="nope" to="accountid"/>',
      '0x80041103',
      "'contact' entity doesn't contain attribute with Name = 'nope'",
    ],
    [
      '<link-entity name="contact" from="lastname" to="accountid"/>',
      '0x80041104',
      "Data Types don't match for the link-entity join attributes 'lastname', 'accountid'.",
    ],
    ['<link-entity name="contact" from="contactid"/>', '0x80041111', 'either both specified or both omitted'],
    ['<link-entity name="contact"/>', '0x80041111', 'either both specified or both omitted'],
    [contacts('left'), '0x80041117', 'The only valid values for link-type'],
    [contacts('any'), '0x80041117', 'The only valid values for link-type'],
    [`<filter>${contacts('inner')}</filter>`, '0x80041121', 'Unsupported join operator'],
    [
      contacts('exists', '<attribute name="lastname"/>'),
      '0x8004111c',
      'The element node encountered is invalid',
    ],
    [contacts('inner', '', ' alias="1a"'), '0x80041109', 'Invalid character specified for alias: 1a.'],
    [contacts('inner', '', ' alias="a"').repeat(2), '0x80041130', 'unique aliases'],
    [
      `${contacts('inner').repeat(2)}<filter>${is('lastname', 'a', ' entityname="contact"')}</filter>`,
      '0x8004110b',
      'more than one',
    ],
    [
      contacts('outer', '<attribute name="lastname" alias="x"/><attribute name="firstname" alias="x"/>'),
      '0x80041130',
      'unique aliases',
    ],
  ])('refuses %s', async (inside, code, words) => {
    const { status, json } = await fetchXml(
      'accounts',
      `<fetch><entity name="account">${inside}</entity></fetch>`,
    );
    expect([status, json.error.code]).toEqual([400, code]);
    expect(json.error.message).toContain(words);
  });

  it('joins 15 tables, and no more', async () => {
    const link = '<link-entity name="account" from="accountid" to="accountid"/>';
    expect(await found(link.repeat(15))).toBe('1234');
    await expect(found(link.repeat(16))).rejects.toThrow('0x8004430D');
  });
});
