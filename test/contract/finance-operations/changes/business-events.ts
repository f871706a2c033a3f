import { expect } from 'vitest';
import type { Chapter, ContractCase } from '../../wire/contract-case.ts';
import type { WireService } from '../../wire/wire-service.ts';
import { lastingBuyer } from '../scene/customers.ts';
import { makeHeader, makeLine } from '../scene/documents.ts';
import { orderAfter } from '../scene/orders.ts';
import { adminDone, step } from '../scene/sandbox.ts';
import { withWebhook } from '../scene/webhook.ts';
import { sources } from '../sources.ts';

const inSandbox = { onlySandbox: 'it registers an endpoint of this test' } as const;

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

/** Business events: moments of a sale. */
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
  ],
};
