import { readAssumptions } from '@p2c/models';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Chapter } from './contract-case.ts';
import { isReal, openTarget, type Target } from './open-target.ts';
import type { WireService } from './wire-service.ts';

/** Makes a test of each case, against the sandbox or the environment that the variables name. */
export function describeContract(system: WireService['system'], chapters: readonly Chapter[]): void {
  let target: Target;
  const real = isReal(system);
  describe(`the contract of ${system}${real ? ' (a real environment)' : ''}`, () => {
    beforeAll(async () => {
      target = await openTarget(system);
    });
    afterAll(async () => {
      const left = await target.service.clear();
      await target.close();
      expect(left, 'records that cases made and that could not be deleted').toEqual([]);
    });
    for (const { title, cases } of chapters)
      describe(title, () => {
        for (const { fact, source, assumption, onlySandbox, readsOnly, run } of cases)
          it.skipIf(real && onlySandbox !== undefined)(
            `${fact} [${assumption === undefined ? source : `${source}; assumed: ${assumption}`}]`,
            async (context) => {
              if (readsOnly !== true && !target.mayWrite)
                context.skip('writes: set P2C_CONTRACT_WRITES=true in a test environment');
              await run(target.service);
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
