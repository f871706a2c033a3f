import { readAssumptions } from '@p2c/models';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkAccess } from './check-access.ts';
import type { Chapter } from './contract-case.ts';
import { isReal, openTarget, type Target } from './open-target.ts';
import { readingOnly } from './reading-only.ts';
import type { WireService } from './wire-service.ts';

/** Milliseconds: hundreds of records are deleted one by one, which takes minutes far away. */
const clearingTakesAtMost = 30 * 60_000;

/** Makes a test of each case, against the sandbox or the environment that the variables name. */
export function describeContract(system: WireService['system'], chapters: readonly Chapter[]): void {
  let target: Target | undefined;
  const opened = (): Target => {
    if (target === undefined) throw new Error('The contract has no environment to run against.');
    return target;
  };
  let ran = 0;
  let isIn = false;
  const real = isReal(system);
  describe(`the contract of ${system}${real ? ' (a real environment)' : ''}`, () => {
    beforeAll(async () => {
      target = await openTarget(system);
      if (real) await checkAccess(target.service);
      isIn = true;
    });
    afterAll(async () => {
      if (target === undefined || !isIn) return target?.close();
      try {
        const left = await target.service.clear();
        expect(left, 'records that cases made and that could not be deleted').toEqual([]);
      } finally {
        if (real) process.stdout.write(summaryOf(system, chapters, target, ran));
        await target.close();
      }
    }, clearingTakesAtMost);
    for (const { title, cases } of chapters)
      describe(title, () => {
        for (const { fact, source, assumption, onlySandbox, readsOnly, run } of cases)
          it.skipIf(real && onlySandbox !== undefined)(
            `${fact} [${assumption === undefined ? source : `${source}; assumed: ${assumption}`}]`,
            async (context) => {
              if (readsOnly !== true && !opened().mayWrite)
                context.skip('writes: set P2C_CONTRACT_WRITES=true in a test environment');
              const { service } = opened();
              await run(readsOnly === true ? readingOnly(service) : service);
              ran += 1;
            },
          );
      });
  });

  describe(`the cases of ${system} as a list`, () => {
    const all = chapters.flatMap(({ cases }) => cases);
    it('state each fact once', () => {
      const facts = all.map(({ fact }) => fact);
      expect(facts.filter((fact, index) => facts.indexOf(fact) !== index)).toEqual([]);
    });
    it('refer to assumptions that are written down for this system', () => {
      const known = readAssumptions()
        .filter((assumption) => assumption.system === system)
        .map(({ id }) => id);
      const named = all.flatMap(({ assumption }) => (assumption === undefined ? [] : [assumption]));
      expect(named.filter((id) => !known.includes(id))).toEqual([]);
    });
    it('name where each fact comes from', () => {
      expect(all.filter(({ source }) => source.trim() === '').map(({ fact }) => fact)).toEqual([]);
    });
  });
}

/** How many cases ran and why others did not: a contract that was not held is not kept. */
function summaryOf(
  system: WireService['system'],
  chapters: readonly Chapter[],
  { service, mayWrite }: Target,
  ran: number,
): string {
  const all = chapters.flatMap(({ cases }) => cases);
  const alone = all.filter(({ onlySandbox }) => onlySandbox !== undefined).length;
  const writing = mayWrite
    ? 0
    : all.filter(({ onlySandbox, readsOnly }) => onlySandbox === undefined && readsOnly !== true).length;
  const left = [
    ...(writing === 0 ? [] : [`${writing} write (P2C_CONTRACT_WRITES is not true)`]),
    ...(alone === 0 ? [] : [`${alone} run in the sandbox alone`]),
  ];
  const others = left.length === 0 ? '' : `; of the others ${left.join(', ')}`;
  return `The contract of ${system} against ${service.root}: ${ran} of ${all.length} cases passed${others}.\n`;
}
