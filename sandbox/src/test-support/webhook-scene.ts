import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import type { Answer } from './call.ts';
import { type Received, type Receiver, startReceiver } from './receiver.ts';
import type { TestSandbox } from './start-for-test.ts';

/** The record that a message tells of. */
export interface Target {
  readonly Attributes: readonly { readonly key: string; readonly value: unknown }[];
  readonly FormattedValues: readonly object[];
  readonly Id: string;
}

/** A sandbox with an endpoint beside it; between two tests no webhook stays. */
export interface WebhookScene {
  readonly receiver: Receiver;
  admin(method: string, path: string, body?: object): Promise<Answer>;
  /** Registers a webhook for the endpoint and gives the identifier of its step. */
  register(body: object): Promise<string>;
  deliveries(): Promise<Record<string, unknown>[]>;
  /** The first message, once it has come. */
  first(): Promise<Received>;
  /** Creates an account and gives its identifier. */
  account(body: object, query?: string): Promise<string>;
  /** Number of accounts that meet a filter. */
  count(filter: string): Promise<number>;
}

export function useWebhooks(test: TestSandbox): WebhookScene {
  let started: Receiver | undefined;
  const receiver = () => {
    if (!started) throw new Error('The endpoint has not been started.');
    return started;
  };
  beforeAll(async () => {
    started = await startReceiver();
  });
  afterAll(() => started?.close());
  afterEach(async () => {
    for (const { id } of (await admin('GET', 'webhooks')).json.webhooks as { id: string }[])
      await admin('DELETE', `webhooks/${id}`);
    await admin('DELETE', 'webhook-deliveries');
    receiver().clear();
    receiver().answer = 200;
  });

  const admin = (method: string, path: string, body?: object) =>
    test.sales.send(method, new URL(`/__sandbox/${path}`, test.sandbox.sales.serviceRoot).href, {}, body);
  return {
    get receiver() {
      return receiver();
    },
    admin,
    async register(body) {
      const { status, text, json } = await admin('POST', 'webhooks', { url: receiver().url, ...body });
      expect(status, text).toBe(200);
      return String(json.id);
    },
    deliveries: async () =>
      (await admin('GET', 'webhook-deliveries')).json.deliveries as Record<string, unknown>[],
    first: () => firstOf(receiver()),
    async account(body, query = '') {
      const { headers, status, text } = await test.sales.post(`accounts${query}`, body);
      expect(status, text).toBe(204);
      return /\(([^)]+)\)$/.exec(headers.get('odata-entityid') ?? '')?.[1] ?? '';
    },
    count: async (filter) =>
      Number((await test.sales.get(`accounts/$count?$filter=${encodeURIComponent(filter)}`)).text),
  };
}

export async function firstOf(receiver: Receiver): Promise<Received> {
  const [message] = await receiver.messages(1);
  if (!message) throw new Error('No message has come.');
  return message;
}

export function targetOf(json: Record<string, unknown>): Target & Record<string, unknown> {
  const [target] = json.InputParameters as [{ key: string; value: Target & Record<string, unknown> }];
  expect(target.key).toBe('Target');
  return target.value;
}

/** The columns of a record by their logical names. */
export function columnsOf({ Attributes }: Target): Record<string, unknown> {
  return Object.fromEntries(Attributes.map(({ key, value }) => [key, value]));
}
