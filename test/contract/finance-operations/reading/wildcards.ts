import { expect } from 'vitest';
import type { Chapter, ContractCase } from '../../wire/contract-case.ts';
import { lettersOf } from '../scene/panel.ts';
import { sources } from '../sources.ts';

const cases: readonly (readonly [fact: string, filter: string, letters: string, assumption?: string])[] = [
  ['* at both ends is contains', "OrganizationName eq '*north*'", 'AB'],
  ['* at the end is starts with', "OrganizationName eq 'retail*'", 'A'],
  ['* at the start is ends with', "OrganizationName eq '*north'", 'A'],
  ['* stands in the middle, too', "OrganizationName eq 'N*retailers'", 'B'],
  ['* alone is any text', "OrganizationName eq '*'", 'ABC'],
  ['* also stands for nothing', "OrganizationName eq '*Retail North*'", 'A'],
  ['ne with * is the opposite of eq with it', "OrganizationName ne '*north*'", 'C'],
  ['The percent sign is an ordinary character', "OrganizationName eq '*100%'", 'C'],
  ['The percent sign stands for nothing else', "OrganizationName eq 'Retail%'", ''],
  ['The underscore is an ordinary character', "OrganizationName eq 'Retail_North'", ''],
  ['ge takes * as it is', "OrganizationName ge '*'", 'ABC', 'fo-string-range-literal-asterisk'],
  ['Wildcards join with other conditions', "OrganizationName eq '*north*' and CreditLimit gt 500", 'A'],
];

/** The asterisk, which stands where OData has `contains`. */
export const wildcards: Chapter = {
  title: 'wildcards',
  cases: cases.map(
    ([fact, filter, letters, assumption]): ContractCase => ({
      fact: `${fact}: ${filter}`,
      source: sources.odata,
      ...(assumption === undefined ? {} : { assumption }),
      run: async (service) => expect(await lettersOf(service, filter)).toBe(letters),
    }),
  ),
};
