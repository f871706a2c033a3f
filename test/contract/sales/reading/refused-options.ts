import type { Chapter, ContractCase } from '../../wire/contract-case.ts';
import { expectNotSupported } from '../support/refusal.ts';
import { sources } from '../support/sources.ts';

const refused = (fact: string, query: string, message?: RegExp): ContractCase => ({
  fact,
  source: sources.query,
  readsOnly: true,
  async run(service) {
    expectNotSupported(await service.get(`accounts?${query}`), message);
  },
});

/** Options that OData has and Dataverse has not, and what is no query. */
export const refusedOptions: Chapter = {
  title: 'options that are refused',
  cases: [
    refused('$skip is not supported', '$skip=1', /^Skip Clause is not supported in CRM$/),
    refused('$search is not supported', '$search=x', /\$search/),
    refused('$format is not supported', '$format=json', /\$format/),
    refused('$compute is not supported', '$compute=1 as x', /\$compute/),
    refused(
      'A parameter that is no option is refused',
      'nothing=1',
      /The query parameter nothing is not supported/,
    ),
    refused('$skip beside other options is refused, too', '$select=name&$top=1&$skip=1', /Skip Clause/),
    refused(
      'A column that the table does not have is refused in $select',
      '$select=name,nothing',
      /'nothing' on type 'Microsoft\.Dynamics\.CRM\.account'/,
    ),
    refused(
      'A column that the table does not have is refused in $orderby',
      '$orderby=nothing',
      /Could not find a property named 'nothing'/,
    ),
    refused(
      'A column that the table does not have is refused in $filter',
      '$filter=nothing eq 1',
      /Could not find a property named 'nothing'/,
    ),
    refused(
      'A navigation that the table does not have is refused in $expand',
      '$expand=nothing',
      /'nothing'/,
    ),
    refused('A column is not expanded', '$expand=name', /Only navigation properties can be expanded/),
    refused('A negative $top is refused', '$top=-1', /non-negative integer/),
    refused('A $top that is no number is refused', '$top=many'),
    refused('A $count that is neither true nor false is refused', '$count=yes', /'true' or 'false'/),
    refused('A filter that ends in its middle is refused', '$filter=name eq', /Expression expected/),
    refused(
      'A function that nobody knows is refused',
      `$filter=${encodeURIComponent("substringof(name,'x')")}`,
      /An unknown function with name 'substringof' was found/,
    ),
    refused('An option that stands twice is refused', '$select=name&$select=fax', /more than once/),
    refused(
      'A paging cookie of somebody else is refused',
      '$skiptoken=x',
      /Malformed XML in the Paging Cookie/,
    ),
  ],
};
