import { financeOperationsTrials } from './finance-operations/all.ts';
import { salesTrials } from './sales/all.ts';
import type { Trial } from './trial.ts';

/** Every assumption that can be held against a system. */
export const allTrials: readonly Trial[] = [...salesTrials, ...financeOperationsTrials];

/** Assumptions whose trials ask both systems, whichever of them models/assumptions.yaml names. */
export const trialsOfBothSystems: ReadonlySet<string> = new Set(['request-body-max', 'filter-depth']);
