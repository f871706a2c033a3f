import type { Chapter, ContractCase } from '../../wire/contract-case.ts';
import { expectBadRequest } from '../scene/refusals.ts';
import { sources } from '../sources.ts';

interface Refused {
  readonly what: string;
  readonly query: string;
  readonly says: RegExp;
  readonly assumption?: string;
}

const options: readonly Refused[] = [
  { what: '$apply', query: '$apply=aggregate($count as Count)', says: /\$apply/ },
  { what: '$search', query: '$search=Wholesales', says: /\$search/ },
  { what: '$compute', query: '$compute=1 add 1 as Two', says: /\$compute/ },
  { what: 'an option that OData does not have', query: '$first=1', says: /\$first/ },
];

const functions: readonly Refused[] = [
  { what: 'in', query: "$filter=CustomerGroupId in ('10','20')", says: /./ },
  {
    what: 'has',
    query: "$filter=IsSalesTaxIncludedInPrice has Microsoft.Dynamics.DataEntities.NoYes'Yes'",
    says: /./,
  },
  ...[
    "contains(Description,'x')",
    "startswith(Description,'x')",
    "endswith(Description,'x')",
    "indexof(Description,'x') eq 1",
    "substring(Description,1) eq 'x'",
    "tolower(Description) eq 'x'",
    "toupper(Description) eq 'x'",
    "trim(Description) eq 'x'",
    "concat(Description,'x') eq 'x'",
    'length(Description) eq 1',
  ].map((call) => ({
    what: call.slice(0, call.indexOf('(')),
    query: `$filter=${call}`,
    says: /./,
  })),
];

const names: readonly Refused[] = [
  { what: 'an unknown property in $select', query: '$select=Nothing', says: /Nothing/ },
  { what: 'an unknown property in $filter', query: "$filter=Nothing eq 'x'", says: /Nothing/ },
  { what: 'an unknown property in $orderby', query: '$orderby=Nothing', says: /Nothing/ },
  { what: 'an unknown navigation in $expand', query: '$expand=Nothing', says: /Nothing/ },
  { what: 'a property in another case', query: '$select=customergroupid', says: /customergroupid/ },
];

const values: readonly Refused[] = [
  { what: 'a $top that is no number', query: '$top=ten', says: /\$top/ },
  { what: 'a $top below 0', query: '$top=-1', says: /\$top/ },
  { what: 'a $skip that is no number', query: '$skip=ten', says: /\$skip/ },
  { what: 'a $count that is neither true nor false', query: '$count=maybe', says: /\$count/ },
  { what: 'a text compared with a number', query: '$filter=Description eq 5', says: /incompatible types/ },
  {
    what: 'a number compared with a text',
    query: "$filter=DefaultDimension eq '5'",
    says: /incompatible types/,
  },
  { what: 'a filter that breaks off', query: '$filter=Description eq', says: /./ },
  { what: 'a parenthesis that is not closed', query: "$filter=(Description eq 'x'", says: /./ },
];

/** Queries that F&O does not answer. */
export const refusedQueries: Chapter = {
  title: 'queries that are refused',
  cases: [...options, ...functions, ...names, ...values].map(
    ({ what, query, says, assumption }): ContractCase => ({
      fact: `A query is refused for ${what}: ${query}`,
      source: sources.odata,
      ...(assumption === undefined ? {} : { assumption }),
      readsOnly: true,
      async run(service) {
        const [name, value] = splitOnce(query);
        expectBadRequest(await service.get(`CustomerGroups?${name}=${encodeURIComponent(value)}`), says);
      },
    }),
  ),
};

function splitOnce(query: string): [string, string] {
  const at = query.indexOf('=');
  return [query.slice(0, at), query.slice(at + 1)];
}
