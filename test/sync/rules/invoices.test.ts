import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { startApp } from '../../support/start-app.ts';
import { openSystems } from '../../support/systems.ts';

/** Invoices are not carried over yet; that nobody but F&O writes them holds already. */
it('rule 8: a write to an invoice in Sales is refused: the gateway has none, and Sales takes none from a person', async () => {
  await using app = await startApp({ deltaIntervalMs: 600_000 });
  const { sales } = await openSystems(app.sandbox);
  const read = async (path: string) => (await sales('GET', path)).body.value as Record<string, string>[];
  const [currency] = await read("transactioncurrencies?$filter=isocurrencycode eq 'USD'");
  const systemuserid = randomUUID();
  await sales('POST', 'systemusers', { systemuserid, fullname: 'Ann Agent' });
  const invoiceid = randomUUID();
  const created = await sales('POST', 'invoices', {
    invoiceid,
    name: 'Posted in F&O',
    'transactioncurrencyid@odata.bind': `/transactioncurrencies(${currency?.transactioncurrencyid})`,
    'customerid_account@odata.bind': "/accounts(accountnumber='US-001')",
  });
  expect(created.status).toBe(204);
  const before = (await sales('GET', `invoices(${invoiceid})`)).body;

  const byPerson = { 'if-match': '*', mscrmcallerid: systemuserid };
  for (const values of [{ name: 'Mine' }, { description: 'Paid' }, { discountamount: 5 }])
    expect((await sales('PATCH', `invoices(${invoiceid})`, values, byPerson)).status).toBe(400);
  expect((await sales('DELETE', `invoices(${invoiceid})`, undefined, byPerson)).status).toBe(400);
  expect((await sales('GET', `invoices(${invoiceid})`)).body).toEqual(before);

  const { __schema: schema } = await app.data<{
    __schema: { mutationType: { fields: { name: string }[] } };
  }>('{ __schema { mutationType { fields { name } } } }');
  expect(schema.mutationType.fields.filter(({ name }) => /invoice/i.test(name))).toEqual([]);
  await app.sandbox.sales.admin.clearRequests();
  await app.sandbox.financeOperations.admin.clearRequests();
  const refused = await app.request(
    'mutation { updateInvoice(input: { id: "usmf:CIV-1", name: "Mine" }) { id } }',
  );
  expect(refused.errors.map(({ extensions }) => extensions.code)).toEqual(['GRAPHQL_VALIDATION_FAILED']);
  expect(await app.sandbox.sales.admin.requests()).toEqual([]);
  expect(await app.sandbox.financeOperations.admin.requests()).toEqual([]);
});
