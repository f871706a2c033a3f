import { printDateTime } from '../../edm/date-time.ts';
import type { Item } from '../metadata/item.ts';
import type { Organization } from '../organization.ts';
import type { WebhookDelivery } from './deliveries.ts';

const systemEvent = 1;
const completed = 3;
const statuses = { delivered: 30, failed: 31 } as const;

/**
 * The system jobs of asynchronous steps that are over: rows of `asyncoperations`. One that succeeded is gone when its step
 * says so (`asyncautodelete`). Microsoft Learn, "Register a webhook", on failed jobs of a step.
 */
export function systemJobs({ webhooks }: Organization): readonly Item[] {
  if (!webhooks) return [];
  const tidied = new Set(
    webhooks.registrations
      .rows('sdkmessageprocessingsteps')
      .filter(({ asyncautodelete }) => asyncautodelete === true)
      .map(({ sdkmessageprocessingstepid }) => sdkmessageprocessingstepid),
  );
  return webhooks.deliveries
    .since(0)
    .filter(
      ({ mode, outcome, stepId }) =>
        mode === 'asynchronous' && !(outcome === 'delivered' && tidied.has(stepId)),
    )
    .map(row);
}

function row(delivery: WebhookDelivery): Item {
  return {
    key: 'asyncoperationid',
    values: {
      asyncoperationid: delivery.operationId,
      name: delivery.step,
      messagename: delivery.message,
      operationtype: systemEvent,
      statecode: completed,
      statuscode: statuses[delivery.outcome],
      message: delivery.error ?? null,
      friendlymessage: delivery.error ?? null,
      retrycount: Math.max(0, delivery.tries - 1),
      createdon: printDateTime(delivery.createdMs),
      completedon: printDateTime(delivery.completedMs),
      correlationid: delivery.correlationId,
      primaryentitytype: delivery.table,
      _regardingobjectid_value: delivery.recordId,
      _owningextensionid_value: delivery.stepId,
    },
  };
}
