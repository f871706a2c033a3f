import type { Chapter } from '../../wire/contract-case.ts';
import { duplicates } from './duplicates.ts';
import { mandatory } from './mandatory.ts';
import { related } from './related.ts';
import { statuses } from './statuses.ts';
import { throttling } from './throttling.ts';
import { tokens } from './tokens.ts';
import { userLimits } from './user-limits.ts';

/** What is refused, and in which words. */
export const allRefusing: readonly Chapter[] = [
  statuses,
  tokens,
  throttling,
  userLimits,
  duplicates,
  related,
  mandatory,
];
