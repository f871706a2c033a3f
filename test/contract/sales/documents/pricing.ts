import { expect } from 'vitest';
import type { Chapter } from '../../wire/contract-case.ts';
import { read } from '../support/records.ts';
import { each } from './each-kind.ts';
import { catalogue, lineOf, linesOf, makeDocument, makeLine, writeIn } from './scene.ts';

/** Prices of lines. */
export const pricing: Chapter = {
  title: 'prices of lines',
  cases: [
    ...each(
      (table) => `A line of ${table} gets its price from the price list, and its amounts`,
      (kind) => async (service) => {
        const document = await makeDocument(service, kind);
        const line = await makeLine(service, kind, document);
        expect(await read(service, line)).toMatchObject({
          priceperunit: 100,
          baseamount: 200,
          extendedamount: 200,
          ispriceoverridden: false,
        });
      },
    ),
    ...each(
      (table) => `A line of ${table} takes its own price with ispriceoverridden`,
      (kind) => async (service) => {
        const document = await makeDocument(service, kind);
        const line = await makeLine(service, kind, document, { ispriceoverridden: true, priceperunit: 90 });
        expect(await read(service, line)).toMatchObject({ priceperunit: 90, baseamount: 180 });
      },
    ),
    ...each(
      (table) => `A price of a line of ${table} is passed over without ispriceoverridden`,
      (kind) => async (service) => {
        const document = await makeDocument(service, kind);
        const line = await makeLine(service, kind, document, { priceperunit: 90 });
        expect(await read(service, line)).toMatchObject({ priceperunit: 100 });
      },
    ),
    ...each(
      (table) => `A line of ${table} without a product is written in with a description and its price`,
      (kind) => async (service) => {
        const document = await makeDocument(service, kind);
        const line = await makeLine(service, kind, document, writeIn);
        expect(await read(service, line)).toMatchObject({
          isproductoverridden: true,
          productdescription: 'Delivery',
          baseamount: 20,
          extendedamount: 20,
        });
      },
    ),
    ...each(
      (table) => `Discount and tax of a line of ${table} change its extended amount, not its base amount`,
      (kind) => async (service) => {
        const document = await makeDocument(service, kind);
        const line = await makeLine(service, kind, document, { manualdiscountamount: 10, tax: 3 });
        expect(await read(service, line)).toMatchObject({ baseamount: 200, extendedamount: 193 });
      },
    ),
    ...each(
      (table) => `A product that is not on the price list of ${table} is a pricingerrorcode, not a refusal`,
      (kind) => async (service) => {
        const { currency } = await catalogue(service);
        const answer = await service.post('pricelevels', {
          name: `${service.mark} empty ${kind.table}`,
          'transactioncurrencyid@odata.bind': currency,
        });
        const list = String(answer.headers.get('odata-entityid')).slice(service.root.length);
        service.keep(list);
        const document = await makeDocument(service, kind, { 'pricelevelid@odata.bind': `/${list}` });
        const line = await makeLine(service, kind, document);
        expect((await read(service, line)).pricingerrorcode).not.toBe(0);
      },
    ),
    ...each(
      (table) => `Lines of ${table} are numbered by sequencenumber where they bring none, and keep theirs`,
      (kind) => async (service) => {
        const document = await makeDocument(service, kind);
        const first = await makeLine(service, kind, document);
        await makeLine(service, kind, document, { sequencenumber: 7 });
        await makeLine(service, kind, document);
        await service.delete(first);
        expect((await linesOf(service, kind, document)).map((line) => line.sequencenumber)).toEqual([7, 8]);
      },
      'dv-line-sequence-number',
    ),
    ...each(
      (table) => `A line of ${table} with a product names its unit`,
      (kind) => async (service) => {
        const document = await makeDocument(service, kind);
        const values = await lineOf(service, kind, document, { 'uomid@odata.bind': undefined });
        expect((await service.post(kind.lines, values)).status).toBe(400);
      },
      'dv-line-unit-required',
    ),
  ],
};
