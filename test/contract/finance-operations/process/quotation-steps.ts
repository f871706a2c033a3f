import { expect } from 'vitest';
import type { Chapter, ContractCase } from '../../wire/contract-case.ts';
import { makeHeader } from '../scene/documents.ts';
import { quotationAfter } from '../scene/quotations.ts';
import { recordAt } from '../scene/read.ts';
import { admin } from '../scene/sandbox.ts';
import { sources } from '../sources.ts';

const inClient = { onlySandbox: 'people take this step in the client of F&O' } as const;

const statuses: readonly (readonly [steps: string, status: string])[] = [
  ['send', 'Sent'],
  ['send send', 'Sent'],
  ['send confirm', 'Confirmed'],
  ['lose', 'Lost'],
  ['send lose', 'Lost'],
  ['cancel', 'Cancelled'],
  ['send cancel', 'Cancelled'],
];

const refused: readonly (readonly [steps: string, next: string, assumption?: string])[] = [
  ['', 'confirm', 'fo-quotation-confirm-after-send'],
  ['lose', 'send'],
  ['lose', 'confirm'],
  ['cancel', 'send'],
  ['send confirm', 'lose'],
  ['send confirm', 'confirm'],
];

/** From a created quotation to a confirmed, lost or canceled one. */
export const quotationSteps: Chapter = {
  title: 'the steps of a quotation',
  cases: [
    ...statuses.map(
      ([steps, status]): ContractCase => ({
        fact: `A quotation is ${status} after ${steps}, and its lines with it`,
        source: sources.quotations,
        ...inClient,
        async run(service) {
          const { path, line } = await quotationAfter(service, steps);
          expect((await recordAt(service, path)).SalesQuotationStatus).toBe(status);
          expect((await recordAt(service, line.path)).SalesQuotationStatus).toBe(status);
        },
      }),
    ),
    ...refused.map(
      ([steps, next, assumption]): ContractCase => ({
        fact: `The step ${next} is refused ${steps === '' ? 'at once' : `after ${steps}`}`,
        source: sources.quotations,
        ...(assumption === undefined ? {} : { assumption }),
        ...inClient,
        async run(service) {
          const { number, path } = await quotationAfter(service, steps);
          const before = await recordAt(service, path);
          const { status } = await admin(service, 'POST', 'quotations', { number, step: next });
          expect(status).toBe(409);
          expect(await recordAt(service, path)).toEqual(before);
        },
      }),
    ),
    {
      fact: 'A confirmed quotation becomes an order, and each names the other',
      source: sources.quotations,
      ...inClient,
      async run(service) {
        const { path, number, order } = await quotationAfter(service, 'send confirm');
        expect(await recordAt(service, path)).toMatchObject({
          GeneratedSalesOrderNumber: order,
          SalesQuotationConfirmationDate: expect.stringMatching(/^20\d{2}-.*T12:00:00Z$/),
        });
        const { json } = await service.get(
          `CDSSalesOrderHeaders(dataAreaId='${service.company}',SalesOrderNumber='${order}')?cross-company=true&$expand=CDSSalesOrderLinesV2,CDSSalesQuotationHeader`,
        );
        expect(json).toMatchObject({
          QuotationNumber: number,
          CDSSalesQuotationHeader: { SalesQuotationNumber: number },
          CDSSalesOrderLinesV2: [{ OrderedSalesQuantity: 2, LineAmount: 190, TotalDiscountAmount: 10 }],
        });
      },
    },
    {
      fact: 'A quotation without lines is not sent',
      source: sources.quotations,
      ...inClient,
      async run(service) {
        const { number } = await makeHeader(service, 'quotation');
        const { status, json } = await admin(service, 'POST', 'quotations', { number, step: 'send' });
        expect([status, json.error]).toEqual([409, expect.stringContaining('no lines')]);
      },
    },
    {
      fact: 'A quotation whose lines have no site is not confirmed',
      source: sources.quotations,
      ...inClient,
      async run(service) {
        const made = await quotationAfter(service, 'send');
        await service.patch(made.line.url, { ShippingSiteId: '', ShippingWarehouseId: '' });
        const { number } = made;
        const { status, json } = await admin(service, 'POST', 'quotations', { number, step: 'confirm' });
        expect([status, json.error]).toEqual([409, expect.stringContaining('Site')]);
      },
    },
  ],
};
