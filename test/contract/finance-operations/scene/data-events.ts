import { expect } from 'vitest';
import type { WireService } from '../../wire/wire-service.ts';
import { withWebhook } from './webhook.ts';

export interface Target {
  readonly __type: string;
  readonly Id: string;
  readonly LogicalName: string;
  readonly Attributes?: readonly { readonly key: string; readonly value: unknown }[];
}

/** The record that a message is about. */
export function targetOf(message: Readonly<Record<string, unknown>> | undefined): Target {
  const inputs = (message?.InputParameters ?? []) as { key: string; value: Target }[];
  expect(inputs.map(({ key }) => key)).toEqual(['Target']);
  return inputs[0]?.value as Target;
}

/** The messages of what happens to customers during `run`. */
export const customersToldOf = (
  service: WireService,
  message: 'Created' | 'Updated' | 'Deleted',
  run: () => Promise<unknown>,
  check: (told: Readonly<Record<string, unknown>> | undefined) => void | Promise<void>,
) =>
  withWebhook(service, async ({ register, messages }) => {
    await register({ entitySet: 'CustomersV3', message });
    await run();
    await check((await messages(1))[0]);
  });
