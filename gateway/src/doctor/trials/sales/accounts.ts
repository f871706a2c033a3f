import type { Finding } from '../../check.ts';
import type { Bench } from '../bench.ts';
import type { WriteTrial } from '../trial.ts';
import { trialName } from '../trial-name.ts';
import { asRefused, asTaken, verdict, worst } from '../verdict.ts';

/** Accounts and contacts, and what hangs on them. */
export const salesAccountTrials: readonly WriteTrial[] = [
  {
    assumption: 'dv-required-level',
    how: 'write',
    run: async ({ sales }) =>
      asTaken(
        // Known by its description alone; deleted by its key.
        await sales.post('accounts', { description: trialName }),
        'an account without a name is taken',
        'An account without a name is refused',
        'Nothing breaks: the product gives every required column. Report it, so that the sandbox is corrected.',
      ),
  },
  {
    assumption: 'dv-clear-lookup-by-null-bind',
    how: 'write',
    run: async ({ sales }) => {
      const parent = await sales.make('accounts', { name: trialName });
      const child = await sales.make('accounts', {
        name: trialName,
        'parentaccountid@odata.bind': `/${parent.path}`,
      });
      const answer = await sales.patch(child.path, { 'parentaccountid@odata.bind': null });
      const { _parentaccountid_value: left } = await sales.read(child.path, '_parentaccountid_value');
      return worst([
        asTaken(answer, 'taken', 'A lookup is not cleared by null'),
        verdict(left === null, left === null ? 'the lookup is empty' : 'The lookup still has its value.'),
      ]);
    },
  },
  {
    assumption: 'dv-fullname-format',
    how: 'write',
    run: async ({ sales }) => {
      const { values } = await sales.make('contacts', {
        firstname: trialName,
        middlename: 'M.',
        lastname: 'Name',
      });
      return verdict(
        values.fullname === `${trialName} M. Name`,
        `a full name is ${String(values.fullname)}`,
        'Nothing depends on it: the full name is of Sales and not carried over.',
      );
    },
  },
  {
    assumption: 'dv-create-in-other-state',
    how: 'write',
    run: async ({ sales }) => {
      const { values } = await sales.make('accounts', { name: trialName, statecode: 1, statuscode: 2 });
      const state = String(values.statecode);
      return verdict(
        state === '1',
        state === '1'
          ? 'a new account is inactive when it says so'
          : `A new account begins in state ${state}.`,
        'Nothing breaks: what sync creates is active, and what is to be inactive is made so by an update.',
      );
    },
  },
  { assumption: 'dv-customer-delete', how: 'write', run: customerDelete },
  { assumption: 'dv-disassociate-stranger', how: 'write', run: disassociateStranger },
  { assumption: 'dv-relative-dates', how: 'write', run: relativeDates },
];

async function customerDelete({ sales }: Bench): Promise<Finding> {
  const account = await sales.make('accounts', { name: trialName });
  await sales.make('contacts', {
    firstname: trialName,
    lastname: trialName,
    'parentcustomerid_account@odata.bind': `/${account.path}`,
  });
  return asRefused(await sales.delete(account.path), {
    words: '0x80040227',
    otherwise: 'An account with contacts is deleted.',
    mend: 'Contacts and quotes go with their account: in F&O they stay, and are shown with the reason SOURCE_MISSING.',
  });
}

/** A contact of one account is taken out of the contacts of another. */
async function disassociateStranger({ sales }: Bench): Promise<Finding> {
  const own = await sales.make('accounts', { name: trialName });
  const other = await sales.make('accounts', { name: trialName });
  const contact = await sales.make('contacts', {
    firstname: trialName,
    lastname: trialName,
    'parentcustomerid_account@odata.bind': `/${own.path}`,
  });
  const answer = await sales.delete(`${other.path}/contact_customer_accounts(${contact.id})/$ref`);
  const { _parentcustomerid_value: parent } = await sales.read(contact.path, '_parentcustomerid_value');
  const mend = 'Nothing breaks: the product takes nothing out of collections. Report it with this output.';
  return worst([
    asTaken(answer, `answered ${answer.status}`, 'It is refused', mend),
    verdict(
      parent === own.id,
      parent === own.id ? 'nothing changes' : 'The contact loses its account.',
      mend,
    ),
  ]);
}

const dayMs = 86_400_000;

/** Records a minute on either side of each bound. */
async function relativeDates({ sales, context }: Bench): Promise<Finding> {
  const now = context.now().getTime();
  const today = Math.floor(now / dayMs) * dayMs;
  const marks = {
    'before seven days': today - 7 * dayMs - 60_000,
    'within seven days': today - 7 * dayMs + 60_000,
    'late tomorrow': today + 2 * dayMs - 60_000,
    'early the day after': today + 2 * dayMs + 60_000,
  };
  for (const [mark, at] of Object.entries(marks))
    await sales.make('accounts', {
      name: `${trialName} ${mark}`,
      lastonholdtime: new Date(at).toISOString(),
    });
  const findings: Finding[] = [];
  for (const [call, expected] of [
    ["Last7Days(PropertyName='lastonholdtime')", ['within seven days']],
    ["LastXDays(PropertyName='lastonholdtime',PropertyValue=7)", ['within seven days']],
    ["OlderThanXDays(PropertyName='lastonholdtime',PropertyValue=7)", ['before seven days']],
    ["NextXDays(PropertyName='lastonholdtime',PropertyValue=1)", ['late tomorrow']],
  ] as const) {
    const { rows, refusal } = await sales.get(
      `accounts?$select=name&$filter=startswith(name,'${trialName}') and Microsoft.Dynamics.CRM.${call}`,
    );
    const names = rows
      .map(({ name }) => String(name).slice(trialName.length + 1))
      .filter((name) => name in marks);
    const name = call.slice(0, call.indexOf('('));
    findings.push(
      verdict(
        names.join() === expected.join(),
        `${name} holds for ${names.join(' and ') || `none of its bounds ${refusal}`}`,
        'Relative dates of this system begin and end elsewhere, or the user has another time zone than UTC: filters by them answer other records here than in the sandbox.',
      ),
    );
  }
  return worst(findings);
}
