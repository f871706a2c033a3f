import { expect } from 'vitest';
import type { Chapter, ContractCase } from '../../wire/contract-case.ts';
import { read, update } from '../support/records.ts';
import { expectRefusal } from '../support/refusal.ts';
import { activeQuote, linesOf, makeDocument, makeLine, quoteClosing, quoteKind, wonQuote } from './scene.ts';

const activates = (statuscode: number, label: string): ContractCase => ({
  fact: `A draft quote is activated by an update to state 1 and status ${statuscode}, ${label}`,
  source: 'Learn: quote table/entity reference',
  async run(service) {
    const quote = await makeDocument(service, quoteKind);
    expect((await service.patch(quote, { statecode: 1, statuscode })).status).toBe(204);
    expect(await read(service, quote)).toMatchObject({ statecode: 1, statuscode });
  },
});

/** The life of a quote. */
export const quotes: Chapter = {
  title: 'quotes',
  cases: [
    {
      fact: 'A new quote is a draft in its first revision, and has a number',
      source: 'Learn: quote table/entity reference',
      async run(service) {
        const row = await read(service, await makeDocument(service, quoteKind));
        expect(row).toMatchObject({ statecode: 0, statuscode: 1, revisionnumber: 0 });
        expect(row.quotenumber).toMatch(/^QUO-\d{5}-[A-Z0-9]{6}$/);
      },
    },
    activates(2, 'In Progress'),
    activates(3, 'Open'),
    {
      fact: 'An active quote and its lines can be changed',
      source: 'Learn: quote table/entity reference',
      assumption: 'dv-active-quote-editable',
      async run(service) {
        const quote = await makeDocument(service, quoteKind);
        const line = await makeLine(service, quoteKind, quote);
        await update(service, quote, { statecode: 1, statuscode: 2 });
        await update(service, quote, { description: 'changed' });
        await update(service, line, { quantity: 3 });
        expect(await read(service, quote)).toMatchObject({ description: 'changed', totalamount: 300 });
      },
    },
    {
      fact: 'An update does not win or close a quote, nor bring it back',
      source: 'Learn: quote table/entity reference',
      assumption: 'dv-quote-state-by-update',
      async run(service) {
        const quote = await activeQuote(service);
        for (const [statecode, statuscode] of [
          [0, 1],
          [2, 4],
          [3, 5],
        ])
          expect((await service.patch(quote, { statecode, statuscode })).status).toBe(400);
        expect(await read(service, quote)).toMatchObject({ statecode: 1 });
      },
    },
    {
      fact: 'A status that is none of the state is refused with 0x80048408',
      source: 'Learn: Web service error codes',
      async run(service) {
        const quote = await makeDocument(service, quoteKind);
        expectRefusal(await service.patch(quote, { statecode: 1, statuscode: 1 }), 400, '0x80048408');
      },
    },
    {
      fact: 'A won quote is read only',
      source: 'Learn: quote table/entity reference',
      assumption: 'dv-closed-quote-read-only',
      async run(service) {
        const quote = await wonQuote(service);
        expectRefusal(
          await service.patch(quote, { description: 'late' }),
          400,
          '0x80040224',
          'Cannot Update a Read-Only Entity.',
        );
      },
    },
    {
      fact: 'A line of a won quote is read only',
      source: 'Learn: quotedetail table/entity reference',
      assumption: 'dv-closed-quote-read-only',
      async run(service) {
        const quote = await wonQuote(service);
        const [line] = await linesOf(service, quoteKind, quote);
        const path = `quotedetails(${line?.quotedetailid})`;
        const message = 'The parent is read only and cannot be edited.';
        expectRefusal(await service.patch(path, { quantity: 9 }), 400, '0x80043b09', message);
        expectRefusal(await service.delete(path), 400, '0x80043b09', message);
      },
    },
    {
      fact: 'A closed quote is read only',
      source: 'Learn: quote table/entity reference',
      assumption: 'dv-closed-quote-read-only',
      async run(service) {
        const quote = await activeQuote(service);
        await service.post('CloseQuote', quoteClosing(quote, 5));
        expectRefusal(await service.patch(quote, { description: 'late' }), 400, '0x80040224');
      },
    },
  ],
};
