import { describe, expect, it } from 'vitest';
import type { GeneratedClient } from './generated-client.ts';
import { refusalOf } from './refusal-of.ts';

/** Reads and change sets in one request, in each form of URL that the client writes. */
export function describeBatches(client: () => GeneratedClient): void {
  describe('batches', () => {
    const customers = () => client().api.customersV3Api;
    const create = (number: string, group = '30') =>
      customers()
        .requestBuilder()
        .create(
          customers()
            .entityBuilder()
            .dataAreaId('usmf')
            .customerAccount(number)
            .organizationName(`Customer ${number}`)
            .customerGroupId(group)
            .salesCurrencyCode('USD')
            .build(),
        );
    const firstTwo = () => customers().requestBuilder().getAll().top(2);

    it.each(['absolute', 'relativeToService', 'noPath'] as const)(
      'reads and carries out a change set, with URLs that are %s',
      async (pathType) => {
        const { batch, changeset } = client().api;
        const numbers = ['A', 'B'].map((letter) => `${letter}-${pathType}`);
        const [read, written] = await batch(firstTwo(), changeset(...numbers.map((number) => create(number))))
          .withSubRequestPathType(pathType)
          .skipCsrfTokenFetching()
          .execute(client().destination);
        if (!read?.isReadResponse() || !written?.isWriteResponses())
          throw new Error('The batch was refused.');
        expect(read.as(customers())).toHaveLength(2);
        expect(
          written.responses.map((response) => [
            response.httpCode,
            response.as?.(customers()).customerAccount,
          ]),
        ).toEqual(numbers.map((number) => [201, number]));
        for (const number of numbers)
          expect(await client().systems.customer(number)).toMatchObject({
            OrganizationName: `Customer ${number}`,
          });
      },
    );

    it('refuses URLs that leave out the path of the service but begin with a slash', async () => {
      const request = client().api.batch(firstTwo()).withSubRequestPathType('relativeToEntity');
      const refused = await refusalOf(request.skipCsrfTokenFetching().execute(client().destination));
      expect(refused.error.innererror?.message).toBe(
        "The request URI '/CustomersV3?$top=2' is outside of the service.",
      );
    });

    it('undoes a change set as a whole, and goes on with the others', async () => {
      const { batch, changeset } = client().api;
      const [failed, written] = await batch(
        changeset(create('BATCH-1'), create('BATCH-2', 'nogroup')),
        changeset(create('BATCH-3')),
      )
        .skipCsrfTokenFetching()
        .execute(client().destination);
      expect(failed?.isSuccess()).toBe(false);
      expect(failed).toMatchObject({
        httpCode: 500,
        body: { error: { innererror: { message: expect.stringContaining("'nogroup'") } } },
      });
      expect(written?.isSuccess()).toBe(true);
      expect(await client().systems.customer('BATCH-1')).toBeUndefined();
      expect(await client().systems.customer('BATCH-2')).toBeUndefined();
      expect(await client().systems.customer('BATCH-3')).toMatchObject({ CustomerAccount: 'BATCH-3' });
    });

    it('updates and deletes with versions in a change set', async () => {
      await client()
        .api.batch(client().api.changeset(create('BATCH-4'), create('BATCH-5')))
        .skipCsrfTokenFetching()
        .execute(client().destination);
      const read = (number: string) =>
        customers().requestBuilder().getByKey('usmf', number).execute(client().destination);
      const [changed, deleted] = [await read('BATCH-4'), await read('BATCH-5')];
      changed.primaryContactPhone = '555-4';
      const { batch, changeset } = client().api;
      const both = () =>
        batch(
          changeset(
            customers().requestBuilder().update(changed),
            customers().requestBuilder().delete(deleted),
          ),
        )
          .skipCsrfTokenFetching()
          .execute(client().destination);
      expect((await both())[0]?.isSuccess()).toBe(true);
      expect(await client().systems.customer('BATCH-4')).toMatchObject({ PrimaryContactPhone: '555-4' });
      expect(await client().systems.customer('BATCH-5')).toBeUndefined();
      expect(await both()).toMatchObject([{ httpCode: 412 }]);
    });
  });
}
