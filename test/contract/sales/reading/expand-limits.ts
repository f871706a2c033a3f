import { expect } from 'vitest';
import type { Chapter, ContractCase } from '../../wire/contract-case.ts';
import { expectNotSupported } from '../support/refusal.ts';
import { sources } from '../support/sources.ts';

const onlySelectAndFilter =
  'Only $select and $filter clause can be provided while doing $expand on many-to-one relationship or nested one-to-many relationship.';

const refused = (
  fact: string,
  expand: string,
  message: string | RegExp,
  assumption?: string,
): ContractCase => ({
  fact,
  source: sources.join,
  ...(assumption === undefined ? {} : { assumption }),
  readsOnly: true,
  async run(service) {
    expectNotSupported(await service.get(`accounts?$select=name&$top=1&$expand=${expand}`), message);
  },
});

/** As many expansions as asked for, one within the other. */
const nested = (depth: number): string =>
  `parentaccountid($select=name${depth === 1 ? '' : `;$expand=${nested(depth - 1)}`})`;

/** What cannot be expanded. */
export const expandLimits: Chapter = {
  title: '$expand: its limits',
  cases: [
    {
      fact: '15 expansions are taken',
      source: sources.join,
      readsOnly: true,
      async run(service) {
        expect((await service.get(`accounts?$select=name&$top=1&$expand=${nested(15)}`)).status).toBe(200);
      },
    },
    refused('16 expansions are refused', nested(16), /./, 'dv-refusal-words'),
    refused('$orderby is no option of a lookup', 'primarycontactid($orderby=lastname)', onlySelectAndFilter),
    refused('$top is no option of a lookup', 'primarycontactid($top=1)', onlySelectAndFilter),
    refused(
      '$orderby does not stand beside a nested expansion',
      'contact_customer_accounts($select=lastname;$orderby=lastname;$expand=parentcustomerid_account($select=name))',
      onlySelectAndFilter,
    ),
    refused(
      '$top does not stand beside a nested expansion',
      'contact_customer_accounts($select=lastname;$top=1;$expand=parentcustomerid_account($select=name))',
      onlySelectAndFilter,
    ),
    refused('A collection is not expanded to addresses by /$ref', 'contact_customer_accounts/$ref', /\$ref/),
    refused(
      'Options of an expansion are joined by semicolons',
      'contact_customer_accounts($select=lastname&$top=1)',
      /./,
    ),
    refused('$skip is no option of an expansion', 'contact_customer_accounts($skip=1)', /./),
    refused('$count is no option of an expansion', 'contact_customer_accounts($count=true)', /./),
    refused(
      'No alias stands within an expansion',
      'contact_customer_accounts($filter=lastname eq @p1)&@p1=1',
      /./,
    ),
    refused(
      'A column that the other table does not have is refused',
      'primarycontactid($select=nothing)',
      /'nothing' on type 'Microsoft\.Dynamics\.CRM\.contact'/,
    ),
  ],
};
