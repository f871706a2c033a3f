import { readModel } from '@p2c/models';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ServiceResponse } from '../../http/message.ts';
import { parseModel } from '../../model/parse-model.ts';
import { readSeed } from '../../seed/read-seed.ts';
import { seedDataverse } from '../../seed/seed-dataverse.ts';
import { openDatabase } from '../../store/database.ts';
import { openOrganization } from '../organization.ts';
import { createDataverseService } from '../service.ts';

/** Pieces that queries are made of, right and wrong ones. */
const pieces = [
  ...['name', 'accountid', 'creditlimit', 'statecode', 'createdon', '_parentaccountid_value', 'constructor'],
  ...['parentaccountid', 'primarycontactid', 'contact_customer_accounts', 'account_parent_account', '$ref'],
  ...[' eq ', ' ne ', ' gt ', ' and ', ' or ', ' not ', ' add ', ' desc', ' as ', ' with ', ' sum ', ' in '],
  ...[
    "'a'",
    "'%_[a-'",
    '5',
    '-1.5',
    'null',
    'true',
    '2026-01-01',
    '2026-02-30',
    '@p1',
    '@',
    '[',
    ']',
    '["a"]',
  ],
  ...[
    '(',
    ')',
    ',',
    ';',
    '/',
    '=',
    ':',
    '$select=',
    '$filter=',
    '$top=1',
    '$expand=',
    '$count',
    'any(',
    'all(c:c',
  ],
  ...['Microsoft.Dynamics.CRM.In(PropertyName=', 'Microsoft.Dynamics.CRM.Today(', 'PropertyValues=', 'year('],
  ...[
    'contains(',
    'groupby((',
    'aggregate(',
    'filter(',
    '00000000-0000-4000-8000-000000000001',
    '%',
    '%25',
    '"',
  ],
];
const text = fc.array(fc.constantFrom(...pieces), { maxLength: 12 }).map((parts) => parts.join(''));
const names = ['$select', '$filter', '$orderby', '$expand', '$apply', '$top', '$count', '$skiptoken', '@p1'];
const query = fc
  .array(fc.tuple(fc.constantFrom(...names, '$deltatoken'), text), { maxLength: 3 })
  .map((options) => options.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&'));
const path = fc.oneof(
  fc.constantFrom(
    'accounts',
    'contacts',
    'EntityDefinitions',
    'organizations',
    'accounts/$count',
    '$metadata',
  ),
  text.map((below) => `accounts(00000000-0000-4000-8000-000000000001)/${encodeURIComponent(below)}`),
  text.map((key) => `accounts(${encodeURIComponent(key)})`),
  text.map(encodeURIComponent),
  text.map((inside) => `RetrieveTotalRecordCount(${encodeURIComponent(inside)})`),
);
const prefer = fc.constantFrom(
  '',
  'odata.maxpagesize=2',
  'odata.track-changes',
  'odata.include-annotations="*"',
);

describe('reading Dataverse', () => {
  const database = openDatabase(undefined);
  const organization = openOrganization(parseModel(readModel('dataverse')), database, {
    p2cNumbers: true,
    deltaTokenLifetimeSeconds: 604_800,
  });
  const service = createDataverseService(organization);
  beforeAll(() => seedDataverse(organization, readSeed('dataverse')));
  afterAll(() => database.close());

  const get = (below: string, options: string, preference = '') =>
    service.handle({
      method: 'GET',
      path: `/api/data/v9.2/${below}`,
      query: options,
      headers: new Map(preference === '' ? [] : [['prefer', preference]]),
      body: '',
      origin: 'http://x',
    }) as ServiceResponse;

  it('answers every query, or refuses it in the form of the system', () => {
    fc.assert(
      fc.property(path, query, prefer, (below, options, preference) => {
        const { status, body = '', headers } = get(below, options, preference);
        expect(status).toBeLessThan(500);
        if (status < 400) return;
        expect(headers['Content-Type']).toContain('application/json');
        expect(JSON.parse(body).error).toMatchObject({ code: expect.stringMatching(/^0x/) });
      }),
      { numRuns: 3_000 },
    );
  });

  const columns = [
    'name',
    'accountnumber',
    'creditlimit',
    'createdon',
    'statuscode',
    '_primarycontactid_value',
  ];
  const terms = fc.uniqueArray(
    fc.tuple(fc.constantFrom(...columns), fc.constantFrom('', ' desc')).map((parts) => parts.join('')),
    { selector: (term) => term.split(' ')[0], maxLength: 3 },
  );

  it('gives by pages of any size what it gives at once, in the same order', () => {
    fc.assert(
      fc.property(terms, fc.integer({ min: 1, max: 60 }), (order, size) => {
        const options = `$select=name${order.length > 0 ? `&$orderby=${encodeURIComponent(order.join())}` : ''}`;
        const ids = (body: string) =>
          JSON.parse(body).value.map((row: { accountid: string }) => row.accountid);
        const whole = ids(get('accounts', options).body ?? '');
        const paged: string[] = [];
        for (let next: string | undefined = options; next !== undefined; ) {
          const { body = '' } = get('accounts', next, `odata.maxpagesize=${size}`);
          paged.push(...ids(body));
          next = JSON.parse(body)['@odata.nextLink']?.split(/\?(.*)/s)[1];
        }
        expect(paged).toEqual(whole);
      }),
      { numRuns: 150 },
    );
  });
});
