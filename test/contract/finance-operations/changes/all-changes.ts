import type { Chapter } from '../../wire/contract-case.ts';
import { businessEventBodies } from './business-event-bodies.ts';
import { businessEventDelivery } from './business-event-delivery.ts';
import { businessEvents } from './business-events.ts';
import { dataEventBodies } from './data-event-bodies.ts';
import { dataEvents } from './data-events.ts';
import { noticing } from './noticing.ts';

/** How others find out what has changed. */
export const allChanges: readonly Chapter[] = [
  noticing,
  businessEvents,
  businessEventBodies,
  businessEventDelivery,
  dataEvents,
  dataEventBodies,
];
