import { expect } from 'vitest';
import { batchAnswers, type Operation, type OperationAnswer } from '../../wire/batch.ts';
import { sendBatch } from '../../wire/send-batch.ts';
import type { WireService } from '../../wire/wire-service.ts';

/** Sends a batch that must be taken; an array among the parts is a change set. Its parts' answers: an array for a change set carried out. */
export async function answersToBatch(
  service: WireService,
  parts: readonly (Operation | readonly Operation[])[],
): Promise<(OperationAnswer | OperationAnswer[])[]> {
  const answer = await sendBatch(service, parts);
  expect(answer.status, answer.text).toBe(200);
  expect(answer.headers.get('content-type')).toMatch(/^multipart\/mixed; ?boundary=/);
  return batchAnswers(answer);
}

/** The answers of one change set, which must have been carried out. */
export async function sendChangeSet(
  service: WireService,
  operations: readonly Operation[],
): Promise<OperationAnswer[]> {
  const [answers] = await answersToBatch(service, [operations]);
  if (!Array.isArray(answers))
    throw new Error(`The change set was refused: ${JSON.stringify(answers?.json)}`);
  return answers;
}

/** The answer that stands for a change set which was refused as a whole. */
export async function refusedChangeSet(
  service: WireService,
  operations: readonly Operation[],
): Promise<OperationAnswer> {
  const [answer] = await answersToBatch(service, [operations]);
  expect(Array.isArray(answer), 'the change set is refused').toBe(false);
  return answer as OperationAnswer;
}
