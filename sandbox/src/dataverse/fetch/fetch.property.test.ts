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

/** A condition in both languages. */
interface Condition {
  readonly xml: string;
  readonly odata: string;
}

const escapeXml = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
const one = (attribute: string, operator: string, value: string) =>
  `<condition attribute="${attribute}" operator="${operator}" value="${escapeXml(value)}"/>`;
const several = (attribute: string, operator: string, values: readonly string[]) =>
  `<condition attribute="${attribute}" operator="${operator}">${values.map((value) => `<value>${escapeXml(value)}</value>`).join('')}</condition>`;
const call = (name: string, attribute: string, rest = '') =>
  `Microsoft.Dynamics.CRM.${name}(PropertyName='${attribute}'${rest})`;
const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`;

const text = fc.constantFrom('Contoso', 'a', 'E', 's%', '_o', '[C-F]%', "'", '&', '"', '<');
const number = fc.constantFrom('0', '5', '-1', '100', '99999999999', '2500.5', '2500.005');
const comparison = fc.constantFrom('eq', 'ne', 'gt', 'ge', 'lt', 'le');
const dates = fc.constantFrom('2020-01-01', '2026-01-31', '2026-11-25');

const condition: fc.Arbitrary<Condition> = fc.oneof(
  fc
    .tuple(fc.constantFrom('name', 'address1_city', 'accountnumber'), comparison, text)
    .map(([name, operator, value]) => ({
      xml: one(name, operator, value),
      odata: `${name} ${operator} ${quoted(value)}`,
    })),
  fc.tuple(fc.constantFrom('creditlimit', 'revenue'), comparison, number).map(([name, operator, value]) => ({
    xml: one(name, operator, value),
    odata: `${name} ${operator} ${value}`,
  })),
  fc
    .tuple(fc.constantFrom('statecode', 'statuscode'), comparison, fc.constantFrom('0', '1', '2'))
    .map(([name, operator, value]) => ({
      xml: one(name, operator, value),
      odata: `${name} ${operator} ${value}`,
    })),
  fc.tuple(fc.constantFrom('eq', 'ne'), fc.boolean()).map(([operator, value]) => ({
    xml: one('creditonhold', operator, value ? '1' : '0'),
    odata: `creditonhold ${operator} ${value}`,
  })),
  fc
    .tuple(fc.constantFrom('begins-with', 'ends-with', 'not-begin-with', 'not-end-with'), text)
    .map(([operator, value]) => {
      const call = `${operator.includes('begin') ? 'startswith' : 'endswith'}(name,${quoted(value)})`;
      return { xml: one('name', operator, value), odata: operator.startsWith('not') ? `not ${call}` : call };
    }),
  fc.tuple(fc.boolean(), text).map(([negated, value]) => ({
    xml: one('name', negated ? 'not-like' : 'like', `%${value}%`),
    odata: `${negated ? 'not ' : ''}contains(name,${quoted(value)})`,
  })),
  fc
    .tuple(fc.constantFrom('name', 'creditlimit', 'primarycontactid', 'createdon'), fc.boolean())
    .map(([name, negated]) => ({
      xml: `<condition attribute="${name}" operator="${negated ? 'not-null' : 'null'}"/>`,
      odata: `${name === 'primarycontactid' ? '_primarycontactid_value' : name} ${negated ? 'ne' : 'eq'} null`,
    })),
  fc.tuple(fc.boolean(), fc.array(text, { minLength: 1, maxLength: 10 })).map(([negated, values]) => ({
    xml: several('name', negated ? 'not-in' : 'in', values),
    odata: call(negated ? 'NotIn' : 'In', 'name', `,PropertyValues=${JSON.stringify(values)}`),
  })),
  fc.tuple(fc.boolean(), fc.tuple(dates, dates)).map(([negated, values]) => ({
    xml: several('modifiedon', negated ? 'not-between' : 'between', values),
    odata: call(
      negated ? 'NotBetween' : 'Between',
      'modifiedon',
      `,PropertyValues=${JSON.stringify(values)}`,
    ),
  })),
  fc.tuple(fc.constantFrom('on', 'on-or-after', 'on-or-before'), dates).map(([operator, value]) => ({
    xml: one('createdon', operator, value),
    odata: call(
      { on: 'On', 'on-or-after': 'OnOrAfter', 'on-or-before': 'OnOrBefore' }[operator],
      'createdon',
      `,PropertyValue='${value}'`,
    ),
  })),
  fc
    .constantFrom(
      ['today', 'Today'],
      ['yesterday', 'Yesterday'],
      ['this-month', 'ThisMonth'],
      ['last-week', 'LastWeek'],
      ['next-year', 'NextYear'],
      ['last-seven-days', 'Last7Days'],
    )
    .map(([operator = '', name = '']) => ({
      xml: `<condition attribute="createdon" operator="${operator}"/>`,
      odata: call(name, 'createdon'),
    })),
  fc
    .constantFrom(
      ['last-x-hours', 'LastXHours'],
      ['next-x-days', 'NextXDays'],
      ['olderthan-x-months', 'OlderThanXMonths'],
    )
    .map(([operator = '', name = '']) => ({
      xml: one('createdon', operator, '3'),
      odata: call(name, 'createdon', ",PropertyValue='3'"),
    })),
  fc
    .constantFrom(['eq-userid', 'EqualUserId'], ['ne-userid', 'NotEqualUserId'])
    .map(([operator = '', name = '']) => ({
      xml: `<condition attribute="ownerid" operator="${operator}"/>`,
      odata: call(name, 'ownerid'),
    })),
  fc.tuple(comparison, fc.constantFrom('name', 'yominame')).map(([operator, other]) => ({
    xml: `<condition attribute="name" operator="${operator}" valueof="${other}"/>`,
    odata: `name ${operator} ${other}`,
  })),
);

const tree: fc.Arbitrary<Condition> = fc.letrec<{ tree: Condition }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small' },
    condition,
    fc
      .tuple(fc.constantFrom('and', 'or'), fc.array(tie('tree'), { minLength: 1, maxLength: 4 }))
      .map(([type, operands]) => ({
        xml: `<filter type="${type}">${operands.map(({ xml }) => xml).join('')}</filter>`,
        odata: `(${operands.map(({ odata }) => odata).join(` ${type} `)})`,
      })),
  ),
})).tree;

const columns = [
  'name',
  'accountid',
  'parentaccountid',
  'primarycontactid',
  'parentcustomerid',
  'contactid',
  'createdon',
  'revenue',
  'statecode',
];
const aliases = ['a', 'b', 'contact1', 'account'];
const types = ['inner', 'outer', 'any', 'not any', 'all', 'exists', 'in', 'matchfirstrowusingcrossapply'];
/** What elements of FetchXML are made of, right and wrong ones. */
const elements: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  attribute: {
    name: columns,
    alias: aliases,
    aggregate: ['count', 'countcolumn', 'sum', 'max'],
    groupby: ['true', '1'],
    dategrouping: ['month', 'day'],
    distinct: ['true'],
  },
  order: { attribute: columns, descending: ['true', 'false'], entityname: aliases, alias: aliases },
  filter: { type: ['and', 'or'] },
  condition: {
    attribute: columns,
    operator: [
      'eq',
      'ne',
      'gt',
      'in',
      'like',
      'null',
      'under',
      'on',
      'last-x-days',
      'eq-userid',
      'between',
      'today',
    ],
    value: ['5', 'a', '2026-01-01', '00000000-0000-4000-8000-000000000001'],
    valueof: ['name', 'a.name'],
    entityname: aliases,
  },
  'link-entity': {
    name: ['account', 'contact'],
    from: columns,
    to: columns,
    alias: aliases,
    'link-type': types,
  },
  value: {},
  'all-attributes': {},
};

function element(depth: number): fc.Arbitrary<string> {
  const children = depth === 0 ? fc.constant<string[]>([]) : fc.array(element(depth - 1), { maxLength: 3 });
  return fc.constantFrom(...Object.entries(elements)).chain(([name, attributes]) =>
    fc
      .tuple(
        fc.tuple(
          ...Object.entries(attributes).map(([key, values]) =>
            fc.option(
              fc.constantFrom(...values).map((value) => `${key}="${value}"`),
              { nil: '' },
            ),
          ),
        ),
        children,
      )
      .map(([written, inside]) => `<${name} ${written.join(' ')}>${inside.join('')}</${name}>`),
  );
}

describe('FetchXML', () => {
  const database = openDatabase(undefined);
  const organization = openOrganization(parseModel(readModel('dataverse')), database, {
    p2cNumbers: true,
    deltaTokenLifetimeSeconds: 604_800,
  });
  const service = createDataverseService(organization);
  beforeAll(() => seedDataverse(organization, readSeed('dataverse')));
  afterAll(() => database.close());

  const get = (query: string) => {
    const { status, body = '' } = service.handle({
      method: 'GET',
      path: '/api/data/v9.2/accounts',
      query,
      headers: new Map([['prefer', 'odata.include-annotations="*"']]),
      body: '',
      origin: 'http://x',
    }) as ServiceResponse;
    return { status, json: JSON.parse(body) };
  };

  it('finds by a filter what the equal $filter finds', () => {
    let foundSome = 0;
    fc.assert(
      fc.property(tree, ({ xml, odata }) => {
        const fetch = `<fetch><entity name="account"><attribute name="accountid"/><order attribute="accountid"/><filter>${xml}</filter></entity></fetch>`;
        const one = get(`fetchXml=${encodeURIComponent(fetch)}`);
        const other = get(`$select=accountid&$orderby=accountid&$filter=${encodeURIComponent(odata)}`);
        expect([one.status, other.status], JSON.stringify([one.json.error, other.json.error])).toEqual([
          200, 200,
        ]);
        const ids = ({ json }: typeof one) => json.value.map((row: { accountid: string }) => row.accountid);
        expect(ids(one)).toEqual(ids(other));
        if (one.json.value.length > 0) foundSome += 1;
      }),
      { numRuns: 600 },
    );
    expect(foundSome).toBeGreaterThan(100);
  });

  it('is answered, or refused in the form of the system', () => {
    let answered = 0;
    fc.assert(
      fc.property(fc.array(element(3), { maxLength: 3 }), fc.boolean(), (inside, aggregate) => {
        const xml = `<fetch aggregate="${aggregate}"><entity name="account">${inside.join('')}</entity></fetch>`;
        const { status, json } = get(`fetchXml=${encodeURIComponent(xml)}`);
        expect(status).toBeLessThan(500);
        if (status === 200) answered += 1;
        else expect(json.error).toMatchObject({ code: expect.stringMatching(/^0x/) });
      }),
      { numRuns: 800 },
    );
    expect(answered).toBeGreaterThan(50);
  });
});
