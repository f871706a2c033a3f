import fc from 'fast-check';
import { expect, it } from 'vitest';
import { shortenError } from './shorten-error.ts';

it('a short error stays as it is', () => {
  const error = {
    message: 'No.',
    path: ['a'],
    extensions: { code: 'X', got: 'y', retryAfterMs: 5, others: [{ got: null }] },
  };
  expect(shortenError(error)).toEqual(error);
});

it('texts of any length are cut out of the middle, in the errors beside the first as well', () => {
  const long = `from ${'x'.repeat(5_000)} to`;
  const { message, extensions } = shortenError({
    message: long,
    extensions: { got: long, others: [{ got: long }] },
  });
  expect(message).toMatch(/^from x+…x+ to$/);
  expect(message.length).toBeLessThanOrEqual(500);
  expect(extensions).toEqual({
    got: expect.stringMatching(/^from x+…x+ to$/),
    others: [{ got: extensions?.got }],
  });
  expect(String(extensions?.got).length).toBeLessThanOrEqual(200);
});

it('no text is longer than its bound, and none is cut to half a character', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', minLength: 150, maxLength: 600 }), (got) => {
      const { message, extensions } = shortenError({ message: got, extensions: { got } });
      expect(message.length).toBeLessThanOrEqual(500);
      expect(String(extensions?.got).length).toBeLessThanOrEqual(200);
      expect(message.isWellFormed()).toBe(true);
    }),
  );
});
