import { type DoctorContext, type Finding, unknown } from '../../check.ts';
import { readJson } from '../../read-json.ts';
import type { ReadTrial } from '../trial.ts';
import { asRefused, asTaken, verdict, worst } from '../verdict.ts';

const nobody = '00000000-0000-0000-0000-000000000000';

/** What $filter and $orderby take. */
export const salesFilterTrials: readonly ReadTrial[] = [
  {
    assumption: 'dv-versionnumber-filter',
    how: 'read',
    run: async ({ sales }) =>
      asTaken(
        await readJson(
          sales,
          'accounts?$select=versionnumber&$filter=versionnumber gt 0&$orderby=versionnumber&$top=1',
        ),
        'filtered and ordered by it',
        'Filters and order by versionnumber are refused',
      ),
  },
  {
    assumption: 'dv-in-on-lookup',
    how: 'read',
    run: async ({ sales }) => {
      const by = async (name: string) =>
        asTaken(
          await readJson(
            sales,
            `quotedetails?$select=quotedetailid&$filter=${listed(name, [nobody])}&$top=1`,
          ),
          `takes ${name}`,
          `In() does not take ${name}`,
        );
      return worst([await by('_quoteid_value'), await by('quoteid')]);
    },
  },
  {
    assumption: 'dv-in-counts-values',
    how: 'read',
    run: async ({ sales }) => {
      const values = Array.from({ length: 501 }, (_, at) => `X${at}`);
      const ask = (count: number) =>
        readJson(
          sales,
          `accounts?$select=accountid&$filter=${listed('accountnumber', values.slice(0, count))}&$top=1`,
        );
      return worst([
        asTaken(await ask(500), '500 values are taken', 'In() with 500 values is refused'),
        asRefused(await ask(501), {
          words: '0x8004430c',
          otherwise: 'In() with 501 values is taken.',
          mend: 'Nothing breaks: keys are asked for 500 at a time, where a request might hold more.',
        }),
      ]);
    },
  },
  {
    assumption: 'dv-functions-in-lambdas',
    how: 'read',
    run: async ({ sales }) =>
      asTaken(
        await readJson(
          sales,
          `accounts?$select=accountid&$top=1&$filter=contact_customer_accounts/any(c:c/${listed('lastname', ['x'])})`,
        ),
        'taken behind the variable',
        'A function behind the variable of any() is refused',
        'The product asks no such question; report it, so that the sandbox is corrected.',
      ),
  },
  {
    assumption: 'dv-refusal-words',
    how: 'read',
    run: refusalWords,
  },
  {
    assumption: 'dv-parent-filter-without-parent',
    how: 'read',
    run: withoutParent,
  },
];

function listed(name: string, values: readonly string[]): string {
  const list = values.map((value) => `'${value}'`).join(',');
  return `Microsoft.Dynamics.CRM.In(PropertyName='${name}',PropertyValues=[${list}])`;
}

async function refusalWords({ sales }: DoctorContext): Promise<Finding> {
  const findings: Finding[] = [];
  for (const [what, options] of [
    ['arithmetic', '$filter=creditlimit add 1 gt 2'],
    ['a part of a date', '$filter=year(createdon) eq 2020'],
    ['columns of two tables', '$filter=name eq primarycontactid/fullname'],
    ['an option beside $apply', '$apply=aggregate($count as n)&$top=1'],
  ] as const)
    findings.push(
      asRefused(await readJson(sales, `accounts?${options}`), {
        words: '0x80060888',
        otherwise: `Sales takes ${what}.`,
        mend: 'Nothing breaks: the product sends no such query. Report it, so that the sandbox is corrected.',
      }),
    );
  return worst(findings);
}

async function withoutParent({ sales }: DoctorContext): Promise<Finding> {
  const ask = (filter: string) =>
    readJson(sales, `accounts?$select=accountid&$top=1&$filter=_primarycontactid_value eq null${filter}`);
  const some = await ask('');
  if (some.status >= 400) return unknown(`Accounts cannot be read (${some.refusal})`);
  if (some.rows.length === 0)
    return unknown('Every account has a primary contact: there is none to tell by.');
  const findings: Finding[] = [];
  for (const condition of ["primarycontactid/lastname ne 'x'", 'primarycontactid/lastname eq null']) {
    const { status, rows, refusal } = await ask(` and ${condition}`);
    const holds = status < 300 && rows.length > 0;
    findings.push(
      verdict(
        holds,
        holds
          ? `${condition} holds without a parent`
          : `${condition} ${status < 300 ? 'does not hold for an account without primary contact' : `is refused (${refusal})`}.`,
        'Filters of the gateway over related records leave out records that have none.',
      ),
    );
  }
  return worst(findings);
}
