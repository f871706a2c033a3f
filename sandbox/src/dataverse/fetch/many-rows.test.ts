import { readModel } from '@p2c/models';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ServiceResponse } from '../../http/message.ts';
import { entitySetOf } from '../../model/model.ts';
import { parseModel } from '../../model/parse-model.ts';
import { seedDataverse } from '../../seed/seed-dataverse.ts';
import { openDatabase } from '../../store/database.ts';
import { openOrganization } from '../organization.ts';
import { orderSql } from '../read/sort-key.ts';
import { createDataverseService } from '../service.ts';
import { parseFetch } from './parse/parse-fetch.ts';
import { sortKeysOf } from './sort-keys.ts';
import { fromSql } from './table-sql.ts';

const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

const is = (attribute: string, value: string, more = '') =>
  `<filter><condition attribute="${attribute}" operator="eq" value="${value}"${more}/></filter>`;
const contacts = (type: string, inside = '') =>
  `<link-entity name="contact" from="parentcustomerid" to="accountid" link-type="${type}">${inside}</link-entity>`;

describe('FetchXML over 50,001 accounts', () => {
  const database = openDatabase(undefined);
  const organization = openOrganization(parseModel(readModel('dataverse')), database, {
    p2cNumbers: true,
    deltaTokenLifetimeSeconds: 604_800,
  });
  const service = createDataverseService(organization);
  const accounts = entitySetOf(organization.model, 'accounts');
  afterAll(() => database.close());

  beforeAll(() => {
    seedDataverse(organization, new Map());
    const store = organization.store('accounts');
    database.transaction(() => {
      for (let n = 1; n <= 50_001; n += 1) {
        const values = { accountid: id(n), accountnumber: `A-${n}`, name: `N ${n % 100}`, statecode: 0n };
        const parent = n > 10 ? id(Math.floor(n / 10)) : null;
        store.insert({ ...values, _parentaccountid_value: parent }, organization.nextVersion());
      }
    });
  });

  const parse = (inside: string, attributes = '') =>
    parseFetch(
      `<fetch ${attributes}><entity name="account"><attribute name="accountnumber"/>${inside}</entity></fetch>`,
      accounts,
      organization,
      () => {},
    );
  const get = (inside: string, attributes = '') => {
    const xml = `<fetch ${attributes}><entity name="account">${inside}</entity></fetch>`;
    const { status, body = '' } = service.handle({
      method: 'GET',
      path: '/api/data/v9.2/accounts',
      query: `fetchXml=${encodeURIComponent(xml)}`,
      headers: new Map([['prefer', 'odata.include-annotations="*"']]),
      body: '',
      origin: 'http://x',
    }) as ServiceResponse;
    return { status, json: JSON.parse(body) };
  };

  const planOf = (inside: string) => {
    const query = parse(inside);
    const orders = query.rows.kind === 'rows' ? query.rows.orders : [];
    const { sql, parameters } = fromSql(query);
    const order = orderSql(sortKeysOf(organization.model, query, orders));
    return database
      .prepare(`explain query plan select t."accountnumber" from ${sql} order by ${order} limit 5001`)
      .all(...parameters)
      .map(({ detail }) => String(detail));
  };

  it.each([
    is('accountid', id(5)),
    is('accountnumber', 'A-5'),
    is('parentaccountid', id(5)),
    is('primarycontactid', id(5)),
    is('parentaccountidname', 'N 5'),
    '<filter><condition attribute="accountnumber" operator="begins-with" value="A-500"/></filter>',
    '<filter><condition attribute="accountid" operator="eq-or-under" value="00000000-0000-4000-8000-000000000005"/></filter>',
    `<link-entity name="account" from="accountid" to="parentaccountid">${is('accountnumber', 'A-5')}</link-entity>`,
    contacts('inner', is('lastname', 'x')),
    contacts('exists', is('lastname', 'x')),
    `<filter>${contacts('any', is('lastname', 'x'))}</filter>`,
    `${is('accountnumber', 'A-5')}${contacts('outer')}`,
    `${is('accountnumber', 'A-5')}${contacts('matchfirstrowusingcrossapply')}`,
    `${is('accountnumber', 'A-5')}<filter>${contacts('not any')}${contacts('all')}</filter>`,
  ])('scans no table for %s', (inside) => {
    expect(planOf(inside).filter((step) => /^SCAN (t|p\d|c\d|r)\b/.test(step))).toEqual([]);
  });

  it.each(['name', 'accountnumber', 'modifiedon'])(
    'reads a page ordered by %s as an index holds it',
    (name) => {
      expect(planOf(`<order attribute="${name}" descending="true"/>`).join()).not.toContain(
        'TEMP B-TREE FOR ORDER BY',
      );
    },
  );

  it('leads through all rows by cookie, and no further than 50,000 without', () => {
    const seen = new Set<string>();
    let cookie = '';
    let page = 1;
    for (;;) {
      const given =
        cookie === '' ? '' : ` paging-cookie="${cookie.replaceAll('<', '&lt;').replaceAll('"', '&quot;')}"`;
      const { json } = get(
        '<attribute name="accountnumber"/><order attribute="name"/>',
        `page="${page}"${given}`,
      );
      for (const row of json.value) seen.add(row.accountnumber);
      if (json['@Microsoft.Dynamics.CRM.morerecords'] !== true) break;
      const annotation = String(json['@Microsoft.Dynamics.CRM.fetchxmlpagingcookie']);
      cookie = decodeURIComponent(decodeURIComponent(/pagingcookie="([^"]*)"/.exec(annotation)?.[1] ?? ''));
      page += 1;
    }
    expect([page, seen.size]).toEqual([11, 50_001]);
    expect(get('<order attribute="name"/>', 'page="11"').json.error.message).toContain(
      'Paging cookie is required',
    );
  });

  it('tells a count of at most 5,000, and that there are more', () => {
    expect(get('<attribute name="name"/>', 'count="1" returntotalrecordcount="true"').json).toMatchObject({
      '@odata.count': 5_000,
      '@Microsoft.Dynamics.CRM.totalrecordcountlimitexceeded': true,
    });
  });

  it('refuses to aggregate more than 50,000 rows, and takes as many', () => {
    const count = '<attribute name="accountid" aggregate="count" alias="rows"/>';
    expect(get(count, 'aggregate="true"').json.error.code).toBe('0x8004E023');
    const some = `${count}<filter><condition attribute="accountid" operator="ne" value="${id(7)}"/></filter>`;
    expect(get(some, 'aggregate="true"').json.value[0]).toMatchObject({ rows: 50_000 });
  });

  it('gives up on a join that multiplies without end, as a database does', () => {
    const link =
      '<link-entity name="account" from="statecode" to="statecode"><order attribute="accountid"/></link-entity>';
    const { status, json } = get(link.repeat(3));
    expect([status, json.error]).toMatchObject([
      500,
      { code: '0x80044151', message: 'SQL timeout expired.' },
    ]);
    expect(get(is('accountnumber', 'A-5')).json.value).toHaveLength(1);
  });
});
