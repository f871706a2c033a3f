import type { Chapter } from '../../wire/contract-case.ts';
import { conditional } from './conditional.ts';
import { creating } from './creating.ts';
import { deleting } from './deleting.ts';
import { least } from './least.ts';
import { malformed } from './malformed.ts';
import { numberSequences } from './number-sequences.ts';
import { updating } from './updating.ts';

/** How records are written. */
export const allWriting: readonly Chapter[] = [
  creating,
  least,
  malformed,
  updating,
  deleting,
  conditional,
  numberSequences,
];
