import { describe, expect, it } from 'vitest';
import { requireState } from './quote-state.ts';

const [draft, active, won, closed] = [0, 1, 2, 3].map((statecode) => ({
  quotenumber: 'QUO-1',
  statecode,
})) as [object, object, object, object];

describe('the state of a quote', () => {
  it.each([
    ['DRAFT', [draft]],
    ['ACTIVE', [active]],
    ['DRAFT_OR_ACTIVE', [draft, active]],
  ] as const)('%s is passed by those that are it', (needed, quotes) => {
    for (const quote of quotes) expect(() => requireState({ ...quote }, needed)).not.toThrow();
  });

  it.each([
    [active, 'DRAFT', 'QUOTE_NOT_DRAFT', 'The quote QUO-1 is active: this is possible on a draft only.'],
    [draft, 'ACTIVE', 'QUOTE_NOT_ACTIVE', 'The quote QUO-1 is a draft: activate it first.'],
    [won, 'DRAFT_OR_ACTIVE', 'QUOTE_CLOSED', 'The quote QUO-1 is won'],
    [closed, 'ACTIVE', 'QUOTE_CLOSED', 'The quote QUO-1 is closed'],
  ] as const)('%j is no %s', (quote, needed, code, message) => {
    const refused = expect.objectContaining({
      message: expect.stringContaining(message),
      extensions: expect.objectContaining({ code }),
    });
    expect(() => requireState({ ...quote }, needed)).toThrow(refused);
  });
});
