import { ServiceError } from '../../errors.ts';
import type { Pause } from '../../store/long-transaction.ts';
import { codes } from '../errors.ts';
import type { Organization } from '../organization.ts';

/**
 * Tells synchronous steps of what has been changed so far, one after the other, while the change is set aside. Throws
 * the refusal of the operation when an endpoint does not take it (Microsoft Learn, "Use webhooks …").
 */
export async function sendHeld(organization: Organization, pause: Pause): Promise<void> {
  const { database, webhooks } = organization;
  if (!webhooks || !hasSynchronousSteps(organization)) return;
  database.settle();
  const held = webhooks.takeHeld();
  if (held.length === 0) return;
  await pause(async () => {
    for (const message of held) {
      const delivery = await webhooks.send(message);
      if (delivery.kind === 'delivered') continue;
      const reason = delivery.kind === 'failed' ? delivery.error : 'The sandbox was stopped.';
      throw new ServiceError(
        400,
        codes.webhookFailed,
        `The webhook call failed because the http request didn't receive a success httpStatus code. Please check your webhook request handler. ${reason}`,
      );
    }
  });
}

export function hasSynchronousSteps({ webhooks }: Organization): boolean {
  return webhooks?.registrations.steps().some(({ mode }) => mode === 'synchronous') ?? false;
}
