import { expect } from 'vitest';
import type { Chapter, ContractCase } from '../../wire/contract-case.ts';
import { read, rows } from '../support/records.ts';
import { action } from '../support/sources.ts';
import { activeQuote, idIn, linesOf, makeDocument, quoteClosing, quoteKind, wonQuote } from './scene.ts';

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

/** WinQuote, CloseQuote and ReviseQuote. */
export const quoteActions: Chapter = {
  title: 'actions of quotes',
  cases: [
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
