import { expect } from 'vitest';
import type { Chapter } from '../../wire/contract-case.ts';
import { createAccount, createContact, createdId, update } from '../support/records.ts';
import { columnsOf, targetOf, told } from './webhook-scene.ts';

const contracts = 'http://schemas.microsoft.com/xrm/2011/Contracts';
const created = { table: 'account', message: 'Create' } as const;
const updated = { table: 'account', message: 'Update' } as const;

/** What a webhook is told, and how. */
export const webhooks: Chapter = {
  title: 'webhooks',
  cases: [
    told(
      'A webhook is told of a new row by the context of its execution',
      created,
      async (service, { first }) => {
        const id = await createAccount(service);
        const { json: me } = await service.get('WhoAmI');
        expect(await first()).toMatchObject({
          MessageName: 'Create',
          PrimaryEntityName: 'account',
          PrimaryEntityId: id,
          SecondaryEntityName: 'none',
          Depth: 1,
          Mode: 1,
          Stage: 40,
          UserId: me.UserId,
          InitiatingUserId: me.UserId,
          BusinessUnitId: me.BusinessUnitId,
          OrganizationId: me.OrganizationId,
          OutputParameters: [{ key: 'id', value: id }],
        });
      },
    ),
    told(
      'Its headers name organization, table, message and correlation',
      created,
      async (service, { receiver, first }) => {
        await createAccount(service);
        const { CorrelationId } = await first();
        expect(receiver.received[0]?.headers).toMatchObject({
          'content-type': expect.stringMatching(/^application\/json/),
          'x-ms-dynamics-organization': expect.any(String),
          'x-ms-dynamics-entity-name': 'account',
          'x-ms-dynamics-request-name': 'Create',
          'x-ms-correlation-request-id': CorrelationId,
        });
      },
    ),
    told('Target is an entity with the columns that were given', created, async (service, { first }) => {
      const id = await createAccount(service, { name: `${service.mark} told`, fax: '7' });
      const context = await first();
      expect(targetOf(context)).toMatchObject({
        __type: `Entity:${contracts}`,
        LogicalName: 'account',
        Id: id,
      });
      expect(columnsOf(context)).toMatchObject({ name: `${service.mark} told`, fax: '7' });
    }),
    told('An amount is of type Money', created, async (service, { first }) => {
      await createAccount(service, { creditlimit: 1500.5 });
      expect(columnsOf(await first()).creditlimit).toEqual({ __type: `Money:${contracts}`, Value: 1500.5 });
    }),
    told('A choice is of type OptionSetValue', created, async (service, { first }) => {
      await createAccount(service, { customertypecode: 3 });
      expect(columnsOf(await first()).customertypecode).toEqual({
        __type: `OptionSetValue:${contracts}`,
        Value: 3,
      });
    }),
    told(
      'A lookup is of type EntityReference',
      { ...created, table: 'account' },
      async (service, { first }) => {
        const contact = await createContact(service);
        await createAccount(service, { 'primarycontactid@odata.bind': `/contacts(${contact})` });
        expect(columnsOf(await first()).primarycontactid).toMatchObject({
          __type: `EntityReference:${contracts}`,
          Id: contact,
          LogicalName: 'contact',
        });
      },
    ),
    told('A date and time is /Date(milliseconds)/', created, async (service, { first }) => {
      await createAccount(service, { lastonholdtime: '2026-01-02T03:04:05Z' });
      const context = await first();
      expect(columnsOf(context).lastonholdtime).toBe(`/Date(${Date.UTC(2026, 0, 2, 3, 4, 5)})/`);
      expect(context.OperationCreatedOn).toMatch(/^\/Date\(\d+\)\/$/);
    }),
    told('Labels of choices come as FormattedValues', created, async (service, { first }) => {
      await createAccount(service, { customertypecode: 3 });
      expect(targetOf(await first()).FormattedValues).toContainEqual({
        key: 'customertypecode',
        value: 'Customer',
      });
    }),
    told('?tag= of the request comes as the shared variable tag', created, async (service, { first }) => {
      const answer = await service.post('accounts?tag=p2c-sync', { name: `${service.mark} tagged` });
      service.keep(`accounts(${createdId(answer)})`);
      expect((await first()).SharedVariables).toContainEqual({ key: 'tag', value: 'p2c-sync' });
    }),
    told('Target of an update holds the columns that were written', updated, async (service, { first }) => {
      const id = await createAccount(service, { fax: '1', telephone1: '2' });
      await update(service, `accounts(${id})`, { fax: '3' });
      const columns = columnsOf(await first());
      expect(columns).toMatchObject({ fax: '3' });
      expect(columns).not.toHaveProperty('telephone1');
    }),
    told(
      'An update that writes none of the columns of the step is not told',
      { ...updated, columns: ['fax'] },
      async (service, { first }) => {
        const id = await createAccount(service);
        await update(service, `accounts(${id})`, { telephone1: '1' });
        await update(service, `accounts(${id})`, { fax: '2' });
        expect(columnsOf(await first())).toMatchObject({ fax: '2' });
      },
    ),
    told(
      'A deletion is told by a reference',
      { table: 'account', message: 'Delete' },
      async (service, { first }) => {
        const id = await createAccount(service);
        await service.delete(`accounts(${id})`);
        expect(targetOf(await first())).toMatchObject({ __type: `EntityReference:${contracts}`, Id: id });
      },
    ),
    told(
      'Images are copies of the row before and after',
      {
        ...updated,
        images: [
          { alias: 'before', kind: 'pre', columns: ['fax'] },
          { alias: 'after', kind: 'post', columns: ['fax'] },
        ],
      },
      async (service, { first }) => {
        const id = await createAccount(service, { fax: '1' });
        await update(service, `accounts(${id})`, { fax: '2' });
        const { PreEntityImages, PostEntityImages } = await first();
        expect(JSON.stringify(PreEntityImages)).toContain('{"key":"fax","value":"1"}');
        expect(JSON.stringify(PostEntityImages)).toContain('{"key":"fax","value":"2"}');
      },
    ),
  ],
};
