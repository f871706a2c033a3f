import { expect } from 'vitest';
import type { Chapter, ContractCase } from '../../wire/contract-case.ts';
import { customerBody, makeCustomer } from '../scene/customers.ts';
import { makeHeader, makeLine } from '../scene/documents.ts';
import { recordAt } from '../scene/read.ts';
import { expectBadRequest, expectNotFound } from '../scene/refusals.ts';
import { sources } from '../sources.ts';

/** PATCH and PUT on a record. */
export const updating: Chapter = {
  title: 'changing records',
  cases: [
    ...(['PATCH', 'PUT'] as const).flatMap((method): ContractCase[] => [
      {
        fact: `${method} is answered 204 without a body`,
        source: sources.odata,
        async run(service) {
          const { url } = await makeCustomer(service);
          const { status, text } = await service.send(method, url, {}, { SalesMemo: 'changed' });
          expect([status, text]).toEqual([204, '']);
        },
      },
      {
        fact: `${method} changes what its body names`,
        source: sources.odata,
        async run(service) {
          const { url, path } = await makeCustomer(service, { SalesMemo: 'before' });
          await service.send(method, url, {}, { SalesMemo: 'after', CreditLimit: 7.25 });
          expect(await recordAt(service, path)).toMatchObject({ SalesMemo: 'after', CreditLimit: 7.25 });
        },
      },
      {
        fact: `${method} leaves what its body does not name`,
        source: sources.odata,
        ...(method === 'PUT' ? { assumption: 'fo-put-changes-named' } : {}),
        async run(service) {
          const { url, path, row } = await makeCustomer(service, { CreditLimit: 5, KnownAs: 'Known' });
          await service.send(method, url, {}, { SalesMemo: 'after' });
          const after = await recordAt(service, path);
          expect(after).toEqual({
            ...row,
            '@odata.etag': after['@odata.etag'],
            SalesMemo: 'after',
          });
        },
      },
    ]),
    {
      fact: 'Prefer: return=representation brings no body with PATCH',
      source: sources.odata,
      assumption: 'fo-return-representation',
      async run(service) {
        const { url } = await makeCustomer(service);
        const { status, text } = await service.patch(
          url,
          { SalesMemo: 'changed' },
          { prefer: 'return=representation' },
        );
        expect([status, text]).toEqual([204, '']);
      },
    },
    {
      fact: 'PATCH on a key that no record has is answered 404 and creates nothing',
      source: sources.odata,
      assumption: 'fo-patch-missing-404',
      async run(service) {
        const body = (await customerBody(service)) as { CustomerAccount: string };
        const url = `CustomersV3(dataAreaId='${service.company}',CustomerAccount='${body.CustomerAccount}')?cross-company=true`;
        expectNotFound(await service.patch(url, body));
        expectNotFound(await service.get(url));
      },
    },
    {
      fact: 'The key of a record does not change',
      source: sources.metadata,
      async run(service) {
        const { url, path, row } = await makeCustomer(service);
        const { status } = await service.patch(url, { CustomerAccount: `${service.mark}-X` });
        expect(status).toBe(400);
        expect((await recordAt(service, path)).CustomerAccount).toBe(row.CustomerAccount);
      },
    },
    {
      fact: 'A body may repeat the key of the record',
      source: sources.crudExamples,
      async run(service) {
        const { url, row } = await makeCustomer(service);
        const { dataAreaId, CustomerAccount } = row;
        const body = { dataAreaId, CustomerAccount, SalesMemo: 'changed' };
        expect((await service.patch(url, body)).status).toBe(204);
      },
    },
    {
      fact: 'A record that was read can be sent back with a change: annotations are passed over',
      source: sources.odataJson,
      async run(service) {
        const { url, row } = await makeCustomer(service);
        const { '@odata.etag': etag, CustomerAccount, KnownAs } = row;
        const body = { '@odata.etag': etag, CustomerAccount, KnownAs, SalesMemo: 'changed' };
        expect((await service.patch(url, body)).status).toBe(204);
      },
    },
    {
      fact: 'A read-only property is not taken from the body of a change',
      source: sources.metadata,
      async run(service) {
        const { url } = await makeHeader(service, 'quotation');
        expectBadRequest(await service.patch(url, { QuotationTotalAmount: 5 }), /QuotationTotalAmount/);
      },
    },
    {
      fact: 'A refused change changes nothing',
      source: sources.odata,
      async run(service) {
        const { url, path, row } = await makeCustomer(service);
        expectBadRequest(
          await service.patch(url, { SalesMemo: 'changed', CreditLimit: 'x' }),
          /Edm\.Decimal/,
        );
        expect(await recordAt(service, path)).toEqual(row);
      },
    },
    {
      fact: 'An empty body changes no value',
      source: sources.odata,
      async run(service) {
        const { url, path, row } = await makeCustomer(service);
        expect((await service.patch(url, {})).status).toBe(204);
        const after = await recordAt(service, path);
        expect(after).toEqual({ ...row, '@odata.etag': after['@odata.etag'] });
      },
    },
    {
      fact: 'A line is changed under its document and line number',
      source: sources.tenantMetadata,
      async run(service) {
        const { number } = await makeHeader(service, 'order');
        const line = await makeLine(service, 'order', number);
        expect(line.path).toContain('LineCreationSequenceNumber=1');
        expect((await service.patch(line.url, { OrderedSalesQuantity: 3 })).status).toBe(204);
        expect((await recordAt(service, line.path)).OrderedSalesQuantity).toBe(3);
      },
    },
  ],
};
