import { expect } from 'vitest';
import type { Chapter, ContractCase } from '../../wire/contract-case.ts';
import { sources } from '../support/sources.ts';
import { accountsThat, type FilterScene } from './filter-scene.ts';

const answers = (name: string, of: keyof FilterScene, fact: string, expected: string): ContractCase => ({
  fact: `${name} ${fact}`,
  source: sources.filterFunctions,
  async run(service) {
    const filter = (ids: FilterScene) =>
      `Microsoft.Dynamics.CRM.${name}(PropertyName='accountid',PropertyValue='${ids[of]}')`;
    expect(await accountsThat(service, filter)).toBe(expected);
  },
});

/** Accounts 1 above 2 above 3; 4 stands alone. */
export const hierarchies: Chapter = {
  title: '$filter: hierarchies',
  cases: [
    answers('Above', 'three', 'finds all that are above a row', '12'),
    answers('AboveOrEqual', 'three', 'finds the row, too', '123'),
    answers('Under', 'one', 'finds all that are below a row', '23'),
    answers('UnderOrEqual', 'one', 'finds the row, too', '123'),
    answers('NotUnder', 'two', 'finds all that are not below a row', '124'),
    answers('Under', 'four', 'finds nothing below a row that stands alone', ''),
  ],
};
