import { expect } from 'vitest';
import type { Chapter } from '../../wire/contract-case.ts';
import { createAccount, createContact, read } from '../support/records.ts';
import { sources } from '../support/sources.ts';
import { attributeOf } from '../tables/definitions.ts';
import { linesOf, makeDocument, makeLine, orderKind, quoteKind, writeIn } from './scene.ts';

const contacts =
  'Learn: Synchronize contacts directly from Sales to contacts or customers in Supply Chain Management';
const ordersSource = 'Learn: Synchronize sales orders directly between Sales and Supply Chain Management';

/** Columns that the solution adds, with their kind. */
const columns: readonly (readonly [string, string, string])[] = [
  ['contact', 'msdynce_contactnumber', 'String'],
  ['contact', 'msdynce_isactivecustomer', 'Boolean'],
  ['contact', 'msdynce_iscompanyanaccount', 'Boolean'],
  ['product', 'msdynce_ismaintainedexternally', 'Boolean'],
  ['quote', 'msdynce_hasexternallymaintainedproductsonly', 'Boolean'],
  ['salesorder', 'msdynce_hasexternallymaintainedproductsonly', 'Boolean'],
  ['salesorder', 'msdynce_ismaintainedexternally', 'Boolean'],
  ['salesorder', 'msdynce_processingstatus', 'Picklist'],
];

/** What the solution Prospect to cash adds to Sales. */
export const prospectToCash: Chapter = {
  title: 'the solution Prospect to cash',
  cases: [
    ...columns.map(([table, column, kind]) => ({
      fact: `The solution adds ${column} to ${table}, of kind ${kind}`,
      source: 'the package msdynce_ProspectToCashIntegration',
      readsOnly: true as const,
      async run(service: Parameters<Chapter['cases'][number]['run']>[0]) {
        expect((await attributeOf(service, table, column)).AttributeType).toBe(kind);
      },
    })),
    {
      fact: 'An account without number gets one of the form ACC-01000-BVRCPS',
      source: sources.p2cAccounts,
      async run(service) {
        const { accountnumber } = await read(service, `accounts(${await createAccount(service)})`);
        expect(accountnumber).toMatch(/^ACC-\d{5}-[A-Z0-9]{6}$/);
      },
    },
    {
      fact: 'An account keeps the number that it brings',
      source: sources.p2cAccounts,
      async run(service) {
        const accountnumber = `${service.mark}-OWN`;
        const id = await createAccount(service, { accountnumber });
        expect(await read(service, `accounts(${id})`)).toMatchObject({ accountnumber });
      },
    },
    {
      fact: 'A contact without number gets one of the form CON-01000-BVRCPS',
      source: contacts,
      assumption: 'dv-contact-alternate-key',
      async run(service) {
        const row = await read(service, `contacts(${await createContact(service)})`);
        expect(row.msdynce_contactnumber).toMatch(/^CON-\d{5}-[A-Z0-9]{6}$/);
      },
    },
    {
      fact: 'The number of a contact is a key',
      source: contacts,
      assumption: 'dv-contact-alternate-key',
      async run(service) {
        const id = await createContact(service);
        const { msdynce_contactnumber: number } = await read(service, `contacts(${id})`);
        const path = `contacts(msdynce_contactnumber='${number}')?$select=lastname`;
        expect(await read(service, path)).toMatchObject({ contactid: id });
      },
    },
    {
      fact: 'A contact knows whether its company is an account',
      source: contacts,
      async run(service) {
        const account = await createAccount(service);
        const values = { 'parentcustomerid_account@odata.bind': `/accounts(${account})` };
        const [employee, alone] = [await createContact(service, values), await createContact(service)];
        expect(await read(service, `contacts(${employee})`)).toMatchObject({
          msdynce_iscompanyanaccount: true,
        });
        expect(await read(service, `contacts(${alone})`)).toMatchObject({
          msdynce_iscompanyanaccount: false,
        });
      },
    },
    ...[quoteKind, orderKind].map((kind) => ({
      fact: `A ${kind.table} knows whether all of its products are those of F&O`,
      source: ordersSource,
      async run(service: Parameters<Chapter['cases'][number]['run']>[0]) {
        const document = await makeDocument(service, kind);
        expect((await read(service, document)).msdynce_hasexternallymaintainedproductsonly).toBe(true);
        await makeLine(service, kind, document, writeIn);
        expect((await read(service, document)).msdynce_hasexternallymaintainedproductsonly).toBe(false);
      },
    })),
    {
      fact: 'An order begins as a draft of Sales',
      source: ordersSource,
      async run(service) {
        expect(await read(service, await makeDocument(service, orderKind))).toMatchObject({
          msdynce_processingstatus: 647390011,
          msdynce_ismaintainedexternally: false,
        });
      },
    },
    {
      fact: 'An order with other than products of F&O is not activated',
      source: ordersSource,
      assumption: 'dv-p2c-order-activation',
      async run(service) {
        const order = await makeDocument(service, orderKind);
        await makeLine(service, orderKind, order, writeIn);
        const answer = await service.patch(order, { msdynce_processingstatus: 647390000 });
        expect([answer.status, answer.json.error?.code]).toEqual([400, '0x80040265']);
      },
    },
    {
      fact: 'The tax of a header stands on a line "Freight Tax" for as long as it is not zero',
      source: ordersSource,
      assumption: 'dv-p2c-misc-tax',
      async run(service) {
        const order = await makeDocument(service, orderKind, { msdynce_misctax: 4.5 });
        expect(await linesOf(service, orderKind, order)).toMatchObject([
          { productdescription: 'Freight Tax', msdynce_ismisctax: true, priceperunit: 4.5 },
        ]);
        await service.patch(order, { msdynce_misctax: 0 });
        expect(await linesOf(service, orderKind, order)).toEqual([]);
      },
    },
    {
      fact: 'The date of an invoice in F&O is a date and time',
      source: 'Learn: Synchronize sales invoice headers from Supply Chain Management directly to Sales',
      assumption: 'dv-p2c-invoice-date',
      readsOnly: true,
      async run(service) {
        const { AttributeType, Format } = await attributeOf(service, 'invoice', 'msdynce_invoicedate');
        expect([AttributeType, Format]).toEqual(['DateTime', 'DateAndTime']);
      },
    },
  ],
};
