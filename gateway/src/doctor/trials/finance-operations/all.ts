import type { Trial } from '../trial.ts';
import { financeOperationsBatchTrials } from './batches.ts';
import { financeOperationsDocumentTrials } from './documents.ts';
import { financeOperationsFilterTrials } from './filters.ts';
import { financeOperationsLengthTrials } from './lengths.ts';
import { financeOperationsMetadataTrials } from './metadata.ts';
import { financeOperationsNumberTrials } from './numbers.ts';
import { financeOperationsOrderTrials } from './orders.ts';
import { financeOperationsPartyTrials } from './parties.ts';
import { financeOperationsReadTrials } from './reading.ts';
import { financeOperationsVersionTrials } from './versions.ts';

/** Trials of F&O: what reading shows first. */
export const financeOperationsTrials: readonly Trial[] = [
  ...financeOperationsMetadataTrials,
  ...financeOperationsLengthTrials,
  ...financeOperationsReadTrials,
  ...financeOperationsFilterTrials,
  ...financeOperationsDocumentTrials,
  ...financeOperationsNumberTrials,
  ...financeOperationsVersionTrials,
  ...financeOperationsPartyTrials,
  ...financeOperationsOrderTrials,
  ...financeOperationsBatchTrials,
];
