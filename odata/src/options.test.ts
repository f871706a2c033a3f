import { describe, expect, it } from 'vitest';
import { connectionOptions, resolveSettings } from './options.ts';

describe('connection options', () => {
  it('have a default for each setting, which a given value replaces', () => {
    expect(resolveSettings({ concurrency: 2, readRetriesMax: 0 })).toEqual({
      ...Object.fromEntries(connectionOptions.map(({ name, default: value }) => [name, value])),
      concurrency: 2,
      readRetriesMax: 0,
    });
  });

  it('say what they mean and have a variable of their own', () => {
    expect(new Set(connectionOptions.map(({ env }) => env)).size).toBe(connectionOptions.length);
    for (const { description } of connectionOptions) expect(description).toMatch(/^[A-Z].*\.$/);
  });

  it.each([
    { concurrency: 0 },
    { timeoutMs: 1.5 },
    { readRetriesMax: -1 },
    { pagesMax: Number.NaN },
    { timeoutMs: 2 ** 31 },
  ])('are refused where they cannot be used: %o', (given) => {
    expect(() => resolveSettings(given)).toThrow(
      /^Expected \w+ as a whole number from [01] to 2147483647, got /,
    );
  });
});

it('no bounds of the concurrency contradict each other', () => {
  expect(() => resolveSettings({ concurrencyMin: 9, concurrencyMax: 8 })).toThrow(TypeError);
});
