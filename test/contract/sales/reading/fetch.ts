import { expect } from 'vitest';
import type { Chapter, ContractCase } from '../../wire/contract-case.ts';
import { sources } from '../support/sources.ts';
import { companies, companiesFound, companyRows } from './fetch-scene.ts';

const everything = { prefer: 'odata.include-annotations="*"' };
const formatted = 'OData.Community.Display.V1.FormattedValue';
const attributeName = 'OData.Community.Display.V1.AttributeName';

const contacts = (type: string, inside = '') =>
  `<link-entity name='contact' from='parentcustomerid' to='accountid' link-type='${type}' alias='c'>${inside}</link-entity>`;
const named = (name: string) =>
  `<filter><condition attribute='lastname' operator='eq' value='${name}'/></filter>`;

const finds = (fact: string, source: string, inside: string, expected: string): ContractCase => ({
  fact,
  source,
  async run(service) {
    expect(await companiesFound(service, inside)).toBe(expected);
  },
});

/** Queries in FetchXML. */
export const fetch: Chapter = {
  title: 'FetchXML',
  cases: [
    {
      fact: 'Rows have the columns asked for and their key, and leave out what is null',
      source: sources.fetch,
      async run(service) {
        const { third } = await companies(service);
        const rows = await companyRows(
          service,
          "<attribute name='fax'/><attribute name='creditlimit'/><order attribute='name'/>",
        );
        expect(rows).toHaveLength(3);
        expect(rows[2]).toMatchObject({ fax: 'other', accountid: third });
        expect(rows[2]).not.toHaveProperty('creditlimit');
        expect(rows[2]).toHaveProperty(['@odata.etag']);
      },
    },
    {
      fact: 'A column under an alias tells its own name where annotations are asked for',
      source: sources.fetchSelect,
      async run(service) {
        const { ann } = await companies(service);
        const rows = await companyRows(
          service,
          "<attribute name='primarycontactid' alias='who'/><order attribute='name'/>",
          '',
          everything,
        );
        expect(rows[1]).toMatchObject({
          who: ann,
          [`who@${attributeName}`]: 'primarycontactid',
          [`who@${formatted}`]: 'Ann',
          'who@Microsoft.Dynamics.CRM.lookuplogicalname': 'contact',
        });
      },
    },
    {
      fact: 'Columns of a joined table stand under its alias, once for each joined row',
      source: sources.fetchJoin,
      async run(service) {
        const rows = await companyRows(
          service,
          `<attribute name='name'/><order attribute='name'/>${contacts('inner', "<attribute name='lastname'/><order attribute='lastname'/>")}`,
        );
        expect(rows.map((row) => row['c.lastname'])).toEqual(['Ann', 'Bob', 'Cid']);
      },
    },
    {
      fact: 'A table without alias is known by its name and number',
      source: sources.fetchJoin,
      async run(service) {
        const rows = await companyRows(
          service,
          `<attribute name='name'/>${contacts('inner', "<attribute name='lastname'/>").replace(" alias='c'", '')}<order attribute='name' descending='true'/>`,
        );
        expect(rows[0]?.['contact1.lastname']).toBe('Cid');
      },
    },
    finds('An outer link keeps rows without match', sources.fetchJoin, contacts('outer'), '1123'),
    finds(
      'A condition that names a joined table holds after the join',
      sources.fetchFilter,
      `${contacts('outer')}<filter><condition entityname='c' attribute='contactid' operator='null'/></filter>`,
      '3',
    ),
    finds('exists finds each parent once', sources.fetchJoin, contacts('exists'), '12'),
    finds('in finds each parent once', sources.fetchJoin, contacts('in', named('Cid')), '2'),
    finds(
      'any inside a filter',
      sources.fetchFilter,
      `<filter>${contacts('any', named('Bob'))}</filter>`,
      '1',
    ),
    finds(
      'not any inside a filter',
      sources.fetchFilter,
      `<filter>${contacts('not any', named('Bob'))}</filter>`,
      '23',
    ),
    finds(
      'not all is any',
      sources.fetchFilter,
      `<filter>${contacts('not all', named('Bob'))}</filter>`,
      '1',
    ),
    finds(
      'all is some, of which none meets the conditions',
      sources.fetchFilter,
      `<filter>${contacts('all', named('Bob'))}</filter>`,
      '2',
    ),
    finds(
      'Columns are compared with valueof',
      sources.fetchFilter,
      "<filter><condition attribute='numberofemployees' operator='eq' valueof='numberofemployees'/></filter>",
      '12',
    ),
    finds(
      'Values of a list are elements',
      sources.fetchFilter,
      "<filter><condition attribute='numberofemployees' operator='in'><value>4</value><value>5</value></condition></filter>",
      '12',
    ),
    finds(
      'An order in the entity that names a joined table comes first',
      sources.fetchOrder,
      `<order entityname='c' attribute='lastname' descending='true'/><order attribute='name'/>${contacts('inner')}`,
      '211',
    ),
    {
      fact: 'Distinct rows come once and have no key',
      source: sources.fetch,
      assumption: 'dv-fetch-rows-without-key',
      async run(service) {
        const rows = await companyRows(
          service,
          "<attribute name='fax'/><order attribute='fax'/>",
          "distinct='true'",
        );
        expect(rows.map(({ fax }) => String(fax).toLowerCase())).toEqual(['other', 'same']);
        expect(rows[0]).not.toHaveProperty('accountid');
        expect(rows[0]).not.toHaveProperty(['@odata.etag']);
      },
    },
    {
      fact: 'matchfirstrowusingcrossapply gives one joined row, its columns by schema name',
      source: sources.fetchJoin,
      assumption: 'dv-fetch-first-row-names',
      async run(service) {
        const rows = await companyRows(
          service,
          `<attribute name='name'/><order attribute='name'/>${contacts('matchfirstrowusingcrossapply', "<attribute name='contactid'/>").replace(" alias='c'", '')}`,
        );
        expect(rows.map((row) => typeof row.ContactId)).toEqual(['string', 'string']);
      },
    },
    {
      fact: 'Aggregates count, sum and group, each under its alias',
      source: sources.fetchAggregate,
      async run(service) {
        const rows = await companyRows(
          service,
          "<attribute name='accountid' aggregate='count' alias='n'/><attribute name='creditlimit' aggregate='sum' alias='total'/><attribute name='numberofemployees' aggregate='countcolumn' distinct='true' alias='kinds'/><attribute name='fax' groupby='true' alias='number'/><order alias='n' descending='true'/>",
          "aggregate='true'",
        );
        expect(rows[0]).toMatchObject({ n: 2, total: 30.5, kinds: 1 });
        expect(rows).toHaveLength(2);
      },
    },
    {
      fact: 'The sum of nothing is 0',
      source: sources.fetchAggregate,
      assumption: 'dv-fetch-sum-of-nothing',
      async run(service) {
        const rows = await companyRows(
          service,
          "<attribute name='numberofemployees' aggregate='sum' alias='staff'/><filter><condition attribute='fax' operator='eq' value='other'/></filter>",
          "aggregate='true'",
        );
        expect(rows).toEqual([{ staff: 0 }]);
      },
    },
  ],
};
