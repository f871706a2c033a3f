import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { at, startSubgraphs, type TestSubgraphs } from './start-subgraphs.ts';

let subgraphs: TestSubgraphs;
beforeAll(async () => {
  subgraphs = await startSubgraphs();
});
afterAll(() => subgraphs[Symbol.asyncDispose]());

const create = (fields: string) =>
  subgraphs.run(
    'financeOperations',
    `mutation { createProduct(input: { unit: "ea", ${fields} }) { product { number name price } } }`,
  );

describe('a new product', () => {
  it('is created and released; a repeat with the same values is the same product', async () => {
    for (const price of ['12.50', '12.5']) {
      const { data, errors } = await create(`number: "N-1", name: "007", price: "${price}"`);
      expect(errors).toEqual([]);
      expect(at(data, 'createProduct.product')).toEqual({ number: 'N-1', name: '007', price: '12.5' });
    }
  });

  it.each([
    ['another name, though it is the same number', 'number: "N-1", name: "7", price: "12.50"'],
    ['another type', 'number: "N-1", name: "007", price: "12.50", type: SERVICE'],
    ['another price', 'number: "N-1", name: "007", price: "12.51"'],
  ])('with a number that is taken is told which, for %s', async (_, fields) => {
    const { errors } = await create(fields);
    expect(errors).toMatchObject([{ extensions: { code: 'DUPLICATE_KEY', got: 'N-1' } }]);
    expect(errors[0]?.message).toContain('N-1');
  });

  it.each([
    ['price: "-1"', 'INVALID_VALUE', 'price'],
    ['cost: "-0.01"', 'INVALID_VALUE', 'cost'],
    [`name: "${'x'.repeat(200)}"`, 'VALUE_TOO_LONG', 'name'],
  ])('is checked before anything is sent: %s', async (fields, code, field) => {
    await subgraphs.requests();
    const { errors } = await create(
      `number: "N-2", ${fields.startsWith('name') ? '' : 'name: "N", '}${fields}`,
    );
    expect(errors).toMatchObject([{ extensions: { code, field } }]);
    expect(await subgraphs.requests()).toEqual([]);
  });

  it('whose release is put off says that half of it stands, and goes on when called again', async () => {
    const { admin } = subgraphs.sandbox.financeOperations;
    await admin.addFault({
      match: { method: 'POST', path: 'ReleasedProductsV2', times: 1 },
      action: { kind: 'status', status: 429, retryAfterSeconds: 1 },
    });
    const first = await create('number: "N-3", name: "Half"');
    expect(first.errors).toMatchObject([{ extensions: { code: 'SYSTEM_THROTTLED' } }]);
    expect(first.errors[0]?.message).toMatch(/N-3 was created, but not released/);
    const second = await create('number: "N-3", name: "Half"');
    expect(second.errors).toEqual([]);
  });
});
