import { describe, expect, it } from 'vitest';
import { id, useFetchScene } from '../../test-support/fetch-scene.ts';

const condition = (attribute: string, operator: string, value?: string, more = '') =>
  `<condition attribute="${attribute}" operator="${operator}"${value === undefined ? '' : ` value="${value}"`}${more}/>`;
const list = (attribute: string, operator: string, ...values: string[]) =>
  `<condition attribute="${attribute}" operator="${operator}">${values.map((value) => `<value>${value}</value>`).join('')}</condition>`;

describe('FetchXML, conditions', () => {
  const { test, fetchXml, found } = useFetchScene();

  it.each([
    [condition('name', 'eq', 'HEAD'), '1'],
    [condition('name', 'ne', 'Head'), '234'],
    [condition('address1_city', 'neq', 'Oslo'), '124'],
    [condition('numberofemployees', 'gt', '2'), '1'],
    [condition('numberofemployees', 'ge', '2'), '123'],
    [condition('numberofemployees', 'lt', '5'), '23'],
    [condition('revenue', 'le', '50.0'), '2'],
    [condition('name', 'like', '%e%d'), '1'],
    [condition('name', 'like', '[AF]%'), '34'],
    [condition('address1_city', 'not-like', 'ro%'), '34'],
    [condition('name', 'begins-with', 'mid'), '2'],
    [condition('name', 'not-begin-with', 'mid'), '134'],
    [condition('name', 'ends-with', 'T'), '3'],
    [condition('name', 'not-end-with', 't'), '124'],
    [list('name', 'in', 'head', 'FOOT'), '13'],
    [list('name', 'not-in', 'head', 'foot'), '24'],
    [list('accountid', 'in', id(1), `{${id(4)}}`), '14'],
    [list('numberofemployees', 'in', '2', '99999999999'), '23'],
    [list('industrycode', 'in', '7', '8'), '2'],
    [list('numberofemployees', 'between', '3', '5'), '1'],
    [list('numberofemployees', 'not-between', '3', '5'), '23'],
    [condition('address1_city', 'null'), '4'],
    [condition('address1_city', 'not-null'), '123'],
    [condition('donotemail', 'eq', '1'), '4'],
    [condition('donotemail', 'ne', 'true'), '123'],
    [condition('statecode', 'eq', '1'), '3'],
    [condition('parentaccountid', 'eq', id(1)), '2'],
    [condition('parentaccountidname', 'like', 'h%'), '2'],
    [condition('parentaccountidname', 'ne', 'Head'), '134'],
    [condition('ownerid', 'eq-userid'), '1234'],
    [condition('ownerid', 'ne-userid'), ''],
    [condition('ownerid', 'eq-useroruserteams'), '1234'],
    [condition('ownerid', 'eq-userteams'), ''],
    [condition('owningbusinessunit', 'eq-businessid'), '1234'],
    [condition('owningbusinessunit', 'ne-businessid'), ''],
    [condition('accountid', 'under', id(1)), '23'],
    [condition('accountid', 'eq-or-under', id(2)), '23'],
    [condition('accountid', 'not-under', id(1)), '14'],
    [condition('accountid', 'above', id(3)), '12'],
    [condition('accountid', 'eq-or-above', id(3)), '123'],
    [condition('name', 'eq', '', ' valueof="yominame"'), '4'],
    [condition('createdon', 'today'), '1234'],
    [condition('createdon', 'yesterday'), ''],
    [condition('createdon', 'tomorrow'), ''],
    [condition('createdon', 'this-year'), '1234'],
    [condition('createdon', 'this-month'), '1234'],
    [condition('createdon', 'this-week'), '1234'],
    [condition('createdon', 'last-year'), ''],
    [condition('createdon', 'next-month'), ''],
    [condition('createdon', 'last-week'), ''],
    [condition('createdon', 'last-seven-days'), '1234'],
    [condition('createdon', 'next-seven-days'), ''],
    [condition('createdon', 'last-x-hours', '1'), '1234'],
    [condition('createdon', 'last-x-months', '2'), '1234'],
    [condition('createdon', 'olderthan-x-minutes', '5'), ''],
    [condition('createdon', 'olderthan-x-years', '1'), ''],
    [condition('createdon', 'on-or-after', '2026-01-01'), '1234'],
    [condition('createdon', 'on-or-before', '1/31/2020'), ''],
    [condition('createdon', 'on', '2020-01-31'), ''],
    [condition('createdon', 'gt', '2020-01-31 10:30'), '1234'],
    [condition('createdon', 'lt', '2020-01-31T10:30:00+02:00'), ''],
  ])('%s finds %s', async (inside, expected) => {
    expect(await found(`<filter>${inside}</filter>`)).toBe(expected);
  });

  it('joins conditions by the type of their filter, nested as deep as they are', async () => {
    const [head, foot, rome] = [
      condition('name', 'eq', 'Head'),
      condition('name', 'eq', 'Foot'),
      condition('address1_city', 'eq', 'Rome'),
    ];
    expect(await found(`<filter type="or">${head}${foot}</filter>`)).toBe('13');
    expect(await found(`<filter>${rome}<filter type="or">${head}${foot}</filter></filter>`)).toBe('1');
    expect(await found(`<filter>${rome}</filter><filter>${condition('name', 'eq', 'Middle')}</filter>`)).toBe(
      '2',
    );
    expect(await found('<filter type="or"/>')).toBe('1234');
  });

  it('reads references to characters in values', async () => {
    await test.sales.post('accounts', { name: 'A & "B" <C>' });
    const { json } = await fetchXml(
      'accounts',
      `<fetch><entity name="account"><attribute name="name"/><filter>${condition('name', 'eq', 'a &amp; &#34;b&quot; &lt;&#x43;&gt;')}</filter></entity></fetch>`,
    );
    expect(json.value).toMatchObject([{ name: 'A & "B" <C>' }]);
  });

  it.each([
    [
      condition('nope', 'eq', '1'),
      '0x80041103',
      "'account' entity doesn't contain attribute with Name = 'nope'",
    ],
    [condition('_parentaccountid_value', 'null'), '0x80041103', "Name = '_parentaccountid_value'"],
    [condition('name', 'is', '1'), '0x80041120', 'Unsupported condition operator'],
    [condition('createdon', 'this-fiscal-year'), '0x80041120', 'this-fiscal-year'],
    [list('industrycode', 'contain-values', '1'), '0x80041120', 'contain-values'],
    [
      condition('parentaccountid', 'like', 'a%'),
      '0x80040203',
      "input value 'a%' to attribute 'account.parentaccountid'. Expected type of attribute value: System.Guid",
    ],
    [condition('numberofemployees', 'eq', 'many'), '0x80040203', 'System.Int32'],
    [condition('revenue', 'gt', '1,5'), '0x80040203', 'System.Decimal'],
    [condition('donotemail', 'eq', 'yes'), '0x80040203', 'System.Boolean'],
    [condition('donotemail', 'gt', '1'), '0x80041106', 'Incorrect filter condition'],
    [condition('createdon', 'on', 'soon'), '0x80040239', 'date-time format is invalid'],
    [condition('createdon', 'last-x-days', '0'), '0x80041106', 'Incorrect filter condition'],
    [condition('name', 'today'), '0x80041106', 'Incorrect filter condition'],
    [condition('name', 'eq'), '0x80041106', 'takes one value'],
    [list('name', 'eq', 'a', 'b'), '0x80041106', 'takes one value'],
    [list('numberofemployees', 'between', '1'), '0x80041106', 'takes two values'],
    [condition('name', 'like', '', ' valueof="yominame"'), '0x80041106', 'Columns can be compared'],
    [condition('name', 'eq', '', ' valueof="revenue"'), '0x80041106', 'different types'],
    [condition('parentaccountid', 'under', id(1)), '0x80041106', 'hierarchical'],
    [
      condition('name', 'eq', 'a', ' entityname="x"'),
      '0x8004110b',
      'LinkEntity with name or alias x is not found',
    ],
    ['<condition attribute="name"/>', '0x8004111e', 'A required attribute was not specified'],
    [
      '<condition attribute="name" operator="null"><x/></condition>',
      '0x8004111c',
      'The element node encountered is invalid',
    ],
    ['<x/>', '0x8004111c', 'NodeName: x'],
  ])('refuses %s', async (inside, code, words) => {
    const xml = `<fetch><entity name="account"><filter>${inside}</filter></entity></fetch>`;
    const { status, json } = await fetchXml('accounts', xml);
    expect([status, json.error.code]).toEqual([400, code]);
    expect(json.error.message).toContain(words);
  });

  it('takes 500 conditions, and no more', async () => {
    const many = (count: number) => `<filter type="or">${condition('name', 'null').repeat(count)}</filter>`;
    expect(await found(many(500))).toBe('');
    await expect(found(many(501))).rejects.toThrow('0x8004430C');
  });
});
