import type { Finding } from '../../check.ts';
import { batchHeaders, printTrialChangeSet, readTrialBatch } from '../batch.ts';
import type { Bench } from '../bench.ts';
import { stamp } from '../sales/scene.ts';
import type { WriteTrial } from '../trial.ts';
import { trialName } from '../trial-name.ts';
import { verdict, worst } from '../verdict.ts';
import { customerPattern, makeCustomer } from './scene.ts';

/** Change sets of F&O. */
export const financeOperationsBatchTrials: readonly WriteTrial[] = [
  { assumption: 'fo-changeset-content-id', how: 'write', run: contentId },
  { assumption: 'fo-content-id-reference', how: 'write', run: contentIdReference },
];

/** The second of two changes is refused, since its customer is not there. */
async function contentId({ financeOperations, context }: Bench): Promise<Finding> {
  const [company = ''] = context.companies.companies;
  const { path } = await makeCustomer(financeOperations, company, { KnownAs: 'before' });
  const missing = `CustomersV3(dataAreaId='${company}',CustomerAccount='P2CD-${stamp()}')`;
  const { text } = await financeOperations.post(
    '$batch',
    printTrialChangeSet(
      [path, missing].map((target) => ({
        method: 'PATCH',
        target: `${target}?cross-company=true`,
        body: { KnownAs: 'after' },
      })),
    ),
    batchHeaders,
  );
  const { answers } = readTrialBatch(text);
  const refusal = answers.find(({ status }) => status >= 400);
  const { KnownAs: name } = await financeOperations.read(path);
  return worst([
    verdict(
      refusal?.contentId === '2',
      refusal === undefined
        ? 'No part of the answer is a refusal.'
        : `the refusal carries ${refusal.contentId === undefined ? 'no Content-ID' : `Content-ID ${refusal.contentId}`}`,
      'A quotation that is refused is parked without the line that is to blame.',
    ),
    verdict(
      name === 'before',
      name === 'before' ? 'nothing of the change set stays' : 'A part of a refused change set stays.',
      'Documents may come over in part: do not start sync, and report it with this output.',
    ),
  ]);
}

async function contentIdReference({ financeOperations, context }: Bench): Promise<Finding> {
  const [company = ''] = context.companies.companies;
  const body = await customerPattern(financeOperations, company);
  const { text, status } = await financeOperations.post(
    '$batch',
    printTrialChangeSet([
      { method: 'POST', target: 'CustomersV3?cross-company=true', body },
      { method: 'PATCH', target: '$1', body: { KnownAs: 'referred' } },
    ]),
    batchHeaders,
  );
  const made = await financeOperations.get(
    `CustomersV3?$select=CustomerAccount&$filter=dataAreaId eq '${company}' and OrganizationName eq '${trialName}'`,
  );
  for (const { CustomerAccount: number } of made.rows)
    financeOperations.keep(`CustomersV3(dataAreaId='${company}',CustomerAccount='${String(number)}')`);
  const statuses = [status, ...readTrialBatch(text).answers.map((answer) => answer.status)];
  return verdict(
    made.rows.length === 0 && statuses.some((each) => each === 400),
    `a change set that refers to $1 is answered ${statuses.join(', ')}, and ${made.rows.length} customers stay`,
    'Nothing breaks: the connector sends none. Report it, so that the sandbox is corrected.',
  );
}
