import { expect } from 'vitest';
import type { Chapter, ContractCase } from '../../wire/contract-case.ts';
import { refusedFilter } from '../support/found-by.ts';
import { expectRefusal } from '../support/refusal.ts';
import { sources } from '../support/sources.ts';
import { accountsThat, type FilterScene } from './filter-scene.ts';

const answers = (
  fact: string,
  filter: string | ((ids: FilterScene) => string),
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

const refused = (fact: string, filter: string, message: RegExp, assumption?: string) =>
  refusedFilter('accounts', fact, filter, message, {
    source: sources.filter,
    ...(assumption === undefined ? {} : { assumption }),
  });

const conditions = (count: number) =>
  encodeURIComponent(Array.from({ length: count }, (_, n) => `name eq '${n}'`).join(' or '));

/** Comparisons and how they are joined. */
export const filterOperators: Chapter = {
  title: '$filter: operators',
  cases: [
    answers('eq finds equal whole numbers', 'numberofemployees eq 7', '14'),
    answers('eq finds equal decimals', 'creditlimit eq 10.01', '3'),
    answers('eq finds an amount with all its digits', 'creditlimit eq 12345678901.5', '1'),
    answers('eq finds equal yes/no values', 'creditonhold eq true', '1'),
    answers('eq finds choices by their number', 'customertypecode eq 3', '1'),
    answers('eq null finds empty columns', 'numberofemployees eq null', '3'),
    answers('ne null finds filled columns', 'numberofemployees ne null', '124'),
    answers('ne finds other values, empty ones, too', 'numberofemployees ne 7', '23'),
    answers('gt finds greater values', 'creditlimit gt 10', '13'),
    answers('ge finds greater and equal values', 'creditlimit ge 10', '123'),
    answers('lt finds smaller values', 'creditlimit lt 10.01', '2'),
    answers('le finds smaller and equal values', 'creditlimit le 10.01', '23'),
    answers(
      'and joins before or',
      'numberofemployees eq 70 or numberofemployees eq 7 and creditonhold eq true',
      '12',
    ),
    answers(
      'Parentheses join first',
      '(numberofemployees eq 70 or numberofemployees eq 7) and creditonhold eq true',
      '1',
    ),
    answers('not turns a condition round', 'not (numberofemployees eq 70)', '134'),
    answers('not before a function turns it round', "not contains(fax,'card')", '134'),
    answers(
      'A lookup is compared with an identifier without quotes',
      ({ one }) => `_parentaccountid_value eq ${one}`,
      '2',
    ),
    answers('ne of a lookup finds empty ones, too', ({ one }) => `_parentaccountid_value ne ${one}`, '134'),
    answers('eq null finds empty lookups', '_parentaccountid_value eq null', '14'),
    answers('Columns of one table are compared with each other', 'fax eq telephone1', '3'),
    answers('A date and time is compared with a moment', 'createdon gt 2020-01-01T00:00:00Z', '1234'),
    answers(
      'A number with digits behind the point is compared with whole ones',
      'numberofemployees lt 7.5',
      '14',
    ),
    answers('A Double is compared', 'address1_latitude gt 45 and address1_latitude lt 46', '1'),
    answers('The row version can be compared', 'versionnumber gt 0', '1234', 'dv-versionnumber-filter'),
    refused('No arithmetic: add', 'numberofemployees add 1 eq 8', /BinaryOperator/, 'dv-refusal-words'),
    refused('No arithmetic: sub', 'numberofemployees sub 1 eq 6', /BinaryOperator/, 'dv-refusal-words'),
    refused('No arithmetic: mul', 'numberofemployees mul 2 eq 14', /BinaryOperator/, 'dv-refusal-words'),
    refused('No arithmetic: div', 'numberofemployees div 7 eq 1', /BinaryOperator/, 'dv-refusal-words'),
    refused('No arithmetic: mod', 'numberofemployees mod 2 eq 1', /BinaryOperator/, 'dv-refusal-words'),
    ...['year', 'month', 'day', 'hour', 'minute', 'second', 'date'].map((part) =>
      refused(
        `No parts of dates: ${part}()`,
        part === 'date' ? 'date(createdon) eq 2026-01-01' : `${part}(createdon) eq 1`,
        /SingleValueFunctionCall|not supported/,
        'dv-refusal-words',
      ),
    ),
    ...['tolower', 'toupper', 'trim', 'length', 'indexof', 'substring', 'concat'].map((name) =>
      refused(
        `No function of texts but the three: ${name}()`,
        { length: 'length(name) eq 1', indexof: "indexof(name,'x') eq 1" }[name] ??
          (name === 'substring'
            ? "substring(name,1) eq 'x'"
            : name === 'concat'
              ? "concat(name,'x') eq 'x'"
              : `${name}(name) eq 'x'`),
        /SingleValueFunctionCall|not supported/,
        'dv-refusal-words',
      ),
    ),
    refused(
      'A text is not compared with a number',
      'name eq 5',
      /Found operand types 'Edm\.String' and 'Edm\.Int32' for operator kind 'Equal'/,
    ),
    refused(
      'An identifier in quotes is a text, and no lookup is equal to it',
      "_parentaccountid_value eq '00000000-0000-0000-0000-000000000000'",
      /Found operand types 'Edm\.Guid' and 'Edm\.String'/,
    ),
    refused(
      'Columns of two tables are not compared with each other',
      'name eq parentaccountid/name',
      /./,
      'dv-refusal-words',
    ),
    {
      fact: '500 conditions are taken',
      source: sources.filter,
      readsOnly: true,
      async run(service) {
        expect((await service.get(`accounts?$select=name&$top=1&$filter=${conditions(500)}`)).status).toBe(
          200,
        );
      },
    },
    {
      fact: '501 conditions are refused with 0x8004430C',
      source: sources.codes,
      readsOnly: true,
      async run(service) {
        const answer = await service.get(`accounts?$select=name&$top=1&$filter=${conditions(501)}`);
        expectRefusal(answer, 400, '0x8004430C', 'Number of conditions in query exceeded maximum limit.');
      },
    },
  ],
};
