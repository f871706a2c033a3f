import type { Finding } from '../../check.ts';
import type { Bench } from '../bench.ts';
import type { WriteTrial } from '../trial.ts';
import { TrialStopped } from '../trial.ts';
import { trialName } from '../trial-name.ts';
import { asRefused } from '../verdict.ts';

/** Contact persons and the parties that they belong to. */
export const financeOperationsPartyTrials: readonly WriteTrial[] = [
  { assumption: 'fo-contact-party', how: 'write', run: contactParty },
];

async function contactParty({ financeOperations, context }: Bench): Promise<Finding> {
  const [company = ''] = context.companies.companies;
  const parties = async (filter: string) => {
    const { rows, refusal } = await financeOperations.get(
      `CustomersV3?$select=PartyNumber&$top=500&$filter=${filter}`,
    );
    if (refusal !== '') throw new TrialStopped(`Customers cannot be read (${refusal})`);
    return rows.map(({ PartyNumber: number }) => String(number));
  };
  const others = await parties(`dataAreaId ne '${company}' and PartyNumber ne ''`);
  let foreign: string | undefined;
  for (const number of others.slice(0, 20)) {
    if ((await parties(`dataAreaId eq '${company}' and PartyNumber eq '${number}'`)).length > 0) continue;
    foreign = number;
    break;
  }
  if (foreign === undefined)
    throw new TrialStopped(`No other company than ${company} has a customer of its own.`);
  const answer = await financeOperations.post('CDSContactsV2', {
    dataAreaId: company,
    FirstName: trialName,
    LastName: trialName,
    AssociatedPartyNumber: foreign,
  });
  return asRefused(answer, {
    otherwise: `A contact person of the party of another company's customer is taken.`,
    mend: 'Nothing breaks: sync gives the party of the customer. Report it, so that the sandbox is corrected.',
  });
}
