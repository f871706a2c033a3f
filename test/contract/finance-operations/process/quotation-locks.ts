import { expect } from 'vitest';
import type { Chapter, ContractCase } from '../../wire/contract-case.ts';
import { lineBody } from '../scene/documents.ts';
import { quotationAfter } from '../scene/quotations.ts';
import { recordAt } from '../scene/read.ts';
import { expectDeleteRefused, expectWriteRefused } from '../scene/refusals.ts';
import { sources } from '../sources.ts';

const inClient = { onlySandbox: 'people take this step in the client of F&O' } as const;
const rowType = 'SalesQuotationHeaderCDSEntity';

/** What is not changed any more. */
export const quotationLocks: Chapter = {
  title: 'quotations that are over',
  cases: [
    ...(['send confirm', 'lose', 'cancel'] as const).flatMap((steps): ContractCase[] => [
      {
        fact: `The header of a quotation is not changed after ${steps}`,
        source: sources.quotations,
        ...inClient,
        async run(service) {
          const { url } = await quotationAfter(service, steps);
          expectWriteRefused(await service.patch(url, { SalesQuotationName: 'x' }), rowType, /status/);
        },
      },
      {
        fact: `Lines of a quotation are neither added nor changed nor deleted after ${steps}`,
        source: sources.quotations,
        ...inClient,
        async run(service) {
          const { number, line } = await quotationAfter(service, steps);
          const body = await lineBody(service, 'quotation', number);
          const answers = [
            await service.post('CDSSalesQuotationLines?cross-company=true', body),
            await service.patch(line.url, { SalesPrice: 1 }),
            await service.delete(line.url),
          ];
          expect(answers.map(({ status }) => status)).toEqual([500, 500, 500]);
          expect((await recordAt(service, line.path)).SalesPrice).toBe(100);
        },
      },
    ]),
    {
      fact: 'A confirmed quotation is not deleted',
      source: sources.quotations,
      ...inClient,
      async run(service) {
        const { url, path } = await quotationAfter(service, 'send confirm');
        const answer = await service.delete(url);
        expect(answer.status).toBe(500);
        expectDeleteRefused(answer, rowType, /Confirmed/);
        await recordAt(service, path);
      },
    },
    {
      fact: 'A quotation that was sent can still be changed',
      source: sources.quotations,
      ...inClient,
      async run(service) {
        const { url, path } = await quotationAfter(service, 'send');
        expect((await service.patch(url, { SalesQuotationName: 'Changed' })).status).toBe(204);
        expect((await recordAt(service, path)).SalesQuotationName).toBe('Changed');
      },
    },
  ],
};
