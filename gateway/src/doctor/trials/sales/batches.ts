import { type DoctorContext, type Finding, unknown } from '../../check.ts';
import { readJson, sendJson } from '../../read-json.ts';
import {
  type BatchedTrial,
  batchHeaders,
  printTrialBatch,
  printTrialChangeSet,
  readTrialBatch,
} from '../batch.ts';
import type { Bench } from '../bench.ts';
import type { Trial } from '../trial.ts';
import { trialName } from '../trial-name.ts';
import { verdict, worst } from '../verdict.ts';

/** What $batch answers. */
export const salesBatchTrials: readonly Trial[] = [
  { assumption: 'dv-batch-answers-in-order', how: 'read', run: answersInOrder },
  { assumption: 'dv-batch-counts-once', how: 'read', run: countsOnce },
  { assumption: 'request-body-max', how: 'read', run: bodyMax },
  { assumption: 'dv-change-set-refusal', how: 'write', run: changeSetRefusal },
];

const good: BatchedTrial = { method: 'GET', target: 'accounts?$select=accountid&$top=1' };
const bad: BatchedTrial = { method: 'GET', target: 'accounts?$select=p2cdoctor' };

async function answersInOrder({ sales }: DoctorContext): Promise<Finding> {
  const { status, text, refusal } = await sendJson(sales, {
    method: 'POST',
    target: '$batch',
    headers: { ...batchHeaders, prefer: 'odata.continue-on-error' },
    body: printTrialBatch([good, bad, good]),
  });
  if (status >= 400) return unknown(`The batch is refused (${refusal})`);
  const { answers } = readTrialBatch(text);
  const ids = answers.map(({ contentId }) => contentId);
  return worst([
    verdict(
      answers.map((answer) => answer.status < 300).join() === 'true,false,true',
      `three requests, the second refused, are answered ${answers.map((answer) => answer.status).join(', ')}`,
    ),
    verdict(
      ids.every((id) => id === undefined) || ids.join() === '1,2,3',
      `with the Content-IDs ${ids.map((id) => id ?? 'none').join(', ')}`,
    ),
  ]);
}

const remainingHeader = 'x-ms-ratelimit-burst-remaining-xrm-requests';
const countedOperations = 40;

async function countsOnce({ sales }: DoctorContext): Promise<Finding> {
  const left = async () => Number((await readJson(sales, 'WhoAmI')).headers[remainingHeader]);
  const before = await left();
  if (Number.isNaN(before)) return unknown(`Sales does not tell ${remainingHeader}.`);
  const { status, refusal } = await sendJson(sales, {
    method: 'POST',
    target: '$batch',
    headers: batchHeaders,
    body: printTrialBatch(Array.from({ length: countedOperations }, () => good)),
  });
  if (status >= 400) return unknown(`The batch is refused (${refusal})`);
  const spent = before - (await left());
  if (spent < 0) return unknown('Another server answered the second time: ask again.');
  return verdict(
    spent < countedOperations,
    `a batch of ${countedOperations} used up ${spent} requests of the limit, the question included`,
    'Batches are no cheaper than single requests here: expect the limit to be reached sooner.',
  );
}

/** The bytes that a body of the connector may have (P2C_ODATA_BODY_BYTES_MAX), less the parts. */
const preambleBytes = 4 * 1024 * 1024 - 4_096;

async function bodyMax({ sales, financeOperations }: DoctorContext): Promise<Finding> {
  const findings: Finding[] = [];
  for (const [client, target] of [
    [sales, good.target],
    [financeOperations, 'Currencies?$top=1'],
  ] as const) {
    const { status, refusal } = await sendJson(client, {
      method: 'POST',
      target: '$batch',
      headers: batchHeaders,
      body: printTrialBatch([{ method: 'GET', target }], 'x'.repeat(preambleBytes)),
    });
    const system = client.system === 'SALES' ? 'Sales' : 'F&O';
    findings.push(
      verdict(
        status < 300,
        status < 300 ? `${system} takes 4 MiB` : `${system} refuses a batch of 4 MiB (${refusal})`,
        'Lower P2C_ODATA_BODY_BYTES_MAX.',
      ),
    );
  }
  return worst(findings);
}

/** A change set whose second operation is refused: nothing of it stays. */
async function changeSetRefusal({ sales }: Bench): Promise<Finding> {
  const { text } = await sales.post(
    '$batch',
    printTrialChangeSet([
      { method: 'POST', target: 'accounts', body: { name: trialName } },
      { method: 'POST', target: 'accounts', body: { name: trialName, p2cdoctor: 1 } },
    ]),
    batchHeaders,
  );
  const { answers } = readTrialBatch(text);
  const isNested = /boundary=["']?changeset/i.test(text);
  return verdict(
    answers.length === 1 && !isNested,
    `${answers.length} answer (${answers.map(({ status }) => status).join()}), ${isNested ? 'in a changesetresponse of its own' : 'in the batch itself'}`,
    'Both forms are understood. Report it, so that the sandbox is corrected.',
  );
}
