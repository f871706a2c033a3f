import { financeOperationsReadTrials } from './finance-operations-reading.ts';
import { salesReadTrials } from './sales-reading.ts';
import type { Trial } from './trial.ts';

/** Every assumption that can be held against a system. */
export const allTrials: readonly Trial[] = [...salesReadTrials, ...financeOperationsReadTrials];
