import { expect } from 'vitest';
import type { Chapter } from '../../wire/contract-case.ts';
import type { WireService } from '../../wire/wire-service.ts';
import { create, createAccount, newId } from '../support/records.ts';
import { sources } from '../support/sources.ts';

const initialize = (service: WireService, from: string, target: string) =>
  service.get(
    `InitializeFrom(EntityMoniker=@p1,TargetEntityName=@p2,TargetFieldType=@p3)?@p1={'@odata.id':'${from}'}` +
      `&@p2='${target}'&@p3=Microsoft.Dynamics.CRM.TargetFieldType'ValidForCreate'`,
  );

/** Rows that are prepared from others. */
export const initializeFrom: Chapter = {
  title: 'InitializeFrom',
  cases: [
    {
      fact: 'A quote prepares an order with values that a client can create it from',
      source: sources.initializeFrom,
      async run(service) {
        const account = await createAccount(service);
        const quote = await create(service, 'quotes', {
          name: `${service.mark} prepared`,
          'customerid_account@odata.bind': `/accounts(${account})`,
        });
        const { status, json } = await initialize(service, `quotes(${quote})`, 'salesorder');
        expect(status).toBe(200);
        expect(json).toMatchObject({
          '@odata.type': '#Microsoft.Dynamics.CRM.salesorder',
          name: `${service.mark} prepared`,
          'quoteid@odata.bind': expect.stringContaining(`quotes(${quote})`),
          'customerid_account@odata.bind': expect.stringContaining(`accounts(${account})`),
        });
      },
    },
    {
      fact: 'What was prepared is not written',
      source: sources.initializeFrom,
      async run(service) {
        const quote = await create(service, 'quotes', { name: `${service.mark} unwritten` });
        await initialize(service, `quotes(${quote})`, 'salesorder');
        const { json } = await service.get(`salesorders?$select=name&$filter=_quoteid_value eq ${quote}`);
        expect(json.value).toEqual([]);
      },
    },
    {
      fact: 'What was prepared is taken by a create as it stands',
      source: sources.initializeFrom,
      async run(service) {
        const quote = await create(service, 'quotes', { name: `${service.mark} taken` });
        const { json } = await initialize(service, `quotes(${quote})`, 'salesorder');
        const { '@odata.context': _context, ...values } = json;
        const order = await create(service, 'salesorders', values);
        const { json: row } = await service.get(`salesorders(${order})?$select=name,_quoteid_value`);
        expect(row).toMatchObject({ name: `${service.mark} taken`, _quoteid_value: quote });
      },
    },
    {
      fact: 'A row that is not there prepares nothing: 404',
      source: sources.initializeFrom,
      readsOnly: true,
      async run(service) {
        expect((await initialize(service, `quotes(${newId()})`, 'salesorder')).status).toBe(404);
      },
    },
    {
      fact: 'A table that nothing is prepared for is refused',
      source: sources.initializeFrom,
      async run(service) {
        const account = await createAccount(service);
        expect((await initialize(service, `accounts(${account})`, 'nothing')).status).toBe(400);
      },
    },
  ],
};
