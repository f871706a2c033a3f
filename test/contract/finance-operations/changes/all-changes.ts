import type { Chapter } from '../../wire/contract-case.ts';
import { businessEvents } from './business-events.ts';
import { dataEvents } from './data-events.ts';
import { noticing } from './noticing.ts';

/** How others find out what has changed. */
export const allChanges: readonly Chapter[] = [noticing, businessEvents, dataEvents];
