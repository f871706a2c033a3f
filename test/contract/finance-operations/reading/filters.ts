import { expect } from 'vitest';
import type { Chapter, ContractCase } from '../../wire/contract-case.ts';
import { lettersOf } from '../scene/panel.ts';
import { sources } from '../sources.ts';

/** Filter, and which of the three customers of the panel meet it. */
type FilterCase = readonly [what: string, filter: string, letters: string, assumption?: string];

const comparisons: readonly FilterCase[] = [
  ['eq compares numbers', 'CreditLimit eq 200', 'B'],
  ['ne compares numbers', 'CreditLimit ne 200', 'AC'],
  ['gt compares numbers', 'CreditLimit gt 200', 'A'],
  ['ge compares numbers', 'CreditLimit ge 200', 'AB'],
  ['lt compares numbers', 'CreditLimit lt 200', 'C'],
  ['le compares numbers', 'CreditLimit le 200', 'BC'],
  ['A decimal literal has a point', 'CreditLimit eq 1000.5', 'A'],
  ['eq compares whole numbers', 'OrganizationNumberOfEmployees eq 5', 'B'],
  ['eq compares texts', "OrganizationName eq 'Retail North'", 'A'],
  ['ne compares texts', "OrganizationName ne 'Retail North'", 'BC'],
  ['gt and lt compare texts', "NameAlias gt 'A' and NameAlias lt 'C'", 'B'],
  ['Texts compare without regard to case', "OrganizationName eq 'RETAIL north'", 'A', 'fo-key-case'],
  ['A property that is not set is met by the empty text', "SalesMemo eq ''", 'ABC'],
  ['A date that is not set is 1900-01-01T12:00:00Z', 'CredManCreditLimitDate eq 1900-01-01T12:00:00Z', 'ABC'],
  [
    'Dates compare with a literal of date, time and zone',
    'CredManCreditLimitDate lt 2000-01-01T00:00:00Z',
    'ABC',
  ],
  ['A number that is not set is 0', 'OrganizationNumberOfEmployees eq 0', 'C'],
];

const logic: readonly FilterCase[] = [
  ['and joins conditions', 'CreditLimit gt 0 and OrganizationNumberOfEmployees lt 7', 'B'],
  ['or joins conditions', 'CreditLimit gt 1000 or OrganizationNumberOfEmployees eq 0', 'AC'],
  ['not turns a condition round', 'not (CreditLimit gt 0)', 'C'],
  ['and binds closer than or', "NameAlias eq 'A' or NameAlias eq 'B' and CreditLimit eq 0", 'A'],
  ['Parentheses come first', "(NameAlias eq 'A' or NameAlias eq 'B') and CreditLimit eq 200", 'B'],
];

const arithmetic: readonly FilterCase[] = [
  ['add adds', 'CreditLimit add 1 eq 201', 'B'],
  ['sub takes away', 'CreditLimit sub 0.5 eq 1000', 'A'],
  ['mul multiplies', 'OrganizationNumberOfEmployees mul 3 eq 21', 'A'],
  [
    'div of whole numbers leaves a whole number',
    'OrganizationNumberOfEmployees div 2 eq 3',
    'A',
    'fo-division-by-zero',
  ],
  [
    'divby divides with a fraction',
    'OrganizationNumberOfEmployees divby 2 eq 3.5',
    'A',
    'fo-division-by-zero',
  ],
  ['mod is what division leaves', 'OrganizationNumberOfEmployees mod 4 eq 3', 'A'],
  ['Parentheses come first in arithmetic', '(OrganizationNumberOfEmployees add 1) mul 2 eq 16', 'A'],
  ['mul binds closer than add', 'OrganizationNumberOfEmployees add 1 mul 2 eq 9', 'A'],
  ['Two properties compare with each other', 'CreditLimit gt OrganizationNumberOfEmployees', 'AB'],
  [
    'A row by whose 0 is divided does not meet the filter',
    '10 div OrganizationNumberOfEmployees ge 0',
    'AB',
    'fo-division-by-zero',
  ],
];

/** What `$filter` can say. */
export const filters: Chapter = {
  title: 'filters',
  cases: [...comparisons, ...logic, ...arithmetic].map(
    ([fact, filter, letters, assumption]): ContractCase => ({
      fact: `${fact}: ${filter}`,
      source: sources.odata,
      ...(assumption === undefined ? {} : { assumption }),
      run: async (service) => expect(await lettersOf(service, filter)).toBe(letters),
    }),
  ),
};
