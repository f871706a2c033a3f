import { expect } from 'vitest';
import type { Chapter, ContractCase } from '../../wire/contract-case.ts';
import type { WireService } from '../../wire/wire-service.ts';
import { lastingBuyer } from '../scene/customers.ts';
import { makeHeader, makeLine } from '../scene/documents.ts';
import { orderAfter } from '../scene/orders.ts';
import { rowsOf } from '../scene/read.ts';
import { admin, adminDone, step } from '../scene/sandbox.ts';
import { withWebhook } from '../scene/webhook.ts';
import { sources } from '../sources.ts';

const inSandbox = { onlySandbox: 'it registers an endpoint of this test' } as const;
const ownFields = { ...inSandbox, assumption: 'fo-business-event-fields' } as const;

/** A moment of the business, by what brings it about; the number that its event must name. */
interface Moment {
  readonly event: string;
  readonly what: string;
  readonly property: string;
  readonly assumption?: string;
  happens(service: WireService): Promise<string>;
}

const moments: readonly Moment[] = [
  {
    event: 'SalesOrderConfirmedBusinessEvent',
    what: 'the confirmation of an order',
    property: 'SalesOrderNumber',
    happens: async (service) => (await orderAfter(service, ['confirm'])).number,
  },
  {
    event: 'SalesPackingSlipPostedBusinessEvent',
    what: 'a packing slip',
    property: 'SalesOrderNumber',
    assumption: 'fo-business-event-fields',
    happens: async (service) => (await orderAfter(service, ['pack'])).number,
  },
  {
    event: 'SalesInvoicePostedBusinessEvent',
    what: 'the invoice of an order',
    property: 'InvoiceId',
    happens: async (service) => String((await orderAfter(service, ['invoice'])).invoices[0]),
  },
  {
    event: 'CustFreeTextInvoicePostedBusinessEvent',
    what: 'a free text invoice',
    property: 'InvoiceId',
    async happens(service) {
      const customer = await lastingBuyer(service);
      const { invoice } = await adminDone(service, 'POST', 'free-text-invoices', { customer, amount: 5 });
      return String(invoice);
    },
  },
  {
    event: 'SalesQuotationConfirmedBusinessEvent',
    what: 'the confirmation of a quotation',
    property: 'QuotationId',
    assumption: 'fo-business-event-fields',
    async happens(service) {
      const { number } = await makeHeader(service, 'quotation', {}, { stays: true });
      await makeLine(service, 'quotation', number);
      await step(service, 'quotation', number, 'send');
      await step(service, 'quotation', number, 'confirm');
      return number;
    },
  },
];
const confirmed = 'SalesOrderConfirmedBusinessEvent';

/** Business events: moments, told to endpoints at least once. */
export const businessEvents: Chapter = {
  title: 'business events',
  cases: [
    ...moments.map(
      ({ event, what, property, assumption, happens }): ContractCase => ({
        fact: `${event} tells ${what}, and which one by ${property}`,
        source: sources.businessEvents,
        ...inSandbox,
        ...(assumption === undefined ? {} : { assumption }),
        run: (service) =>
          withWebhook(service, async ({ register, messages }) => {
            await register({ event });
            const number = await happens(service);
            expect((await messages(1))[0]).toMatchObject({ BusinessEventId: event, [property]: number });
          }),
      }),
    ),
    {
      fact: 'The envelope of a business event has the fields of newer builds, and the older ones',
      source: sources.businessEvent,
      ...inSandbox,
      run: (service) =>
        withWebhook(service, async ({ register, messages }) => {
          await register({ event: confirmed });
          await orderAfter(service, ['confirm']);
          const [message] = await messages(1);
          expect(message).toMatchObject({
            BusinessEventId: confirmed,
            BusinessEventLegalEntity: service.company,
            LegalEntity: service.company,
            ContextRecordSubject: '',
            ParentContextRecordSubjects: [],
            ControlNumber: expect.any(Number),
            EventId: expect.stringMatching(/^[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}$/),
            EventTime: expect.stringMatching(/^\/Date\(\d+\)\/$/),
            EventTimeIso8601: expect.stringMatching(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d+Z$/),
            InitiatingUserAADObjectId: expect.stringMatching(/^\{[0-9A-F-]{36}\}$/i),
            MajorVersion: expect.any(Number),
            MinorVersion: expect.any(Number),
          });
        }),
    },
    {
      fact: 'The event of an order names accounts, currency and amount at the same level',
      source: sources.businessEvent,
      ...ownFields,
      run: (service) =>
        withWebhook(service, async ({ register, messages }) => {
          await register({ event: confirmed });
          const { row } = await orderAfter(service, ['confirm']);
          expect((await messages(1))[0]).toMatchObject({
            SalesOrderAccount: row.OrderingCustomerAccountNumber,
            InvoiceAccount: row.InvoiceCustomerAccountNumber,
            TransactionCurrencyCode: row.CurrencyCode,
            TransactionCurrencyAmount: 100,
          });
        }),
    },
    {
      fact: 'An event is a pointer: what it names is read from its entity',
      source: sources.businessEvents,
      ...inSandbox,
      run: (service) =>
        withWebhook(service, async ({ register, messages }) => {
          await register({ event: 'SalesInvoicePostedBusinessEvent' });
          await orderAfter(service, ['invoice']);
          const [message] = await messages(1);
          const rows = await rowsOf(service, 'SalesInvoiceHeadersV2', {
            $filter: `InvoiceNumber eq '${message?.InvoiceId}' and dataAreaId eq '${message?.LegalEntity}'`,
          });
          expect(rows).toHaveLength(1);
        }),
    },
    {
      fact: 'Control numbers grow, and each event has an EventId of its own',
      source: sources.businessEvents,
      ...inSandbox,
      run: (service) =>
        withWebhook(service, async ({ register, messages }) => {
          await register({ event: confirmed });
          for (let n = 0; n < 3; n += 1) await orderAfter(service, ['confirm']);
          const received = await messages(3);
          const numbers = received.map(({ ControlNumber }) => Number(ControlNumber));
          expect(numbers).toEqual(numbers.toSorted((left, right) => left - right));
          expect(new Set(numbers).size).toBe(3);
          expect(new Set(received.map(({ EventId }) => EventId)).size).toBe(3);
        }),
    },
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
      run: (service) =>
        withWebhook(service, async ({ register, messages, answer, times }) => {
          await register({ event: confirmed });
          answer(503, 503, 200);
          await orderAfter(service, ['confirm']);
          const received = await messages(3);
          expect(new Set(received.map(({ EventId }) => EventId)).size).toBe(1);
          const [first = 0, second = 0, third = 0] = times;
          for (const gap of [second - first, third - second]) expect(gap).toBeGreaterThanOrEqual(990);
        }),
    },
    {
      fact: 'After three tries a message stands in the log of errors, and is sent again from there',
      source: sources.businessEvents,
      ...inSandbox,
      run: (service) =>
        withWebhook(service, async ({ register, messages, answer }) => {
          await register({ event: confirmed });
          answer(500);
          const { number } = await orderAfter(service, ['confirm']);
          await messages(3);
          const errors = async () =>
            (await adminDone(service, 'GET', 'event-errors')).errors as { id: number; tries: number }[];
          await expect.poll(errors).toMatchObject([{ tries: 3 }]);
          answer(200);
          await adminDone(service, 'POST', `event-errors/${(await errors())[0]?.id}/resend`, {});
          expect((await messages(4))[3]).toMatchObject({ SalesOrderNumber: number });
          await expect.poll(errors).toEqual([]);
        }),
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
