import { expect } from 'vitest';
import { type Receiver, startReceiver } from '../../../../sandbox/src/test-support/receiver.ts';
import type { ContractCase } from '../../wire/contract-case.ts';
import type { WireService } from '../../wire/wire-service.ts';

type Registration = Parameters<ReturnType<WireService['sandbox']>['sales']['admin']['addWebhook']>[0];

export interface Listening {
  readonly receiver: Receiver;
  /** The body of the first message, once it has come. */
  first(): Promise<Context>;
}

/** A RemoteExecutionContext as far as cases look into it. */
export type Context = Readonly<Record<string, unknown>>;

/** A case with an endpoint of its own, registered for one step. */
export function told(
  fact: string,
  step: Omit<Registration, 'url'>,
  run: (service: WireService, listening: Listening) => Promise<void>,
  assumption?: string,
): ContractCase {
  return {
    fact,
    source: 'Learn: Use webhooks to create external handlers for server events',
    ...(assumption === undefined ? {} : { assumption }),
    onlySandbox: 'a tenant does not reach an endpoint on this machine',
    async run(service) {
      const { admin } = service.sandbox().sales;
      const receiver = await startReceiver();
      const id = await admin.addWebhook({ ...step, url: receiver.url });
      try {
        const first = async () => {
          const [message] = await receiver.messages(1);
          expect(message).toBeDefined();
          return message?.json ?? {};
        };
        await run(service, { receiver, first });
      } finally {
        await admin.removeWebhook(id);
        await receiver.close();
      }
    },
  };
}

/** The record or reference that a message tells of. */
export function targetOf(context: Context): Readonly<Record<string, unknown>> {
  const [parameter] = context.InputParameters as readonly { key: string; value: Record<string, unknown> }[];
  expect(parameter?.key).toBe('Target');
  return parameter?.value ?? {};
}

/** Its columns, by logical name. */
export function columnsOf(context: Context): Readonly<Record<string, unknown>> {
  const attributes = targetOf(context).Attributes as readonly { key: string; value: unknown }[];
  return Object.fromEntries(attributes.map(({ key, value }) => [key, value]));
}
