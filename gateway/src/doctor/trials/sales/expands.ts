import { type DoctorContext, type Finding, unknown } from '../../check.ts';
import { readJson } from '../../read-json.ts';
import type { ReadTrial } from '../trial.ts';
import { verdict, worst } from '../verdict.ts';

type Row = Record<string, unknown>;

const report = 'Related records may come without a version, or not all: report it with this output.';
const members = 'contact_customer_accounts';
const withContacts = `$filter=${members}/any(c:c/contactid ne null)`;

/** What expanded records look like. */
export const salesExpandTrials: readonly ReadTrial[] = [
  { assumption: 'dv-expanded-versions', how: 'read', run: expandedVersions },
  { assumption: 'dv-inner-next-link', how: 'read', run: innerNextLink },
];

async function expandedVersions({ sales }: DoctorContext): Promise<Finding> {
  const ask = async (inner: string): Promise<Row | undefined | string> => {
    const { status, rows, refusal } = await readJson(
      sales,
      `accounts?$select=accountid&${withContacts}&$expand=${members}($select=contactid${inner}),owningbusinessunit($select=name)`,
      { prefer: 'odata.maxpagesize=1' },
    );
    return status >= 400 ? refusal : rows[0];
  };
  const plain = await ask('');
  const nested = await ask(';$expand=owningbusinessunit($select=name)');
  if (typeof plain === 'string' || typeof nested === 'string')
    return unknown(`They cannot be read (${plain})`);
  if (plain === undefined || nested === undefined) return unknown('No account has a contact to tell by.');
  const hasVersion = (row: unknown) => typeof (row as Row | undefined)?.['@odata.etag'] === 'string';
  const first = (row: Row) => (row[members] as Row[] | undefined)?.[0];
  return worst([
    told(hasVersion(first(plain)), true, 'members of a collection where nothing is nested'),
    told(hasVersion(plain.owningbusinessunit), false, 'a single related record'),
    told(hasVersion(first(nested)), false, 'members of a collection with something nested'),
  ]);
}

function told(has: boolean, expected: boolean, who: string): Finding {
  return verdict(has === expected, `${who} ${has ? 'carry' : 'carry no'} @odata.etag`, report);
}

async function innerNextLink({ sales }: DoctorContext): Promise<Finding> {
  const all = await readJson(
    sales,
    `accounts?$select=accountid&${withContacts}&$expand=${members}($select=contactid)`,
    { prefer: 'odata.maxpagesize=100' },
  );
  if (all.status >= 400) return unknown(`They cannot be read (${all.refusal})`);
  const single = all.rows.find((row) => (row[members] as Row[] | undefined)?.length === 1);
  if (single === undefined) return unknown('No account has exactly one contact to tell by.');
  const { status, rows, refusal } = await readJson(
    sales,
    `accounts?$select=accountid&$filter=accountid eq ${String(single.accountid)}&$expand=${members}($select=contactid;$expand=owningbusinessunit($select=name))`,
    { prefer: 'odata.maxpagesize=1' },
  );
  if (status >= 400) return unknown(`It cannot be read in pages of one (${refusal})`);
  const link = rows[0]?.[`${members}@odata.nextLink`];
  if (typeof link !== 'string') return verdict(false, 'A full inner page carries no next link.', report);
  const behind = await readJson(sales, link);
  return verdict(
    behind.status < 300 && behind.rows.length === 0,
    `a full inner page carries a next link, with ${behind.rows.length} records behind it`,
    report,
  );
}
