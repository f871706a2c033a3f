import { expect } from 'vitest';
import type { Chapter, ContractCase } from '../../wire/contract-case.ts';
import { makeHeader, makeLine } from '../scene/documents.ts';
import { describedEntity } from '../scene/metadata.ts';
import { recordAt } from '../scene/read.ts';
import { expectBadRequest, expectNotFound, expectWriteRefused } from '../scene/refusals.ts';
import { sources } from '../sources.ts';

const extension = 'an extension offers it; the standard entities have no action';
const standsFor = { assumption: 'fo-sales-actions', onlySandbox: extension } as const;
const namespace = 'Microsoft.Dynamics.DataEntities';
const orderActions = ['confirm', 'postPickingList', 'postPackingSlip', 'postInvoice', 'cancel'];
const quotationActions = ['send', 'confirm', 'lose', 'cancel'];

/** Actions of entities: POST below a record, a set or the root. */
export const actions: Chapter = {
  title: 'actions',
  cases: [
    {
      fact: 'An action on a record is called below its key, by its qualified name',
      source: sources.odata,
      ...standsFor,
      async run(service) {
        const { number, path } = await makeHeader(service, 'quotation');
        await makeLine(service, 'quotation', number);
        const { status } = await service.post(`${path}/${namespace}.send?cross-company=true`, {});
        expect(status).toBe(204);
        expect((await recordAt(service, path)).SalesQuotationStatus).toBe('Sent');
      },
    },
    {
      fact: 'An action on a set is called below the set, without a key, and answers its value',
      source: sources.odata,
      ...standsFor,
      async run(service) {
        const { number, path } = await makeHeader(service, 'order');
        await makeLine(service, 'order', number);
        const { status, json } = await service.post(
          `CDSSalesOrderHeaders/${namespace}.calculateTotals?cross-company=true`,
          {},
        );
        expect([status, json]).toEqual([
          200,
          { '@odata.context': `${service.root}$metadata#Edm.Int32`, value: expect.any(Number) },
        ]);
        expect((await recordAt(service, path)).AreTotalsUpdated).toBe('Yes');
      },
    },
    {
      fact: 'An action that is bound to nothing is called on the root',
      source: sources.odata,
      ...standsFor,
      async run(service) {
        const { status, json } = await service.post('calculateSalesTotals', {});
        expect([status, json.value]).toEqual([200, expect.any(Number)]);
      },
    },
    {
      fact: 'An action takes its parameters as properties of a JSON object',
      source: sources.odata,
      ...standsFor,
      async run(service) {
        const { number, path } = await makeHeader(service, 'order', {}, { stays: true });
        await makeLine(service, 'order', number, { ShippingSiteId: undefined });
        await service.post(`${path}/${namespace}.postPackingSlip?cross-company=true`, {
          lineCreationSequenceNumber: 1,
          quantity: 0.5,
        });
        expect((await recordAt(service, path)).SalesOrderProcessingStatus).toBe('PartiallyPacked');
      },
    },
    {
      fact: 'An action is refused for a parameter that it does not have',
      source: sources.odata,
      ...standsFor,
      async run(service) {
        const { path } = await makeHeader(service, 'quotation');
        expectBadRequest(
          await service.post(`${path}/${namespace}.send?cross-company=true`, { other: 1 }),
          /'other'/,
        );
      },
    },
    {
      fact: 'An action is answered 500 with the Infolog where a rule refuses it',
      source: sources.odata,
      ...standsFor,
      async run(service) {
        const { path } = await makeHeader(service, 'quotation');
        expectWriteRefused(
          await service.post(`${path}/${namespace}.send?cross-company=true`, {}),
          'SalesQuotationHeaderCDSEntity',
          /no lines/,
        );
      },
    },
    {
      fact: 'An action that there is not is answered 404',
      source: sources.odata,
      run: async (service) =>
        expectNotFound(await service.post(`CustomerGroups/${namespace}.doNothing?cross-company=true`, {})),
    },
    {
      fact: 'An action is not called by its bare name',
      source: sources.odata,
      ...standsFor,
      async run(service) {
        const { path } = await makeHeader(service, 'quotation');
        expectNotFound(await service.post(`${path}/send?cross-company=true`, {}));
      },
    },
    {
      fact: 'An action on a record of another company is answered 404 without cross-company=true',
      source: sources.odata,
      ...standsFor,
      async run(service) {
        const { json } = await service.get(
          "CDSSalesOrderHeaders?cross-company=true&$filter=dataAreaId ne 'usmf'&$top=1",
        );
        const { dataAreaId, SalesOrderNumber } = json.value[0] ?? {};
        const path = `CDSSalesOrderHeaders(dataAreaId='${dataAreaId}',SalesOrderNumber='${SalesOrderNumber}')`;
        expectNotFound(await service.post(`${path}/${namespace}.confirm`, {}));
      },
    },
    {
      fact: 'An action is not called by GET',
      source: sources.odataProtocol,
      ...standsFor,
      run: async (service) => expect((await service.get('calculateSalesTotals')).status).toBe(405),
    },
    ...[
      ['CDSSalesOrderHeader', orderActions] as const,
      ['CDSSalesQuotationHeader', quotationActions] as const,
    ].flatMap(([entity, names]) =>
      names.map(
        (name): ContractCase => ({
          fact: `The description of ${entity} lists the action ${name}, bound to a record`,
          source: sources.metadata,
          ...standsFor,
          readsOnly: true,
          async run(service) {
            const { Actions } = await describedEntity(service, entity);
            expect(Actions.find(({ Name }) => Name === name)).toMatchObject({
              BindingKind: 'BoundToEntityInstance',
              Parameters: expect.arrayContaining([
                expect.objectContaining({ Name: entity, ParameterOrder: 1 }),
              ]),
            });
          },
        }),
      ),
    ),
  ],
};
