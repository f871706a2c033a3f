import { type DoctorContext, type Finding, unknown } from '../../check.ts';
import { readJson } from '../../read-json.ts';
import type { Bench } from '../bench.ts';
import type { Trial } from '../trial.ts';
import { trialName } from '../trial-name.ts';
import { asRefused, verdict, worst } from '../verdict.ts';

const nobody = '00000000-0000-4000-8000-0000000d0c70';
const harmless =
  'Nothing breaks: the product sends no such header. Report it, so that the sandbox is corrected.';

/** Headers by which a request acts as somebody else, passes plug-ins by, or asks for duplicates. */
export const salesHeaderTrials: readonly Trial[] = [
  { assumption: 'dv-caller-object-id', how: 'read', run: callerObjectId },
  { assumption: 'dv-bypass-values', how: 'write', run: bypassValues },
  { assumption: 'dv-bypass-p2c', how: 'write', run: bypassP2c },
  { assumption: 'dv-duplicate-rules', how: 'write', run: duplicateRules },
];

async function callerObjectId({ sales }: DoctorContext): Promise<Finding> {
  const me = await readJson(sales, 'WhoAmI');
  if (me.status >= 400) return unknown(`Sales does not tell who asks (${me.refusal})`);
  const ask = (headers: Record<string, string>) =>
    readJson(sales, 'accounts?$select=accountid&$top=1', headers);
  return worst([
    asRefused(await ask({ callerobjectid: nobody }), {
      words: '0x80072560',
      otherwise: 'A request with an unknown CallerObjectId is answered.',
      mend: harmless,
    }),
    asRefused(await ask({ callerobjectid: nobody, mscrmcallerid: String(me.value.UserId) }), {
      words: '0x80072560',
      otherwise: 'MSCRMCallerID counts where CallerObjectId comes along.',
      mend: harmless,
    }),
  ]);
}

async function bypassValues({ sales }: Bench): Promise<Finding> {
  const post = (headers: Record<string, string>) => sales.post('accounts', { name: trialName }, headers);
  return worst([
    asRefused(await post({ 'mscrm.bypassbusinesslogicexecution': 'Everything' }), {
      words: '0x80040203',
      otherwise: 'An unknown kind of logic to pass by is taken.',
      mend: harmless,
    }),
    asRefused(await post({ 'mscrm.bypassbusinesslogicexecutionstepids': Array(4).fill(nobody).join(',') }), {
      words: '0x80040203',
      otherwise: 'Four steps to pass by are taken.',
      mend: harmless,
    }),
  ]);
}

async function bypassP2c({ sales }: Bench): Promise<Finding> {
  const { status, value, refusal } = await sales.post(
    'accounts',
    { name: trialName },
    { 'mscrm.bypassbusinesslogicexecution': 'CustomSync,CustomAsync' },
  );
  if (status >= 300) return unknown(`Custom logic cannot be passed by (${refusal})`);
  const { accountnumber: number } = value;
  return verdict(
    typeof number === 'string' && number !== '',
    `an account that passes custom logic by has ${typeof number === 'string' ? `the number ${number}` : 'no number'}`,
    harmless,
  );
}

async function duplicateRules({ sales }: Bench): Promise<Finding> {
  const detecting = { 'mscrm.suppressduplicatedetection': 'false' };
  const mail = 'p2c-doctor@example.com';
  const contact = { firstname: trialName, lastname: trialName, emailaddress1: mail };
  await sales.make('accounts', { name: trialName });
  await sales.make('contacts', contact);
  const found = (answer: Parameters<typeof asRefused>[0], what: string): Finding =>
    asRefused(answer, {
      words: '0x80040333',
      otherwise: `${what} is no duplicate.`,
      mend: 'Other duplicate rules are published here: writes of people are refused for other records.',
    });
  return worst([
    found(await sales.post('accounts', { name: trialName }, detecting), 'A second account of the same name'),
    found(await sales.post('contacts', contact, detecting), 'A second contact of the same e-mail address'),
  ]);
}
