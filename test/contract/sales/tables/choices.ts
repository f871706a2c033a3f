import type { Chapter } from '../../wire/contract-case.ts';
import { choiceFacts } from './choice-list.ts';
import { stateFacts } from './state-list.ts';

/** Options of choices. */
export const choices: Chapter = { title: 'choices', cases: choiceFacts };

/** States and their status reasons. */
export const states: Chapter = { title: 'states and status reasons', cases: stateFacts };
