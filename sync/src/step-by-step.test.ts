import { expect, it } from 'vitest';
import { stepByStep } from './step-by-step.ts';

/** Three pages, and whether they were closed. */
function pages({ breaksAt = 4 } = {}) {
  const seen = { closed: 0, awaited: 0 };
  async function* all() {
    try {
      for (let page = 1; page <= 3; page += 1) {
        if (page === breaksAt) throw new Error('broken');
        yield page;
      }
    } finally {
      seen.closed += 1;
    }
  }
  const wait = <T>(step: Promise<T>) => {
    seen.awaited += 1;
    return step;
  };
  return { seen, steps: stepByStep(all(), wait) };
}

it('every step is awaited as asked, the last one that says that it is over too', async () => {
  const { seen, steps } = pages();
  expect(await Array.fromAsync(steps)).toEqual([1, 2, 3]);
  expect(seen).toEqual({ closed: 1, awaited: 4 });
});

it('whoever leaves early closes what is beneath', async () => {
  const { seen, steps } = pages();
  for await (const page of steps) if (page === 2) break;
  expect(seen).toEqual({ closed: 1, awaited: 2 });
});

it('what breaks beneath breaks here', async () => {
  const { seen, steps } = pages({ breaksAt: 2 });
  await expect(Array.fromAsync(steps)).rejects.toThrow('broken');
  expect(seen.closed).toBe(1);
});
