import type { Finding } from '../../check.ts';
import type { Bench } from '../bench.ts';
import type { WriteTrial } from '../trial.ts';
import { trialName } from '../trial-name.ts';
import { asRefused } from '../verdict.ts';
import { stamp } from './scene.ts';

/** Bulk messages. */
export const salesBulkTrials: readonly WriteTrial[] = [
  { assumption: 'dv-upsertmultiple-key-in-body', how: 'write', run: keyInBody },
];

async function keyInBody({ sales }: Bench): Promise<Finding> {
  const number = `P2CD-${stamp()}`;
  const path = `accounts(accountnumber='${number}')`;
  const answer = await sales.post('accounts/Microsoft.Dynamics.CRM.UpsertMultiple', {
    Targets: [
      {
        '@odata.type': 'Microsoft.Dynamics.CRM.account',
        '@odata.id': path,
        accountnumber: number,
        name: trialName,
      },
    ],
  });
  if (answer.status < 300) {
    const { rows } = await sales.get(`accounts?$select=accountid&$filter=accountnumber eq '${number}'`);
    for (const { accountid: id } of rows) sales.keep(`accounts(${String(id)})`);
  }
  return asRefused(answer, {
    words: '0x80040216',
    otherwise: 'It is taken.',
    mend: 'Nothing breaks: the connector leaves the column out. Report it, so that the sandbox is corrected.',
  });
}
