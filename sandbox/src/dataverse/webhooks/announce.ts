import { type EntitySet, entitySetOf } from '../../model/model.ts';
import type { Call } from '../call.ts';
import { logicalName } from '../metadata/describe-attribute.ts';
import type { Organization } from '../organization.ts';
import { executionContext } from './execution-context.ts';
import { webhookMessage } from './message.ts';
import type { Change, Step } from './registration.ts';

/** Tells the steps of a change that ask for it: asynchronous ones once it is committed, synchronous ones before. */
export function announce(organization: Organization, change: Change): void {
  const { webhooks, call } = organization;
  const steps = webhooks?.registrations.steps() ?? [];
  if (!webhooks || steps.length === 0) return;
  const set = entitySetOf(organization.model, change.entitySet);
  for (const step of steps) {
    if (!asksFor(step, set, change) || isPassedBy(step, change, call)) continue;
    const context = executionContext(organization, step, change);
    const message = webhookMessage(step, context, call?.host ?? '');
    if (step.mode === 'synchronous') webhooks.hold(message);
    else webhooks.post(message);
  }
}

/** A request passes by the steps of what it does itself, not those of what follows from it. */
function isPassedBy({ id, mode }: Step, { depth }: Change, call: Call | undefined): boolean {
  if (!call || depth > 1) return false;
  const { synchronous, asynchronous, steps } = call.bypass;
  return steps.has(id) || (mode === 'synchronous' ? synchronous : asynchronous);
}

function asksFor({ message, table, filteringColumns }: Step, set: EntitySet, change: Change): boolean {
  if (message !== change.message) return false;
  if (table !== undefined && table !== set.typeName) return false;
  if (message !== 'Update' || !filteringColumns) return true;
  return Object.keys(change.written).some((name) => {
    const property = set.properties.get(name);
    return property !== undefined && filteringColumns.has(logicalName(property));
  });
}
