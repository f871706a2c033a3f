import { readModel } from '@p2c/models';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ServiceResponse } from '../../http/message.ts';
import { parseModel } from '../../model/parse-model.ts';
import { seedDataverse } from '../../seed/seed-dataverse.ts';
import { openDatabase } from '../../store/database.ts';
import { openOrganization } from '../organization.ts';
import { createDataverseService } from '../service.ts';

const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const times = <T>(count: number, make: (n: number) => T) => Array.from({ length: count }, (_, n) => make(n));
const rows = 2_000;
const timeout = { status: 500, error: { code: '0x80044151', message: 'SQL timeout expired.' } };

/** Of 1,500 characters that hard patterns meet again and again, and never to their end. */
const description = 'aaaaaaaaab'.repeat(150);

const link = (type: string, condition: string) =>
  `<link-entity name="account" from="statecode" to="statecode" link-type="${type}"><filter>${condition}</filter></link-entity>`;
const condition = (attribute: string, operator: string, value: string) =>
  `<condition attribute="${attribute}" operator="${operator}" value="${value}"/>`;

describe('What one request to Sales may look at, with 2,000 accounts of one state', () => {
  const database = openDatabase(undefined);
  const organization = openOrganization(parseModel(readModel('dataverse')), database, {
    p2cNumbers: true,
    deltaTokenLifetimeSeconds: 604_800,
  });
  const service = createDataverseService(organization);
  afterAll(() => database.close());

  beforeAll(() => {
    seedDataverse(organization, new Map());
    database.transaction(() => {
      for (let n = 1; n <= rows; n += 1) {
        const account = { accountid: id(n), accountnumber: `A-${n}`, name: `N ${n}`, statecode: 0n };
        organization.store('accounts').insert({ ...account, description }, organization.nextVersion());
        const person = {
          contactid: id(10_000 + n),
          lastname: `P ${n}`,
          _parentcustomerid_value: id(n <= 1_000 ? 1 : 2),
        };
        organization.store('contacts').insert(person, organization.nextVersion());
      }
    });
  });

  const get = (path: string, query: string) => {
    const answer = service.handle({
      method: 'GET',
      path: `/api/data/v9.2/${path}`,
      query,
      headers: new Map(),
      body: '',
      origin: 'http://x',
    }) as ServiceResponse;
    const json = JSON.parse(answer.body ?? '');
    return { status: answer.status, error: json.error, value: json.value };
  };
  const fetched = (inside: string) =>
    get(
      'accounts',
      `fetchXml=${encodeURIComponent(`<fetch><entity name="account"><attribute name="name"/>${inside}</entity></fetch>`)}`,
    );
  const never = condition('name', 'like', '%zzz%');
  const always = condition('name', 'like', '%N%');

  it.each([
    ['not any', `<filter>${link('not any', never)}</filter>`],
    ['all', `<filter>${link('all', never)}</filter>`],
    ['matchfirstrowusingcrossapply', link('matchfirstrowusingcrossapply', never)],
    ['not any, in an `any`', `<filter>${link('any', link('not any', never))}</filter>`],
  ])('2,000,000 rows of a link that takes none of them: %s', (_, inside) => {
    expect(fetched(inside)).toMatchObject(timeout);
  });

  it.each([
    ['any', `<filter>${link('any', never)}</filter>`, 0],
    ['not all', `<filter>${link('not all', always)}</filter>`, rows],
    ['exists', link('exists', always), rows],
    [
      'not any, of one account',
      `<filter>${condition('accountnumber', 'eq', 'A-7')}${link('not any', never)}</filter>`,
      1,
    ],
  ])('but a link that looks at fewer is answered: %s', (_, inside, found) => {
    expect(fetched(inside).value).toHaveLength(found);
  });

  const contains = times(100, (n) => `contains(description,'aaaaaaaaac${n}')`).join(' or ');
  it.each([
    ['$filter', () => get('accounts', `$select=name&$filter=${contains}`)],
    ['$apply', () => get('accounts', `$apply=filter(${contains})/aggregate($count as rows)`)],
    [
      'FetchXML',
      () => {
        const likes = times(100, (n) => condition('description', 'like', `%a%b%c${n}`));
        return fetched(`<filter type="or">${likes.join('')}</filter>`);
      },
    ],
  ])('so many characters of texts that a condition compares: %s', (_, ask) => {
    expect(ask()).toMatchObject(timeout);
  });

  it('and one condition on a text of every row is far from it, as often as one asks', () => {
    for (const text of ['aab', 'c', 'ba'])
      expect(get('accounts', `$select=name&$filter=contains(description,'${text}')`).value).toHaveLength(
        text === 'c' ? 0 : rows,
      );
  });

  it('64 Mi characters of expanded records, each as often as it stands in the answer', () => {
    const expand = (inside: string) =>
      get(
        'contacts',
        `$select=lastname&$filter=startswith(lastname,'P')&$expand=parentcustomerid_account($select=name;$expand=contact_customer_accounts${inside})`,
      );
    expect(expand('')).toMatchObject({
      status: 413,
      error: { message: expect.stringContaining('exceed the maximum of 67108864 characters') },
    });
  });

  it('and a lookup that leads to the same record from every row is within it', () => {
    const { value } = get(
      'contacts',
      '$select=lastname&$filter=startswith(lastname,%27P%27)&$expand=parentcustomerid_account',
    );
    expect(value).toHaveLength(rows);
    expect(value[rows - 1].parentcustomerid_account.description).toBe(description);
  });

  it('FetchXML has as much for the columns of its links, and reads 2,000 columns', () => {
    const linked = (count: number) =>
      fetched(
        times(
          count,
          (n) =>
            `<link-entity name="account" from="accountid" to="accountid" alias="copy${n}"><attribute name="description"/>${times(30, (k) => `<attribute name="description" alias="d${n}x${k}"/>`).join('')}</link-entity>`,
        ).join(''),
      );
    expect(linked(1)).toMatchObject({
      status: 413,
      error: { message: expect.stringContaining('exceed the maximum of 67108864 characters') },
    });
    const all = (n: number) =>
      `<link-entity name="account" from="accountid" to="accountid" alias="a${n}"><all-attributes/></link-entity>`;
    expect(fetched(times(15, all).join(''))).toMatchObject({
      status: 400,
      error: { message: 'The query selects more than the maximum of 2000 columns. Select fewer.' },
    });
  });
});
