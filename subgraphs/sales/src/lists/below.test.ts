import { describe, expect, it } from 'vitest';
import { latestQuotes } from './below.ts';

const line = (quoteid: string, quotenumber: string, statuscode: number) => ({
  quotedetailid: 'x',
  quoteid: { quoteid, quotenumber, statuscode },
});

describe('the quotes of lines', () => {
  it('are each quote once, by number without regard to case, without revised ones', () => {
    const lines = [
      line('3', 'QUO-B', 1),
      line('1', 'quo-a', 5),
      line('3', 'QUO-B', 1),
      line('2', 'QUO-B', 7),
      { quotedetailid: 'y', quoteid: null },
    ];
    expect(latestQuotes(lines).map(({ quoteid }) => quoteid)).toEqual(['1', '3']);
  });
});
