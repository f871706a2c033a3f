import { type DoctorContext, type Finding, unknown } from '../../check.ts';
import { type JsonAnswer, readJson } from '../../read-json.ts';
import type { ReadTrial } from '../trial.ts';
import { asRefused, asTaken, verdict, worst } from '../verdict.ts';

const harmless =
  'Nothing breaks: the product sends no FetchXML. Report it, so that the sandbox is corrected.';
const everything = { prefer: 'odata.include-annotations="*"' };

/** What FetchXML answers. */
export const salesFetchTrials: readonly ReadTrial[] = [
  { assumption: 'dv-fetch-refusals', how: 'read', run: refusals },
  { assumption: 'dv-fetch-page-bounds', how: 'read', run: pageBounds },
  { assumption: 'dv-fetch-without-cookie', how: 'read', run: withoutCookie },
  { assumption: 'dv-fetch-rows-without-key', how: 'read', run: rowsWithoutKey },
  { assumption: 'dv-fetch-sum-of-nothing', how: 'read', run: sumOfNothing },
  { assumption: 'dv-fetch-first-row-names', how: 'read', run: firstRowNames },
  { assumption: 'dv-fetch-inner-below-outer', how: 'read', run: innerBelowOuter },
];

function ask({ sales }: DoctorContext, set: string, xml: string, more = ''): Promise<JsonAnswer> {
  return readJson(sales, `${set}?fetchXml=${xml}${more}`, everything);
}

async function refusals(context: DoctorContext): Promise<Finding> {
  const findings: Finding[] = [];
  for (const [what, xml, words, more] of [
    ['XML that is not closed', "<fetch><entity name='account'></fetch>", '0x80040203', ''],
    ['another table than that of the URL', "<fetch><entity name='contact'/></fetch>", '0x80041128', ''],
    ['top beside page', "<fetch top='1' page='1'><entity name='account'/></fetch>", '0x80040203', ''],
    ['$select beside FetchXML', "<fetch top='1'><entity name='account'/></fetch>", '', '&$select=name'],
    [
      'a value that is no number',
      "<fetch top='1'><entity name='account'><filter><condition attribute='creditlimit' operator='eq' value='x'/></filter></entity></fetch>",
      '0x80040203',
      '',
    ],
  ] as const)
    findings.push(
      asRefused(await ask(context, 'accounts', xml, more), {
        words,
        otherwise: `Sales takes ${what}.`,
        mend: harmless,
      }),
    );
  return worst(findings);
}

async function pageBounds(context: DoctorContext): Promise<Finding> {
  const page = (attributes: string) =>
    ask(
      context,
      'accounts',
      `<fetch ${attributes}><entity name='account'><attribute name='name'/></entity></fetch>`,
    );
  return worst([
    asTaken(
      await page("count='5001' page='1'"),
      '5,001 rows of a page are taken',
      'A page of 5,001 rows is refused',
      harmless,
    ),
    asRefused(await page("count='5000' page='11'"), {
      otherwise: 'Rows beyond 50,000 are read without a cookie.',
      mend: harmless,
    }),
    asRefused(await page("top='5001'"), { otherwise: 'top 5,001 is taken.', mend: harmless }),
  ]);
}

async function withoutCookie(context: DoctorContext): Promise<Finding> {
  const { value, refusal, status } = await ask(
    context,
    'accounts',
    "<fetch count='1' page='1'><entity name='account'><attribute name='name'/><link-entity name='systemuser' from='systemuserid' to='createdby'><order attribute='fullname'/></link-entity></entity></fetch>",
  );
  if (status >= 400) return unknown(`Sales does not join accounts and users (${refusal})`);
  const cookie = value['@Microsoft.Dynamics.CRM.fetchxmlpagingcookie'];
  if (value['@Microsoft.Dynamics.CRM.morerecords'] !== true)
    return unknown('There are no two accounts to page through.');
  return verdict(
    String(cookie).startsWith('<cookie pagenumber="2"') && !String(cookie).includes('pagingcookie'),
    `an order by a joined table leads on with ${String(cookie)}`,
    harmless,
  );
}

async function rowsWithoutKey(context: DoctorContext): Promise<Finding> {
  const { rows } = await ask(
    context,
    'accounts',
    "<fetch distinct='true' count='1' page='1'><entity name='account'><attribute name='statecode'/><order attribute='statecode'/></entity></fetch>",
  );
  const [row] = rows;
  if (!row) return unknown('There is no account to look at.');
  return verdict(
    !('@odata.etag' in row) && !('accountid' in row),
    `a distinct row has ${
      Object.keys(row)
        .filter((name) => !name.startsWith('statecode'))
        .join(', ') || 'its columns alone'
    }`,
    harmless,
  );
}

async function sumOfNothing(context: DoctorContext): Promise<Finding> {
  const { rows, refusal, status } = await ask(
    context,
    'accounts',
    "<fetch aggregate='true'><entity name='account'><attribute name='numberofemployees' aggregate='sum' alias='total'/><filter><condition attribute='numberofemployees' operator='null'/></filter></entity></fetch>",
  );
  if (status >= 400) return unknown(`Sales does not add up (${refusal})`);
  return verdict(
    rows[0]?.total === 0,
    `the sum of nothing is ${JSON.stringify(rows[0]?.total ?? null)}`,
    harmless,
  );
}

async function firstRowNames(context: DoctorContext): Promise<Finding> {
  const { rows } = await ask(
    context,
    'accounts',
    "<fetch count='1' page='1'><entity name='account'><attribute name='accountnumber'/><link-entity name='contact' from='parentcustomerid' to='accountid' link-type='matchfirstrowusingcrossapply'><attribute name='contactid'/><attribute name='createdon'/></link-entity></entity></fetch>",
  );
  const [row] = rows;
  if (!row) return unknown('There is no account with a contact to look at.');
  const names = Object.keys(row).filter((name) => /^[A-Z]\w*$/.test(name));
  return verdict(
    names.includes('ContactId') && names.includes('CreatedOn'),
    `columns of the first row are called ${names.join(', ') || 'otherwise'}`,
    harmless,
  );
}

async function innerBelowOuter(context: DoctorContext): Promise<Finding> {
  const lonely = (inside: string) =>
    ask(
      context,
      'accounts',
      `<fetch top='1'><entity name='account'><attribute name='name'/><filter><condition entityname='c' attribute='contactid' operator='null'/></filter><link-entity name='contact' from='parentcustomerid' to='accountid' link-type='outer' alias='c'>${inside}</link-entity></entity></fetch>`,
    );
  const alone = await lonely('');
  if (alone.rows.length === 0) return unknown('There is no account without contacts to look at.');
  const joined = await lonely(
    "<link-entity name='systemuser' from='systemuserid' to='createdby' link-type='inner'/>",
  );
  return verdict(
    joined.status < 300 && joined.rows.length === 0,
    `an inner link below an outer one ${joined.rows.length === 0 ? 'drops' : 'keeps'} what the outer one did not find`,
    harmless,
  );
}
