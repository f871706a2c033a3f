import { readModel } from '@p2c/models';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseFilter } from '../../filter/parser.ts';
import { toSql } from '../../filter/to-sql.ts';
import { checkFilter } from '../../filter/type-check.ts';
import type { ServiceResponse } from '../../http/message.ts';
import { entitySetOf } from '../../model/model.ts';
import { parseModel } from '../../model/parse-model.ts';
import { seedDataverse } from '../../seed/seed-dataverse.ts';
import { openDatabase } from '../../store/database.ts';
import { openOrganization } from '../organization.ts';
import { dataverseFilter } from '../query/common.ts';
import { parseOrderBy } from '../query/order-by.ts';
import { createDataverseService } from '../service.ts';
import { orderSql, sortKeys } from './sort-key.ts';

const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const crm = 'Microsoft.Dynamics.CRM.';

describe('Dataverse with 50,001 accounts', () => {
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
        const parent = n > 10 ? id(Math.floor(n / 10)) : null;
        const values = { accountid: id(n), accountnumber: `A-${n}`, name: `N ${n % 100}`, statecode: 0n };
        store.insert({ ...values, _parentaccountid_value: parent }, organization.nextVersion());
      }
    });
  });

  const get = (url: string, prefer?: string) => {
    const [path = '', query = ''] = url.split(/\?(.*)/s);
    const headers = new Map(prefer === undefined ? [] : [['prefer', prefer]]);
    const request = {
      method: 'GET',
      path: `/api/data/v9.2/${path}`,
      query,
      headers,
      body: '',
      origin: 'http://x',
    };
    const { status, body = '' } = service.handle(request) as ServiceResponse;
    return { status, json: JSON.parse(body) };
  };

  it.each([
    `accountid eq ${id(5)}`,
    "accountnumber eq 'A-5'",
    "name eq 'N 5'",
    `_parentaccountid_value eq ${id(5)}`,
    `_primarycontactid_value eq ${id(5)}`,
    `_ownerid_value eq ${id(5)}`,
    "startswith(accountnumber,'A-500')",
    `${crm}In(PropertyName='accountnumber',PropertyValues=["A-1","A-2"])`,
    `${crm}In(PropertyName='accountnumber',PropertyValues=[${Array.from({ length: 40 }, (_, n) => `"A-${n}"`)}])`,
    Array.from({ length: 40 }, (_, n) => `accountnumber eq 'A-${n}'`).join(' or '),
    "parentaccountid/accountnumber eq 'A-5'",
    "parentaccountid/parentaccountid/accountnumber eq 'A-5'",
    "contact_customer_accounts/any(c:c/lastname eq 'x')",
    `${crm}Under(PropertyName='accountid',PropertyValue='${id(5)}')`,
    "accountnumber eq 'A-5' or name eq 'N 5'",
    'versionnumber gt 1000010 and accountnumber eq null',
    'modifiedon ge 2026-01-01T00:00:00Z and modifiedon lt 2026-01-02T00:00:00Z',
    `${crm}LastXDays(PropertyName='modifiedon',PropertyValue=3)`,
  ])('scans no table for %s', (filter) => {
    expect(scansOf(filter)).toEqual([]);
  });

  it.each([
    "contains(name,'5')",
    "endswith(accountnumber,'5')",
    "telephone1 eq '5'",
    'creditlimit gt 5',
    'createdon ge 2026-01-01T00:00:00Z',
    "accountnumber eq 'A-5' or telephone1 eq '5'",
    'accountnumber ne null',
  ])('looks at every row, in the order of the page, for %s', (filter) => {
    expect(scansOf(filter)).toEqual(['SCAN t USING INDEX accounts.accountid']);
  });

  /** Steps of the plan that look at all rows: of the table, of one that a path leads to, or of a collection. */
  const scansOf = (filter: string) => {
    const typed = checkFilter(
      parseFilter(filter),
      accounts,
      organization.model,
      dataverseFilter,
      organization,
    );
    const keys = sortKeys(organization.model, accounts, []);
    const plan = organization.store('accounts').explain({
      where: toSql(typed),
      orderBy: orderSql(keys),
      limit: 5001,
    });
    return plan.filter((step) => /^SCAN (t|p\d|c\d|r)\b/.test(step));
  };

  it.each(['', 'name', 'name desc', 'accountnumber', '_parentaccountid_value'])(
    'reads a page ordered by "%s" as an index holds it, labels apart',
    (orderBy) => {
      const keys = sortKeys(organization.model, accounts, parseOrderBy(orderBy, accounts));
      const plan = organization
        .store('accounts')
        .explain({ where: { sql: '1', parameters: [] }, orderBy: orderSql(keys), limit: 5001 });
      const sorts = plan.some((step) => step.includes('TEMP B-TREE FOR ORDER BY'));
      expect(sorts).toBe(keys.some(({ isLabel }) => isLabel));
    },
  );

  it('gives every row on its pages once', () => {
    const seen = new Set<string>();
    let url: string | undefined = 'accounts?$select=accountnumber&$orderby=name';
    let pages = 0;
    while (url !== undefined) {
      const { json } = get(url, 'odata.maxpagesize=9999');
      for (const row of json.value) seen.add(row.accountnumber);
      pages += 1;
      url = json['@odata.nextLink']?.slice('http://x/api/data/v9.2/'.length);
    }
    expect([pages, seen.size]).toEqual([11, 50_001]);
  });

  it('refuses to aggregate more than 50,000 rows, and takes as many', () => {
    const all = get('accounts?$apply=aggregate($count as rows)');
    expect([all.status, all.json.error.code]).toEqual([400, '0x8004E023']);
    const some = get(
      `accounts?$apply=filter(accountid ne ${id(7)})/groupby((statecode),aggregate($count as rows))`,
    );
    expect(some.json.value).toEqual([{ statecode: 0, rows: 50_000 }]);
  });

  it('tells more than 5,000 changes in pages, deletions at the end, each once', () => {
    const track = 'odata.track-changes';
    let link = 'accounts?$select=name';
    for (;;) {
      const { json } = get(link, track);
      link = (json['@odata.nextLink'] ?? json['@odata.deltaLink']).slice('http://x/api/data/v9.2/'.length);
      if (json['@odata.deltaLink']) break;
    }
    const store = organization.store('accounts');
    database.transaction(() => {
      for (let n = 1; n <= 6_000; n += 1) {
        const record = store.findByKey({ accountid: id(n) }, []);
        if (record) store.update(record.id, { name: 'changed' }, organization.nextVersion());
      }
      const insert = database.prepare('insert into "$deleted" (version, entity_set, id) values (?, ?, ?)');
      for (let n = 1; n <= 10; n += 1) insert.run(organization.nextVersion(), 'accounts', id(900_000 + n));
    });
    const first = get(link).json;
    expect(first.value).toHaveLength(5_000);
    expect(first['@odata.deltaLink']).toBeUndefined();
    const second = get(first['@odata.nextLink'].slice('http://x/api/data/v9.2/'.length)).json;
    expect(second.value).toHaveLength(1_010);
    expect(second.value.slice(0, 1_000).every(({ name }: { name?: string }) => name === 'changed')).toBe(
      true,
    );
    expect(second.value.slice(1_000).every(({ reason }: { reason?: string }) => reason === 'deleted')).toBe(
      true,
    );
    const entries = [...first.value, ...second.value].map(({ accountid, id: gone }) => accountid ?? gone);
    expect(new Set(entries).size).toBe(6_010);
    const third = get(second['@odata.deltaLink'].slice('http://x/api/data/v9.2/'.length)).json;
    expect(third.value).toEqual([]);
  });
});
