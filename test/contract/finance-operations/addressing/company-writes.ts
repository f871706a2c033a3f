import { expect } from 'vitest';
import type { Chapter, ContractCase } from '../../wire/contract-case.ts';
import { defaultCompany, foreignGroup, foreignKey } from '../scene/companies.ts';
import { customerBody } from '../scene/customers.ts';
import { recordAt } from '../scene/read.ts';
import { expectNotFound, expectWriteRefused } from '../scene/refusals.ts';
import { sources } from '../sources.ts';

/** Which company a write is for. */
export const companyWrites: Chapter = {
  title: 'companies of what is written',
  cases: [
    ...(['PATCH', 'DELETE'] as const).map(
      (method): ContractCase => ({
        fact: `${method} on a record of another company is answered 404 without cross-company=true, and does nothing`,
        source: sources.crossCompany,
        onlySandbox: 'it would change a record of others where the fact does not hold',
        async run(service) {
          const key = await foreignKey(service);
          const before = await recordAt(service, key);
          const body = method === 'PATCH' ? { Description: service.mark } : undefined;
          expectNotFound(await service.send(method, key, {}, body));
          expect(await recordAt(service, key)).toEqual(before);
        },
      }),
    ),
    {
      fact: 'A record is created in the company that its body names, with cross-company=true',
      source: sources.crossCompany,
      onlySandbox: 'it writes into a second company',
      async run(service) {
        const { dataAreaId, CustomerGroupId } = await foreignGroup(service);
        const body = await customerBody(service, { dataAreaId, CustomerGroupId });
        const { status, json, headers } = await service.post('CustomersV3?cross-company=true', body);
        service.keep(`${headers.get('location')}?cross-company=true`);
        expect([status, json.dataAreaId]).toEqual([201, dataAreaId]);
      },
    },
    {
      fact: 'A record that names no company is created in the default one',
      source: sources.odata,
      onlySandbox: 'it writes into the default company of the caller, whichever that is',
      async run(service) {
        const body = await customerBody(service, { dataAreaId: undefined });
        const { status, json, headers } = await service.post('CustomersV3', body);
        service.keep(String(headers.get('location')));
        expect([status, json.dataAreaId]).toEqual([201, await defaultCompany(service)]);
      },
    },
    {
      fact: 'A record of another company is not created without cross-company=true',
      source: sources.crossCompany,
      assumption: 'fo-manual-number-other-company',
      onlySandbox: 'it writes into a second company where the fact does not hold',
      async run(service) {
        const { dataAreaId, CustomerGroupId } = await foreignGroup(service);
        const body = await customerBody(service, { dataAreaId, CustomerGroupId });
        expectWriteRefused(await service.post('CustomersV3', body), 'CustCustomerV3Entity', /cross-company/);
      },
    },
  ],
};
