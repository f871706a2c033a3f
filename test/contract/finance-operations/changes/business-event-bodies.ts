import { expect } from 'vitest';
import type { Chapter } from '../../wire/contract-case.ts';
import { orderAfter } from '../scene/orders.ts';
import { rowsOf } from '../scene/read.ts';
import { withWebhook } from '../scene/webhook.ts';
import { sources } from '../sources.ts';

const inSandbox = { onlySandbox: 'it registers an endpoint of this test' } as const;
const ownFields = { ...inSandbox, assumption: 'fo-business-event-fields' } as const;

const confirmed = 'SalesOrderConfirmedBusinessEvent';

/** The form of business events: an envelope, and what to read. */
export const businessEventBodies: Chapter = {
  title: 'what a business event says',
  cases: [
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
  ],
};
