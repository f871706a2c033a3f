import { expect } from 'vitest';
import type { Chapter } from '../../wire/contract-case.ts';
import { customerBody, makeCustomer } from '../scene/customers.ts';
import { headerBody, lineBody } from '../scene/documents.ts';
import { nextName } from '../scene/names.ts';
import { recordAt, rowsOf } from '../scene/read.ts';
import { expectBadRequest } from '../scene/refusals.ts';
import { sources } from '../sources.ts';

/** POST on an entity set. */
export const creating: Chapter = {
  title: 'creating records',
  cases: [
    {
      fact: 'A creation is answered 201 with the whole row, in the context of an entity',
      source: sources.odata,
      async run(service) {
        const body = await customerBody(service, { SalesMemo: 'A note' });
        const { status, headers, json } = await service.post('CustomersV3?cross-company=true', body);
        service.keep(`${headers.get('location')}?cross-company=true`);
        expect(status).toBe(201);
        expect(json['@odata.context']).toBe(`${service.root}$metadata#CustomersV3/$entity`);
        expect(json).toMatchObject(body);
        expect(Object.keys(json).length).toBeGreaterThan(200);
      },
    },
    {
      fact: 'Location is the URL of the new record',
      source: sources.odata,
      async run(service) {
        const { path, row } = await makeCustomer(service);
        expect(path).toBe(
          `CustomersV3(dataAreaId='${service.company}',CustomerAccount='${row.CustomerAccount}')`,
        );
        expect((await recordAt(service, path)).OrganizationName).toBe(row.OrganizationName);
      },
    },
    {
      fact: 'The answer is the row as it is read then',
      source: sources.odata,
      async run(service) {
        const { path, row } = await makeCustomer(service, { CreditLimit: 12.5 });
        expect(await recordAt(service, path)).toEqual(row);
      },
    },
    {
      fact: 'What the body leaves out is filled in: the answer holds more than was sent',
      source: sources.crudExamples,
      async run(service) {
        const { row } = await makeCustomer(service, { PartyType: undefined, OrganizationName: 'Fabrikam' });
        expect(row).toMatchObject({ PartyType: 'Organization', NameAlias: 'Fabrikam' });
        expect(row.LanguageId).not.toBe('');
        expect(row.PartyNumber).not.toBe('');
      },
    },
    {
      fact: 'A header is not created with its lines in it',
      source: sources.odata,
      async run(service) {
        const SalesOrderNumber = nextName(service, 'S');
        const body = await headerBody(service, 'order', {
          SalesOrderNumber,
          CDSSalesOrderLinesV2: [await lineBody(service, 'order', SalesOrderNumber)],
        });
        expectBadRequest(
          await service.post('CDSSalesOrderHeaders?cross-company=true', body),
          /CDSSalesOrderLinesV2/,
        );
        expect(
          await rowsOf(service, 'CDSSalesOrderHeaders', {
            $filter: `SalesOrderNumber eq '${SalesOrderNumber}'`,
          }),
        ).toEqual([]);
      },
    },
    {
      fact: 'A read-only property is not taken from the body of a creation',
      source: sources.metadata,
      async run(service) {
        const body = await headerBody(service, 'order', { OrderTotalAmount: 5 });
        expectBadRequest(
          await service.post('CDSSalesOrderHeaders?cross-company=true', body),
          /OrderTotalAmount/,
        );
      },
    },
    {
      fact: 'A text longer than its property is refused',
      source: sources.tenantMetadata,
      assumption: 'fo-string-lengths',
      async run(service) {
        const body = await customerBody(service, { OrganizationName: 'x'.repeat(101) });
        expectBadRequest(await service.post('CustomersV3?cross-company=true', body), /OrganizationName/);
      },
    },
  ],
};
