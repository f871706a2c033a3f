import { ODataError } from '../errors.ts';
import type { BatchedAnswer } from './multipart.ts';

/**
 * The answer to each request of a batch, by its Content-ID where the system repeats it and by its place where it does
 * not (OData 4.0, part 1, "Batch Requests": answers come in the order of the requests). Undefined for a request that
 * got none, because the batch ended before. Throws INVALID_ANSWER where answers cannot be told apart for certain: to
 * take the outcome of one record for that of another would be worse than to know none.
 */
export function matchAnswers(
  requests: number,
  answers: readonly BatchedAnswer[],
): readonly (BatchedAnswer | undefined)[] {
  if (answers.length > requests) throw unclear(`${answers.length} answers to ${requests} requests`);
  const matched = new Array<BatchedAnswer | undefined>(requests).fill(undefined);
  const areNamed = answers.every(({ contentId }) => contentId !== undefined);
  for (const [index, answer] of answers.entries()) {
    const { contentId = String(index + 1) } = answer;
    const place = /^[1-9]\d{0,5}$/.test(contentId) ? Number(contentId) - 1 : requests;
    if (place >= requests) throw unclear(`an answer to a request ${JSON.stringify(contentId)}`);
    if (matched[place] !== undefined) throw unclear(`two answers to the request ${contentId}`);
    if (!areNamed && place !== index)
      throw unclear(`an answer to the request ${contentId} in place ${index + 1}`);
    matched[place] = answer;
  }
  return matched;
}

const unclear = (got: string) =>
  new ODataError('INVALID_ANSWER', `Expected one answer to each request of a batch, got ${got}.`, {
    mayHaveCommitted: true,
  });
