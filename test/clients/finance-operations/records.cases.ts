import { describe, expect, it } from 'vitest';
import type { GeneratedClient } from './generated-client.ts';
import { refusalOf } from './refusal-of.ts';

/** One record: by its whole key, with its version, and what is refused. */
export function describeRecords(client: () => GeneratedClient): void {
  describe('reads and writes records', () => {
    const requests = () => client().api.customersV3Api.requestBuilder();
    const customer = (number: string, group = '30') =>
      client()
        .api.customersV3Api.entityBuilder()
        .dataAreaId('usmf')
        .customerAccount(number)
        .organizationName(`Customer ${number}`)
        .customerGroupId(group)
        .salesCurrencyCode('USD')
        .build();
    const create = (number: string, group?: string) =>
      requests().create(customer(number, group)).skipCsrfTokenFetching().execute(client().destination);
    const read = (number: string) => requests().getByKey('usmf', number).execute(client().destination);
    const statusOf = async (request: Promise<unknown>) => (await refusalOf(request)).status;

    it('by all parts of the key', async () => {
      expect(await read('US-001')).toMatchObject({
        customerAccount: 'US-001',
        dataAreaId: 'usmf',
        organizationName: 'Contoso Retail San Diego',
        partyType: 'Organization',
      });
      expect(await statusOf(read('none'))).toBe(404);
    });

    it('creates, and is given what F&O filled in', async () => {
      const created = await create('SDK-1');
      expect(created).toMatchObject({ customerAccount: 'SDK-1', nameAlias: 'Customer SDK-1', knownAs: '' });
      expect(created.creditLimit?.toString()).toBe('0');
      expect(await client().systems.customer('SDK-1')).toMatchObject({
        OrganizationName: 'Customer SDK-1',
        CustomerGroupId: '30',
      });
    });

    it('creates also where it first asks for a token against cross-site requests, which F&O has not', async () => {
      await requests().create(customer('SDK-2')).execute(client().destination);
      expect(await client().systems.customer('SDK-2')).toMatchObject({ CustomerAccount: 'SDK-2' });
      const asked = await client().sandbox.financeOperations.admin.requests();
      expect(asked.filter(({ method }) => method === 'HEAD').map(({ status }) => status)).toContain(405);
    });

    it('sends only what changed, with the version that it read; a version from before is refused', async () => {
      await create('SDK-3');
      const [mine, other] = [await read('SDK-3'), await read('SDK-3')];
      const update = (record: typeof mine, phone: string) => {
        record.primaryContactPhone = phone;
        return requests().update(record).skipCsrfTokenFetching().execute(client().destination);
      };
      await update(mine, '555-1');
      expect(await statusOf(update(other, '555-2'))).toBe(412);
      expect(await client().systems.customer('SDK-3')).toMatchObject({ PrimaryContactPhone: '555-1' });
      const sent = await client().sandbox.financeOperations.admin.requests();
      const patch = sent.filter(({ method }) => method === 'PATCH').at(-1);
      expect(patch?.body).toBe('{"PrimaryContactPhone":"555-2"}');

      // F&O answers an update without the new version: who writes again reads first, or writes in any case.
      expect(await statusOf(update(mine, '555-3'))).toBe(412);
      await update(await read('SDK-3'), '555-4');
      other.primaryContactPhone = '555-5';
      const inAnyCase = requests().update(other).ignoreVersionIdentifier().skipCsrfTokenFetching();
      await inAnyCase.execute(client().destination);
      expect(await client().systems.customer('SDK-3')).toMatchObject({ PrimaryContactPhone: '555-5' });
    });

    it('deletes the version that it read', async () => {
      await create('SDK-4');
      const record = await read('SDK-4');
      const gone = (versioned: typeof record) =>
        requests().delete(versioned).skipCsrfTokenFetching().execute(client().destination);
      const changed = await read('SDK-4');
      changed.primaryContactPhone = '555-1';
      await requests().update(changed).skipCsrfTokenFetching().execute(client().destination);
      expect(await statusOf(gone(record))).toBe(412);
      await gone(await read('SDK-4'));
      expect(await client().systems.customer('SDK-4')).toBeUndefined();
    });

    it('is told the Infolog of what a rule refuses, and nothing is written', async () => {
      expect(await refusalOf(create('SDK-5', 'nogroup'))).toMatchObject({
        status: 500,
        error: { innererror: { message: expect.stringContaining("Infolog: Warning: The value 'nogroup'") } },
      });
      expect(await client().systems.customer('SDK-5')).toBeUndefined();
      expect(await statusOf(create('US-001'))).toBe(500);
    });

    it('calls an action', async () => {
      const orders = client().api.salesOrderHeadersV2Api;
      const order = orders
        .entityBuilder()
        .dataAreaId('usmf')
        .orderingCustomerAccountNumber('US-001')
        .currencyCode('USD')
        .build();
      const { salesOrderNumber } = await orders
        .requestBuilder()
        .create(order)
        .skipCsrfTokenFetching()
        .execute(client().destination);
      const isUpdated = async () => {
        const path = `CDSSalesOrderHeaders(dataAreaId='usmf',SalesOrderNumber='${salesOrderNumber}')`;
        return (await client().systems.financeOperations('GET', path)).body.AreTotalsUpdated;
      };
      expect(await isUpdated()).toBe('No');
      const { calculateSalesTotals } = client().api.operations;
      const call = calculateSalesTotals({}).skipCsrfTokenFetching();
      expect(await call.execute(client().destination)).toBeGreaterThan(0);
      expect(await isUpdated()).toBe('Yes');
    });
  });
}
