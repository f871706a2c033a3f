import { describe, expect, it } from 'vitest';
import type { SystemName } from './start-subgraphs.ts';
import { useSubgraphs } from './use-subgraphs.ts';

const subgraphs = useSubgraphs();

describe('a record that is not there', () => {
  it.each<[SystemName, string, RegExp]>([
    ['sales', '{ customer(id: "usmf:NOBODY") { name } }', /`financeOperationsCustomer`/],
    ['sales', '{ quote(id: "usmf:NOBODY") { name } }', /`financeOperationsQuote`/],
    ['financeOperations', '{ product(id: "usmf:NOBODY") { name } }', /`salesProducts`/],
    ['financeOperations', '{ financeOperationsCustomer(id: "usmf:NOBODY") { creditLimit } }', /`sync` of/],
  ])('is told with the place where it may be instead: %s %s', async (system, query, place) => {
    const { errors } = await subgraphs.current.run(system, query);
    expect(errors[0]?.message).toMatch(place);
  });

  it.each<[SystemName, string]>([
    ['sales', '{ customerByNumber(number: "") { name } }'],
    ['sales', '{ contactByNumber(number: " ") { fullName } }'],
    ['financeOperations', '{ productByNumber(number: "") { name } }'],
  ])('cannot be asked for without a number: %s %s', async (system, query) => {
    const { errors } = await subgraphs.current.run(system, query);
    expect(errors).toMatchObject([{ extensions: { code: 'INVALID_ARGUMENT', field: 'number' } }]);
  });

  it.each([
    ['salesAccount(accountId', 'CUSTOMER_NOT_FOUND', 'name'],
    ['salesContact(contactId', 'CONTACT_NOT_FOUND', 'fullName'],
    ['salesQuote(quoteId', 'QUOTE_NOT_FOUND', 'name'],
  ])('is an error by its identifier as by its number: %s)', async (query, code, field) => {
    const id = '00000000-0000-4000-8000-000000000000';
    const { errors } = await subgraphs.current.run('sales', `{ ${query}: "${id}") { ${field} } }`);
    expect(errors).toMatchObject([{ extensions: { code, got: id } }]);
  });
});
