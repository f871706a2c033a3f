import { expect } from 'vitest';
import type { Chapter, ContractCase } from '../../wire/contract-case.ts';
import { once } from '../../wire/once.ts';
import { foundBy, refusedFilter } from '../support/found-by.ts';
import { createContact } from '../support/records.ts';
import { sources } from '../support/sources.ts';

interface Scene {
  readonly mark: string;
}

/** Contacts 0 to 5, with as many children, born on the first six days of March 2001; 5 has neither. */
const scene = once(async (service): Promise<Scene> => {
  for (let n = 0; n <= 5; n += 1)
    await createContact(service, {
      lastname: `${service.mark} person ${n}`,
      jobtitle: `J"${n}'`,
      ...(n === 5 ? {} : { numberofchildren: n, lastonholdtime: `2001-03-0${n + 1}T12:00:00Z` }),
    });
  return { mark: service.mark };
});

const crm = (call: string) => `Microsoft.Dynamics.CRM.${call}`;
const parameters = (name: string, value?: string | readonly string[]) =>
  `PropertyName='${name}'${
    value === undefined
      ? ''
      : typeof value === 'string'
        ? `,PropertyValue='${value}'`
        : `,PropertyValues=[${value.map((text) => JSON.stringify(text)).join()}]`
  }`;

const answers = (
  fact: string,
  filter: string | ((scene: Scene) => string),
  expected: string,
  more: { readonly query?: string; readonly assumption?: string } = {},
): ContractCase => ({
  fact,
  source: sources.filterFunctions,
  ...(more.assumption === undefined ? {} : { assumption: more.assumption }),
  async run(service) {
    const made = await scene(service);
    const own = `startswith(lastname,'${service.mark} person')`;
    const text = typeof filter === 'string' ? filter : filter(made);
    const found = { set: 'contacts', column: 'lastname', own };
    expect(await foundBy(service, found, text, more.query)).toBe(expected);
  },
});

const refused = (fact: string, call: string, message: RegExp) =>
  refusedFilter('contacts', fact, crm(call), message, { source: sources.filterFunctions });

const number = 'numberofchildren';
const moment = 'lastonholdtime';
const on = (n: number) => `2001-03-0${n}`;

/** Functions of Dataverse about values, lists, and who is calling. */
export const filterFunctions: Chapter = {
  title: '$filter: functions of Dataverse',
  cases: [
    answers('In finds the values of a list', crm(`In(${parameters(number, ['1', '3'])})`), '13'),
    answers('In takes texts', ({ mark }) => crm(`In(${parameters('lastname', [`${mark} person 2`])})`), '2'),
    answers(
      'In compares texts in any case',
      ({ mark }) => crm(`In(${parameters('lastname', [`${mark} PERSON 2`])})`),
      '2',
    ),
    answers(
      'In reads its list as JSON: a quote within is escaped',
      crm(`In(${parameters('jobtitle', [`J"1'`])})`),
      '1',
    ),
    answers('NotIn finds the other values', crm(`NotIn(${parameters(number, ['1', '3'])})`), '0245'),
    answers('Between holds for both ends', crm(`Between(${parameters(number, ['1', '3'])})`), '123'),
    answers(
      'NotBetween finds what lies outside, and no empty ones',
      crm(`NotBetween(${parameters(number, ['1', '3'])})`),
      '04',
    ),
    answers(
      'Between compares moments',
      crm(`Between(${parameters(moment, ['2001-03-02', '2001-03-04'])})`),
      '12',
    ),
    answers('On finds the moments of a day', crm(`On(${parameters(moment, on(3))})`), '2'),
    answers('OnOrAfter finds a day and what follows', crm(`OnOrAfter(${parameters(moment, on(4))})`), '34'),
    answers(
      'OnOrBefore finds a day and what is before',
      crm(`OnOrBefore(${parameters(moment, on(2))})`),
      '01',
    ),
    answers('On takes a moment for its day', crm(`On(${parameters(moment, '2001-03-03T23:00:00Z')})`), '2'),
    answers('not stands before a function', `not ${crm(`In(${parameters(number, ['1'])})`)}`, '02345'),
    answers(
      'Functions are joined with comparisons',
      `${crm(`In(${parameters(number, ['1', '3'])})`)} and ${number} gt 1`,
      '3',
    ),
    answers('EqualUserId finds what the caller owns', crm(`EqualUserId(${parameters('ownerid')})`), '012345'),
    answers('NotEqualUserId finds what others own', crm(`NotEqualUserId(${parameters('ownerid')})`), ''),
    answers(
      'EqualUserOrUserTeams finds what the caller or a team owns',
      crm(`EqualUserOrUserTeams(${parameters('ownerid')})`),
      '012345',
    ),
    answers(
      'EqualBusinessId finds what belongs to the business unit of the caller',
      crm(`EqualBusinessId(${parameters('owningbusinessunit')})`),
      '012345',
    ),
    answers(
      'NotEqualBusinessId finds what belongs to others',
      crm(`NotEqualBusinessId(${parameters('owningbusinessunit')})`),
      '',
    ),
    answers('A comparison takes aliases for its column and its value', '@p1 eq @p2', '3', {
      query: `&@p1=${number}&@p2=3`,
    }),
    answers(
      'A function takes aliases for its parameters',
      crm('In(PropertyName=@p1,PropertyValues=@p2)'),
      '04',
      {
        query: `&@p1='${number}'&@p2=["0","4"]`,
      },
    ),
    answers('An alias that has no value is null', `${number} eq @nothing`, '5'),
    answers(
      'In takes the identifier of a lookup',
      crm(`In(${parameters('_parentcustomerid_value', ['00000000-0000-0000-0000-000000000001'])})`),
      '',
      {
        assumption: 'dv-in-on-lookup',
      },
    ),
    answers(
      'In takes a lookup by its logical name',
      crm(`In(${parameters('parentcustomerid', ['00000000-0000-0000-0000-000000000001'])})`),
      '',
      {
        assumption: 'dv-in-on-lookup',
      },
    ),
    refused(
      'A function names a column of the table',
      `In(${parameters('nothing', ['1'])})`,
      /Could not find a property named 'nothing'/,
    ),
    refused('Between takes two values', `Between(${parameters(number, ['1'])})`, /two values/),
    refused(
      'A value of a list is one of its column',
      `In(${parameters(number, ['x'])})`,
      /Cannot convert the literal 'x'/,
    ),
    refused(
      'A function that Dataverse does not have is unknown',
      `Nearly(${parameters(number, '1')})`,
      /An unknown function with name/,
    ),
    {
      fact: 'Each value of a list counts as a condition',
      source: sources.filter,
      assumption: 'dv-in-counts-values',
      readsOnly: true,
      async run(service) {
        const list = (count: number) => Array.from({ length: count }, (_, n) => `${n}`);
        const path = (count: number) =>
          `contacts?$top=1&$filter=${crm(`In(${parameters(number, list(count))})`)}`;
        expect((await service.get(path(500))).status).toBe(200);
        expect((await service.get(path(501))).json.error.code).toBe('0x8004430C');
      },
    },
  ],
};
