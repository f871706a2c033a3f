import { expect } from 'vitest';
import type { Chapter } from '../../wire/contract-case.ts';
import type { WireService } from '../../wire/wire-service.ts';
import { makeCustomer } from '../scene/customers.ts';
import { orderAfter } from '../scene/orders.ts';
import { recordAt } from '../scene/read.ts';
import { referenceData } from '../scene/reference-data.ts';
import { admin, adminDone, withSettings } from '../scene/sandbox.ts';
import { sources } from '../sources.ts';

const posting = { onlySandbox: 'people post invoices and payments in the client of F&O' } as const;

/** A customer of its own with a site, who stays. */
async function debtor(service: WireService, changes: object = {}) {
  const { site, warehouse } = await referenceData(service);
  const made = await makeCustomer(
    service,
    { SiteId: site, WarehouseId: warehouse, ...changes },
    { stays: true },
  );
  return { ...made, account: String(made.row.CustomerAccount) };
}
const pay = async (service: WireService, customer: string, amount: number) =>
  (await adminDone(service, 'POST', 'payments', { customer, amount })).balance;

/** What a customer owes, and what that keeps from being confirmed. */
export const balances: Chapter = {
  title: 'balances and credit limits',
  cases: [
    {
      fact: 'An invoice adds to the balance of the customer who pays, a payment takes from it',
      source: sources.orders,
      ...posting,
      async run(service) {
        const { account } = await debtor(service);
        await orderAfter(service, ['invoice'], { header: { OrderingCustomerAccountNumber: account } });
        expect(await pay(service, account, 0)).toBe(100);
        expect(await pay(service, account, 30.5)).toBe(69.5);
      },
    },
    {
      fact: 'The customer who ordered owes nothing where another pays',
      source: sources.orders,
      ...posting,
      async run(service) {
        const [buyer, payer] = [await debtor(service), await debtor(service)];
        await orderAfter(service, ['invoice'], {
          header: {
            OrderingCustomerAccountNumber: buyer.account,
            InvoiceCustomerAccountNumber: payer.account,
          },
        });
        expect(await pay(service, buyer.account, 0)).toBe(0);
        expect(await pay(service, payer.account, 0)).toBe(100);
      },
    },
    {
      fact: 'An invoice does not change the version of the customer',
      source: sources.orders,
      ...posting,
      async run(service) {
        const { account, path, etag } = await debtor(service);
        await orderAfter(service, ['invoice'], { header: { OrderingCustomerAccountNumber: account } });
        expect((await recordAt(service, path))['@odata.etag']).toBe(etag);
      },
    },
    {
      fact: 'An order beyond a mandatory credit limit is not confirmed',
      source: sources.orders,
      ...posting,
      async run(service) {
        const { account } = await debtor(service, { CreditLimit: 99.99, CreditLimitIsMandatory: 'Yes' });
        const { number, path } = await orderAfter(service, [], {
          header: { OrderingCustomerAccountNumber: account },
        });
        const { status, json } = await admin(service, 'POST', 'sales-orders', { number, step: 'confirm' });
        expect([status, json.error]).toEqual([409, expect.stringContaining('credit limit')]);
        expect((await recordAt(service, path)).SalesOrderProcessingStatus).toBe('Active');
      },
    },
    {
      fact: 'What a customer owes counts against the credit limit',
      source: sources.orders,
      ...posting,
      async run(service) {
        const { account, url } = await debtor(service);
        await orderAfter(service, ['invoice'], { header: { OrderingCustomerAccountNumber: account } });
        await service.patch(url, { CreditLimit: 150, CreditLimitIsMandatory: 'Yes' });
        const { number } = await orderAfter(service, [], {
          header: { OrderingCustomerAccountNumber: account },
        });
        const confirm = () => admin(service, 'POST', 'sales-orders', { number, step: 'confirm' });
        expect((await confirm()).status).toBe(409);
        await pay(service, account, 50);
        expect((await confirm()).status).toBe(200);
      },
    },
    {
      fact: 'A credit limit that is not mandatory keeps nothing back',
      source: sources.orders,
      ...posting,
      async run(service) {
        const { account } = await debtor(service, { CreditLimit: 1 });
        const { path } = await orderAfter(service, ['confirm'], {
          header: { OrderingCustomerAccountNumber: account },
        });
        expect((await recordAt(service, path)).SalesOrderProcessingStatus).toBe('Confirmed');
      },
    },
    {
      fact: 'Credit limits are checked where the environment is set up for it',
      source: sources.orders,
      ...posting,
      run: (service) =>
        withSettings(service, { checkCreditLimit: false }, async () => {
          const { account } = await debtor(service, { CreditLimit: 1, CreditLimitIsMandatory: 'Yes' });
          const { path } = await orderAfter(service, ['confirm'], {
            header: { OrderingCustomerAccountNumber: account },
          });
          expect((await recordAt(service, path)).SalesOrderProcessingStatus).toBe('Confirmed');
        }),
    },
  ],
};
