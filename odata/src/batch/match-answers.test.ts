import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchAnswers } from './match-answers.ts';
import type { BatchedAnswer } from './multipart.ts';

const answer = (status: number, contentId?: string): BatchedAnswer => ({
  status,
  headers: {},
  body: '',
  contentId,
});
const unclear = expect.objectContaining({ code: 'INVALID_ANSWER', mayHaveCommitted: true });
const refusal = (run: () => unknown) => {
  try {
    return run();
  } catch (error) {
    return error;
  }
};

describe('the answers of a batch', () => {
  it('that name their request are its, in any order', () => {
    fc.assert(
      fc.property(
        fc
          .integer({ min: 1, max: 30 })
          .chain((count) =>
            fc.tuple(
              fc.constant(count),
              fc.shuffledSubarray(Array.from({ length: count }, (_, index) => index)),
            ),
          ),
        ([count, places]) => {
          const matched = matchAnswers(
            count,
            places.map((place) => answer(200 + place, String(place + 1))),
          );
          expect(matched).toHaveLength(count);
          for (const [place, found] of matched.entries())
            expect(found?.status).toBe(places.includes(place) ? 200 + place : undefined);
        },
      ),
    );
  });

  it('that name none are those of the requests in their order, as far as they go', () => {
    const matched = matchAnswers(4, [answer(204), answer(400), answer(201, '3')]);
    expect(matched.map((each) => each?.status)).toEqual([204, 400, 201, undefined]);
  });

  it.each<[string, readonly BatchedAnswer[]]>([
    ['more than there are requests', [answer(204), answer(204), answer(204)]],
    ['two for one request', [answer(204, '1'), answer(400, '1')]],
    ['for a request that was not made', [answer(204, '3')]],
    ['for a request of another numbering', [answer(204, '0')]],
    ['named by something else', [answer(204, 'abc')]],
    ['named out of their place while others have no name', [answer(204, '2'), answer(204)]],
  ])('are worth nothing when they are %s', (_what, answers) => {
    expect(refusal(() => matchAnswers(2, answers))).toEqual(unclear);
  });
});
