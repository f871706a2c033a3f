import { expect } from 'vitest';
import type { Chapter, ContractCase } from '../../wire/contract-case.ts';
import { customerBody } from '../scene/customers.ts';
import { expectBadRequest } from '../scene/refusals.ts';
import { sources } from '../sources.ts';

/** Changes of a body that make it no customer, and what the refusal names. */
const values: readonly (readonly [what: string, changes: object, says: RegExp])[] = [
  ['a property that there is not', { Nothing: 'x' }, /'Nothing'/],
  ['a property in another case', { salesmemo: 'x' }, /'salesmemo'/],
  ['a text where a number belongs', { CreditLimit: 'much' }, /Edm\.Decimal/],
  ['a number where a text belongs', { SalesMemo: 5 }, /Edm\.String/],
  ['a fraction where a whole number belongs', { OrganizationNumberOfEmployees: 1.5 }, /Edm\.Int32/],
  ['a whole number beyond 32 bits', { OrganizationNumberOfEmployees: 2 ** 31 }, /Edm\.Int32/],
  ['a boolean where a member belongs', { IsOneTimeCustomer: true }, /NoYes/],
  ['a name that is no member', { OnHoldStatus: 'Sometimes' }, /Sometimes/],
  ['a date that is none', { CredManCreditLimitDate: '2030-13-01T12:00:00Z' }, /Edm\.DateTimeOffset/],
  ['a list where a text belongs', { SalesMemo: ['x'] }, /Array/],
];

/** Texts that are no body. */
const bodies: readonly (readonly [what: string, body: string])[] = [
  ['text that is no JSON', '{"CustomerGroupId"'],
  ['a list', '[]'],
  ['a single value', '5'],
  ['nothing at all', ''],
];

/** What is refused before any rule of the business is asked: 400. */
export const malformed: Chapter = {
  title: 'bodies that are no record',
  cases: [
    ...values.map(
      ([what, changes, says]): ContractCase => ({
        fact: `A body is refused for ${what}, and nothing is created: ${JSON.stringify(changes)}`,
        source: sources.odata,
        async run(service) {
          const body = (await customerBody(service, changes)) as { CustomerAccount: string };
          expectBadRequest(await service.post('CustomersV3?cross-company=true', body), says);
          const key = `CustomersV3(dataAreaId='${service.company}',CustomerAccount='${body.CustomerAccount}')`;
          expect((await service.get(`${key}?cross-company=true`)).status).toBe(404);
        },
      }),
    ),
    ...bodies.map(
      ([what, body]): ContractCase => ({
        fact: `A body is refused that is ${what}`,
        source: sources.odata,
        run: async (service) =>
          expectBadRequest(
            await service.send(
              'POST',
              'CustomersV3?cross-company=true',
              { 'content-type': 'application/json' },
              body,
            ),
            /./,
          ),
      }),
    ),
    {
      fact: 'A body that is not called JSON is answered 415',
      source: sources.odata,
      async run(service) {
        const { status } = await service.send(
          'POST',
          'CustomersV3?cross-company=true',
          { 'content-type': 'text/plain' },
          JSON.stringify(await customerBody(service)),
        );
        expect(status).toBe(415);
      },
    },
  ],
};
