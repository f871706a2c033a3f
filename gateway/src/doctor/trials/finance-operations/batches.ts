import type { Finding } from '../../check.ts';
import { batchHeaders, printTrialChangeSet, readTrialBatch } from '../batch.ts';
import type { Bench } from '../bench.ts';
import { stamp } from '../sales/scene.ts';
import type { WriteTrial } from '../trial.ts';
import { verdict, worst } from '../verdict.ts';
import { makeCustomer } from './scene.ts';

/** Change sets of F&O. */
export const financeOperationsBatchTrials: readonly WriteTrial[] = [
  { assumption: 'fo-changeset-content-id', how: 'write', run: contentId },
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
