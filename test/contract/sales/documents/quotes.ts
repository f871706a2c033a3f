import { expect } from 'vitest';
import type { Chapter, ContractCase } from '../../wire/contract-case.ts';
import { read, rows, update } from '../support/records.ts';
import { expectRefusal } from '../support/refusal.ts';
import { action } from '../support/sources.ts';
import {
  activeQuote,
  idIn,
  linesOf,
  makeDocument,
  makeLine,
  quoteClosing,
  quoteKind,
  wonQuote,
} from './scene.ts';

const revise = (QuoteId: string) => ({ QuoteId, ColumnSet: { AllColumns: true } });
const closedAs = (Status: number, label: string, statuscode: number): ContractCase => ({
  fact: `CloseQuote with status ${Status} closes a quote as ${label}`,
  source: action('CloseQuote'),
  async run(service) {
    const quote = await activeQuote(service);
    const { status, text } = await service.post('CloseQuote', quoteClosing(quote, Status));
    expect([status, text]).toEqual([204, '']);
    expect(await read(service, quote)).toMatchObject({ statecode: 3, statuscode });
  },
});
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
      fact: 'WinQuote makes an active quote Won, 204',
      source: action('WinQuote'),
      async run(service) {
        const quote = await activeQuote(service);
        const { status, text } = await service.post('WinQuote', quoteClosing(quote, 4));
        expect([status, text]).toEqual([204, '']);
        expect(await read(service, quote)).toMatchObject({ statecode: 2, statuscode: 4 });
      },
    },
    {
      fact: 'WinQuote leaves the activity that it was given',
      source: action('WinQuote'),
      async run(service) {
        const quote = await wonQuote(service);
        const closes = await rows(
          service,
          `quotecloses?$select=subject&$filter=_quoteid_value eq ${idIn(quote)}`,
        );
        expect(closes).toMatchObject([{ subject: 'Decided' }]);
      },
    },
    {
      fact: 'A quote that is not active is not won',
      source: action('WinQuote'),
      async run(service) {
        const quote = await makeDocument(service, quoteKind);
        expect((await service.post('WinQuote', quoteClosing(quote, 4))).status).toBe(400);
        expect(await read(service, quote)).toMatchObject({ statecode: 0 });
      },
    },
    closedAs(5, 'Lost', 5),
    closedAs(6, 'Canceled', 6),
    closedAs(7, 'Revised', 7),
    {
      fact: 'CloseQuote does not take the status of a won quote',
      source: action('CloseQuote'),
      async run(service) {
        const quote = await activeQuote(service);
        expect((await service.post('CloseQuote', quoteClosing(quote, 4))).status).toBe(400);
        expect(await read(service, quote)).toMatchObject({ statecode: 1 });
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
    {
      fact: 'ReviseQuote answers a new draft with the number of the quote and the next revision',
      source: action('ReviseQuote'),
      assumption: 'dv-revise-active-quote',
      async run(service) {
        const quote = await activeQuote(service);
        const before = await read(service, quote);
        const { status, json } = await service.post('ReviseQuote', revise(idIn(quote)));
        expect(status).toBe(200);
        service.keep(`quotes(${json.quoteid})`);
        expect(json).toMatchObject({ quotenumber: before.quotenumber, revisionnumber: 1, statecode: 0 });
        expect(json.quoteid).not.toBe(idIn(quote));
        expect(await linesOf(service, quoteKind, `quotes(${json.quoteid})`)).toHaveLength(1);
        expect(await read(service, quote)).toMatchObject({ statecode: 3, statuscode: 7 });
      },
    },
    {
      fact: 'ReviseQuote takes a closed quote',
      source: action('ReviseQuote'),
      async run(service) {
        const quote = await activeQuote(service);
        await service.post('CloseQuote', quoteClosing(quote, 7));
        const { status, json } = await service.post('ReviseQuote', revise(idIn(quote)));
        service.keep(`quotes(${json.quoteid})`);
        expect([status, json.revisionnumber]).toEqual([200, 1]);
      },
    },
    {
      fact: 'ReviseQuote answers the columns of its ColumnSet',
      source: action('ReviseQuote'),
      assumption: 'dv-revise-active-quote',
      async run(service) {
        const quote = await activeQuote(service);
        const columns = {
          QuoteId: idIn(quote),
          ColumnSet: { AllColumns: false, Columns: ['revisionnumber'] },
        };
        const { json } = await service.post('ReviseQuote', columns);
        service.keep(`quotes(${json.quoteid})`);
        const names = Object.keys(json).filter((name) => !name.startsWith('@'));
        expect(names.sort()).toEqual(['quoteid', 'revisionnumber']);
      },
    },
    {
      fact: 'An action is posted: GET of WinQuote is 405',
      source: action('WinQuote'),
      readsOnly: true,
      async run(service) {
        expect((await service.get('WinQuote')).status).toBe(405);
      },
    },
    {
      fact: 'A parameter that an action does not have is refused',
      source: action('WinQuote'),
      async run(service) {
        const quote = await activeQuote(service);
        expect((await service.post('WinQuote', { ...quoteClosing(quote, 4), More: 1 })).status).toBe(400);
        expect(await read(service, quote)).toMatchObject({ statecode: 1 });
      },
    },
  ],
};
