import { expect } from 'vitest';
import type { Chapter, ContractCase } from '../../wire/contract-case.ts';
import { refusedFilter } from '../support/found-by.ts';
import { sources } from '../support/sources.ts';
import { accountsThat, type FilterScene } from './filter-scene.ts';

const answers = (
  fact: string,
  filter: (ids: FilterScene) => string,
  expected: string,
  assumption?: string,
): ContractCase => ({
  fact,
  source: sources.filter,
  ...(assumption === undefined ? {} : { assumption }),
  async run(service) {
    expect(await accountsThat(service, filter)).toBe(expected);
  },
});

const contacts = 'contact_customer_accounts';

/** Conditions over parents and over collections. */
export const filterRelated: Chapter = {
  title: '$filter: related rows',
  cases: [
    answers(
      'A column of the parent is compared',
      ({ mark }) => `parentaccountid/name eq '${mark} filter 1'`,
      '2',
    ),
    answers(
      'A column of the parent of the parent is compared',
      ({ mark }) => `parentaccountid/parentaccountid/name eq '${mark} filter 1'`,
      '3',
    ),
    answers(
      'A path goes over lookups of several tables',
      ({ mark }) => `primarycontactid/parentcustomerid_account/name eq '${mark} filter 1'`,
      '2',
    ),
    answers('A number of the parent is compared', () => 'parentaccountid/numberofemployees gt 10', '3'),
    answers('A function of texts looks into the parent', () => "endswith(parentaccountid/name,'2')", '3'),
    answers(
      'A row without parent is met by eq null of a column of its parent',
      () => 'parentaccountid/name eq null',
      '14',
      'dv-parent-filter-without-parent',
    ),
    answers(
      'A row without parent is met by ne of a column of its parent',
      ({ mark }) => `parentaccountid/name ne '${mark} filter 1'`,
      '134',
      'dv-parent-filter-without-parent',
    ),
    answers(
      'any finds rows with a row that meets the condition',
      () => `${contacts}/any(c:c/jobtitle eq 'Clerk')`,
      '1',
    ),
    answers('any finds several', () => `${contacts}/any(c:c/jobtitle eq 'buyer')`, '12'),
    answers('any without condition finds rows that have any', () => `${contacts}/any()`, '12'),
    answers('not any() finds rows that have none', () => `not ${contacts}/any()`, '34'),
    answers('not any finds the others', () => `not ${contacts}/any(c:c/jobtitle eq 'Clerk')`, '234'),
    answers(
      'all holds where every row meets the condition, and where there are none',
      () => `${contacts}/all(c:c/jobtitle eq 'Buyer')`,
      '234',
    ),
    answers(
      'The conditions of any are those of one row',
      ({ mark }) => `${contacts}/any(c:c/jobtitle eq 'Buyer' and c/lastname eq '${mark} Bob')`,
      '',
    ),
    answers(
      'or stands within any',
      ({ mark }) => `${contacts}/any(c:c/lastname eq '${mark} Bob' or c/lastname eq '${mark} Cid')`,
      '12',
    ),
    answers(
      'A function of texts stands within any',
      () => `${contacts}/any(c:endswith(c/lastname,'cid'))`,
      '2',
    ),
    answers(
      'any stands within any',
      () => `account_parent_account/any(a:a/${contacts}/any(c:c/jobtitle eq 'Buyer'))`,
      '1',
    ),
    answers(
      'A parent is looked at within any',
      ({ mark }) => `account_parent_account/any(a:a/primarycontactid/lastname eq '${mark} Ann')`,
      '1',
    ),
    answers(
      'any and a condition of the row itself are joined',
      () => `${contacts}/any(c:c/jobtitle eq 'Buyer') and numberofemployees eq 70`,
      '2',
    ),
    answers(
      'A function of Dataverse stands behind the variable within any',
      ({ mark }) =>
        `${contacts}/any(c:c/Microsoft.Dynamics.CRM.In(PropertyName='lastname',PropertyValues=["${mark} Cid"]))`,
      '2',
      'dv-functions-in-lambdas',
    ),
    refusedFilter(
      'accounts',
      'A collection is looked at by any and all only',
      `${contacts}/lastname eq 'x'`,
      /./,
      { source: sources.filter },
    ),
    refusedFilter(
      'accounts',
      'A name that is no lookup leads nowhere',
      "nothing/name eq 'x'",
      /Could not find a property named 'nothing'/,
      { source: sources.filter },
    ),
  ],
};
