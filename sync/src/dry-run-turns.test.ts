import { expect, it } from 'vitest';
import { createDryRunTurns } from './dry-run-turns.ts';

it('two dry runs go at a time, twenty wait in order, and one more is refused', async () => {
  const turns = createDryRunTurns();
  const begun: number[] = [];
  const ends: (() => void)[] = [];
  const runs = Array.from({ length: 22 }, (_, run) =>
    turns.take(async () => {
      begun.push(run);
      await new Promise<void>((resolve) => ends.push(resolve));
      return run;
    }),
  );
  expect(begun).toEqual([0, 1]);
  await expect(turns.take(async () => 0)).rejects.toMatchObject({ code: 'DRY_RUNS_BUSY' });
  for (const [run, answer] of runs.entries()) {
    ends[run]?.();
    expect(await answer).toBe(run);
    expect(begun.length).toBeLessThanOrEqual(run + 3);
  }
  expect(begun).toEqual(Array.from({ length: 22 }, (_, run) => run));
});

it('a dry run that breaks gives its turn to the next', async () => {
  const turns = createDryRunTurns();
  const broken = Array.from({ length: 4 }, () => turns.take(async () => Promise.reject(new Error('broken'))));
  expect((await Promise.allSettled(broken)).map(({ status }) => status)).toEqual(Array(4).fill('rejected'));
  expect(await turns.take(async () => 'next')).toBe('next');
});
