import { expect } from 'vitest';
import type { Chapter } from '../../wire/contract-case.ts';
import { createAccount, rows } from '../support/records.ts';
import { told } from './webhook-scene.ts';

const created = { table: 'account', message: 'Create' } as const;

/** A refusal that a network on the way gives is tried once more, no other. */
const tried = (answered: number, times: number) =>
  told(
    `A webhook that answers ${answered} is told ${times === 2 ? 'once more' : 'no second time'}`,
    created,
    async (service, { receiver }) => {
      receiver.answer = answered;
      const id = await createAccount(service);
      const { admin } = service.sandbox().sales;
      const done = async () => (await admin.webhookDeliveries()).filter(({ recordId }) => recordId === id);
      await expect.poll(done).toMatchObject([{ outcome: 'failed', status: answered, tries: times }]);
      expect(receiver.received).toHaveLength(times);
    },
  );

/** How messages are delivered, and who they say they are from. */
export const webhookDelivery: Chapter = {
  title: 'delivery to webhooks',
  cases: [
    tried(502, 2),
    tried(503, 2),
    tried(504, 2),
    tried(500, 1),
    tried(404, 1),
    told(
      'A message beyond 256 KB says so in x-ms-dynamics-msg-size-exceeded, and leaves parameters and images out',
      {
        ...created,
        images: Array.from({ length: 90 }, (_, n) => ({ alias: `image${n}`, kind: 'post' as const })),
      },
      async (service, { receiver, first }) => {
        const id = await createAccount(service, { description: 'x'.repeat(2000) });
        const context = await first();
        expect(receiver.received[0]?.headers).toHaveProperty('x-ms-dynamics-msg-size-exceeded');
        for (const name of ['InputParameters', 'PreEntityImages', 'PostEntityImages', 'ParentContext'])
          expect(context[name] ?? null, name).toBeNull();
        expect(context).toMatchObject({ PrimaryEntityId: id, PrimaryEntityName: 'account' });
      },
      'dv-webhook-too-large',
    ),
    told(
      'A webhook key comes as code in the query',
      { ...created, authentication: { kind: 'WebhookKey', value: 'secret' } },
      async (service, { receiver, first }) => {
        await createAccount(service);
        await first();
        expect(receiver.received[0]?.path).toMatch(/\?code=secret$/);
      },
    ),
    told(
      'Pairs of a query come in the query',
      { ...created, authentication: { kind: 'HttpQueryString', values: { one: '1', two: '2' } } },
      async (service, { receiver, first }) => {
        await createAccount(service);
        await first();
        expect(receiver.received[0]?.path).toMatch(/\?one=1&two=2$/);
      },
    ),
    told(
      'Headers of a webhook come as headers',
      { ...created, authentication: { kind: 'HttpHeader', values: { 'x-secret': 's' } } },
      async (service, { receiver, first }) => {
        await createAccount(service);
        await first();
        expect(receiver.received[0]?.headers).toMatchObject({ 'x-secret': 's' });
      },
    ),
    told('A message bears no signature', created, async (service, { receiver, first }) => {
      await createAccount(service);
      await first();
      const names = Object.keys(receiver.received[0]?.headers ?? {});
      expect(names.filter((name) => /signature|digest|authorization/.test(name))).toEqual([]);
    }),
    told(
      'A synchronous webhook that fails refuses the write, and nothing is kept',
      { ...created, mode: 'synchronous' },
      async (service, { receiver }) => {
        receiver.answer = 500;
        const name = `${service.mark} refused by a webhook`;
        const answer = await service.post('accounts', { name });
        expect(answer.status).toBe(400);
        expect(await rows(service, `accounts?$select=name&$filter=name eq '${name}'`)).toEqual([]);
      },
      'dv-webhook-failure',
    ),
    told('An asynchronous webhook that fails keeps the write', created, async (service, { receiver }) => {
      receiver.answer = 500;
      const name = `${service.mark} kept in spite of a webhook`;
      await createAccount(service, { name });
      await receiver.messages(1);
      expect(await rows(service, `accounts?$select=name&$filter=name eq '${name}'`)).toHaveLength(1);
    }),
    told('A write that was refused is not told', created, async (service, { receiver, first }) => {
      expect((await service.post('accounts', { name: 'x'.repeat(161) })).status).toBe(400);
      const id = await createAccount(service);
      expect((await first()).PrimaryEntityId).toBe(id);
      expect(receiver.received).toHaveLength(1);
    }),
  ],
};
