import { expect } from 'vitest';
import type { Chapter, ContractCase } from '../../wire/contract-case.ts';
import { sources } from '../support/sources.ts';
import { accountsThat } from './filter-scene.ts';

const answers = (fact: string, filter: string, expected: string): ContractCase => ({
  fact,
  source: sources.filter,
  async run(service) {
    expect(await accountsThat(service, filter)).toBe(expected);
  },
});

/** Texts, and the wildcards in what they are compared with. */
export const filterTexts: Chapter = {
  title: '$filter: texts',
  cases: [
    answers('Texts are equal in any case', "fax eq '100% CARD_board'", '2'),
    answers('Texts are equal in any case beyond ASCII', "fax eq 'müller [X]'", '3'),
    answers('Texts are found in any case by contains', "contains(fax,'CARD')", '2'),
    answers('Texts are found in any case by startswith', "startswith(fax,'mÜll')", '3'),
    answers('Texts are found in any case by endswith', "endswith(fax,'NEIL')", '1'),
    answers('A quote in a text is doubled', "fax eq 'O''Neil'", '1'),
    answers('A quote in a function is doubled', "contains(fax,'o''n')", '1'),
    answers('Texts are ordered: gt', "telephone1 gt 'n'", '4'),
    answers('% stands for any characters in contains', "contains(fax,'1%card')", '2'),
    answers('% stands for any characters in startswith', "startswith(fax,'o%l')", '1'),
    answers('_ stands for one character in endswith', "endswith(fax,'b_ard')", '2'),
    answers('[] stands for one of some characters', "startswith(fax,'[mo]')", '13'),
    answers('[^] stands for none of some characters', "startswith(fax,'[^m1]')", '1'),
    answers('[%] stands for the character itself', "contains(fax,'0[%] c')", '2'),
    answers('eq takes % literally', "fax eq 'o%'", ''),
    answers('eq takes _ literally', "fax eq 'O_Neil'", ''),
    answers('ne finds other texts, empty ones, too', "fax ne 'O''Neil'", '234'),
    answers('Functions of texts are joined like comparisons', "contains(fax,'o') and endswith(fax,'d')", '2'),
  ],
};
