import { expect } from 'vitest';
import type { Chapter, ContractCase } from '../../wire/contract-case.ts';
import { read, update } from '../support/records.ts';
import { expectRefusal } from '../support/refusal.ts';
import { invoiceKind, makeDocument, makeLine } from './scene.ts';

const source = 'Learn: invoice table/entity reference';
const setsStatus = (statecode: number, statuscode: number, label: string): ContractCase => ({
  fact: `An update brings an invoice to state ${statecode}, status ${statuscode}: ${label}`,
  source,
  assumption: 'dv-order-state-by-update',
  async run(service) {
    const invoice = await makeDocument(service, invoiceKind);
    await update(service, invoice, { statecode, statuscode });
    expect(await read(service, invoice)).toMatchObject({ statecode, statuscode });
  },
});
const mismatch = (statecode: number, statuscode: number): ContractCase => ({
  fact: `Status ${statuscode} is none of state ${statecode} of an invoice: 0x80048408`,
  source,
  async run(service) {
    const invoice = await makeDocument(service, invoiceKind);
    expectRefusal(await service.patch(invoice, { statecode, statuscode }), 400, '0x80048408');
  },
});

/** The life of an invoice. */
export const invoices: Chapter = {
  title: 'invoices',
  cases: [
    {
      fact: 'A new invoice is active and new, and has a number',
      source,
      async run(service) {
        const row = await read(service, await makeDocument(service, invoiceKind));
        expect(row).toMatchObject({ statecode: 0, statuscode: 1 });
        expect(row.invoicenumber).toMatch(/^INV-\d{5}-[A-Z0-9]{6}$/);
      },
    },
    setsStatus(0, 2, 'Partially Shipped'),
    setsStatus(0, 4, 'Billed'),
    setsStatus(0, 5, 'Booked'),
    setsStatus(0, 6, 'Installed'),
    setsStatus(2, 100001, 'Paid, Complete'),
    setsStatus(2, 100002, 'Paid, Partial'),
    setsStatus(3, 100003, 'Canceled'),
    mismatch(0, 100001),
    mismatch(2, 1),
    mismatch(3, 100001),
    {
      fact: 'A paid invoice is read only, its lines too',
      source,
      assumption: 'dv-order-invoice-read-only',
      async run(service) {
        const invoice = await makeDocument(service, invoiceKind);
        const line = await makeLine(service, invoiceKind, invoice);
        await update(service, invoice, { statecode: 2, statuscode: 100001 });
        expectRefusal(await service.patch(invoice, { description: 'late' }), 400, '0x80040224');
        expectRefusal(await service.patch(line, { quantity: 9 }), 400, '0x80043b09');
      },
    },
  ],
};
