import { expect } from 'vitest';
import type { Chapter } from '../../wire/contract-case.ts';
import { once } from '../../wire/once.ts';
import { orderAfter } from '../scene/orders.ts';
import { admin, adminDone } from '../scene/sandbox.ts';
import { withWebhook } from '../scene/webhook.ts';
import { sources } from '../sources.ts';

const inSandbox = { onlySandbox: 'it registers an endpoint of this test' } as const;

const confirmed = 'SalesOrderConfirmedBusinessEvent';

/** A confirmation whose message nobody took, and what became of it; then it is sent again and taken. */
const undelivered = once(async (service) => {
  const errors = async () => (await adminDone(service, 'GET', 'event-errors')).errors as { id: number }[];
  return withWebhook(service, async ({ register, messages, answer, times }) => {
    await register({ event: confirmed });
    answer(500);
    const { number } = await orderAfter(service, ['confirm']);
    const received = (await messages(3)).slice(0, 3);
    await expect.poll(errors).toHaveLength(1);
    const logged = await errors();
    answer(200);
    await adminDone(service, 'POST', `event-errors/${logged[0]?.id}/resend`, {});
    const again = (await messages(4))[3];
    await expect.poll(errors).toHaveLength(0);
    return { number, received, times: times.slice(0, 3), logged, again, left: await errors() };
  });
});

/** How business events reach their endpoints: at least once. */
export const businessEventDelivery: Chapter = {
  title: 'the delivery of business events',
  cases: [
    {
      fact: 'Events of another company do not come',
      source: sources.businessEvents,
      ...inSandbox,
      run: (service) =>
        withWebhook(service, async ({ register, messages }) => {
          await register({ event: confirmed, company: 'demf' });
          await orderAfter(service, ['confirm']);
          await register({ event: confirmed });
          const second = await orderAfter(service, ['confirm']);
          expect((await messages(1))[0]).toMatchObject({ SalesOrderNumber: second.number });
        }),
    },
    {
      fact: 'A message that is not taken comes three times in all, a second apart, with the same EventId',
      source: sources.businessEvents,
      ...inSandbox,
      async run(service) {
        const { number, received, times } = await undelivered(service);
        expect(received.map(({ SalesOrderNumber }) => SalesOrderNumber)).toEqual(Array(3).fill(number));
        expect(new Set(received.map(({ EventId }) => EventId)).size).toBe(1);
        const [first = 0, second = 0, third = 0] = times;
        for (const gap of [second - first, third - second]) expect(gap).toBeGreaterThanOrEqual(990);
      },
    },
    {
      fact: 'After three tries a message stands in the log of errors, and is sent again from there',
      source: sources.businessEvents,
      ...inSandbox,
      async run(service) {
        const { received, logged, again, left } = await undelivered(service);
        expect(logged).toMatchObject([{ tries: 3 }]);
        expect(again).toEqual(received[0]);
        expect(left).toEqual([]);
      },
    },
    {
      fact: 'An event has at most ten endpoints in a company',
      source: sources.businessEvents,
      ...inSandbox,
      run: (service) =>
        withWebhook(service, async ({ register }) => {
          const event = 'SalesQuotationConfirmedBusinessEvent';
          for (let n = 0; n < 10; n += 1) await register({ event });
          const url = 'http://127.0.0.1:9/';
          const { status } = await admin(service, 'POST', 'event-endpoints', {
            event,
            company: service.company,
            url,
          });
          expect(status).toBe(400);
          await register({ event, company: 'demf' });
        }),
    },
  ],
};
