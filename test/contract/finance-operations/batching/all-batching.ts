import type { Chapter } from '../../wire/contract-case.ts';
import { actions } from './actions.ts';
import { batches } from './batches.ts';
import { changeSets } from './change-sets.ts';
import { documentChangeSets } from './document-change-sets.ts';

/** Requests that do more than read or write one record. */
export const allBatching: readonly Chapter[] = [batches, changeSets, documentChangeSets, actions];
