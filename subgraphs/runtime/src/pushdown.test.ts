import type { GraphQLFieldResolver as FieldResolver, GraphQLResolveInfo } from 'graphql';
import { describe, expect, it } from 'vitest';
import { createSubgraph } from './create-subgraph.ts';
import { createPushdown, type Selection, selectAll, selects } from './pushdown.ts';
import { fixtureSdl, shopColumns } from './testing/fixture.ts';

type GraphQLFieldResolver = FieldResolver<unknown, unknown>;

const source = {
  columns: shopColumns,
  entity: { typeName: 'Shop', copyField: 'copy', keyFields: ['id'] },
  always: ['shopid'],
  requires: { group: ['groupcode'] },
};
const pushdown = createPushdown(source);

/** The selection that a query pushes down, and whether it selects `totalCount`. */
async function pushed(query: string, variables: Record<string, unknown> = {}) {
  const seen: { selection: Selection | undefined; counted: boolean }[] = [];
  const keep = (selection: Selection | undefined, counted: boolean) => {
    seen.push({ selection, counted });
    return null;
  };
  const silent = () => {};
  const subgraph = createSubgraph({
    name: 'shops',
    sdl: fixtureSdl,
    context: () => ({}),
    logger: { debug: silent, info: silent, warn: silent, error: silent },
    resolvers: {
      Query: {
        shop: (...[, , , info]: Parameters<GraphQLFieldResolver>) => keep(pushdown(info), false),
        shops: (...[, , , info]: Parameters<GraphQLFieldResolver>) =>
          keep(pushdown(info), selects(info, 'totalCount')),
      },
      Mutation: {
        updateShop: (...[, , , info]: Parameters<GraphQLFieldResolver>) => keep(pushdown(info), false),
      },
      Shop: {
        __resolveReference: async (_: object, __: object, info: GraphQLResolveInfo) =>
          keep(pushdown(info, 'Shop'), false),
      },
      ShopCopy: {
        __resolveReference: async (_: object, __: object, info: GraphQLResolveInfo) =>
          keep(pushdown(info, 'ShopCopy'), false),
      },
    },
  });
  const result = await subgraph.execute({ query, variables, context: { requestId: 'test' } });
  const [first] = seen;
  if (first === undefined) throw new Error(JSON.stringify(result.errors));
  return first;
}

const select = async (query: string, variables?: Record<string, unknown>) =>
  (await pushed(query, variables)).selection?.select;

describe('pushdown', () => {
  it('selects the columns of the fields that were asked for, and the keys', async () => {
    expect(await select('{ shop(id: 1) { copy { name size } } }')).toEqual(['shopid', 'name', 'size']);
  });

  it('takes the field beside the copies from the column of the same name', async () => {
    expect(await select('{ shop(id: 1) { id name address { city } } }')).toEqual([
      'shopid',
      'name',
      'address1_city',
    ]);
  });

  it('asks nothing of the record for its key fields alone', async () => {
    expect((await pushed('{ shop(id: 1) { id __typename } }')).selection).toBeUndefined();
  });

  it('needs the record to know whether there is a copy', async () => {
    expect(await select('{ shop(id: 1) { copy { __typename } } }')).toEqual(['shopid']);
    expect(await select('{ shop(id: 1) { copy { version } } }')).toEqual(['shopid']);
  });

  it('opens fragments, ignores aliases and selects each column once', async () => {
    const query = `
      { shop(id: 1) { a: name ...on Shop { b: name } ...Copy } }
      fragment Copy on Shop { copy { name ... { address { c: city ...Street } } } }
      fragment Street on ShopAddress { street }`;
    expect(await select(query)).toEqual(['shopid', 'name', 'address1_city', 'address1_line1']);
  });

  it.each([
    [true, true, ['shopid']],
    [false, true, ['shopid', 'name']],
    [false, false, ['shopid', 'name']],
  ])('leaves out what @skip(if: %s) leaves out', async (skip, _, expected) => {
    const query = 'query ($skip: Boolean!) { shop(id: 1) { copy { number name @skip(if: $skip) } } }';
    expect(await select(query, { skip })).toEqual(expected.toSpliced(1, 0, 'shopnumber'));
  });

  it('leaves out what @include leaves out, on fragments too', async () => {
    const query =
      'query ($with: Boolean!) { shop(id: 1) { copy { size ... @include(if: $with) { name } } } }';
    expect(await select(query, { with: false })).toEqual(['shopid', 'size']);
    expect(await select(query, { with: true })).toEqual(['shopid', 'size', 'name']);
  });

  it('expands a lookup that shows a code, and selects the identifier of one that does not', async () => {
    const { selection } = await pushed('{ shop(id: 1) { copy { currency owner } } }');
    expect(selection).toEqual({
      select: ['shopid', '_ownerid_value'],
      expand: [{ navigationProperty: 'currencyid', select: ['isocode'] }],
    });
  });

  it('selects what a field without a column needs', async () => {
    expect(await select('{ shop(id: 1) { copy { group } } }')).toEqual(['shopid', 'groupcode']);
  });

  it('looks through connections and payloads', async () => {
    const { selection, counted } = await pushed(
      '{ shops { totalCount edges { node { name } } nodes { copy { size } } } }',
    );
    expect(selection?.select).toEqual(['shopid', 'name', 'size']);
    expect(counted).toBe(true);
    expect(await select('mutation { updateShop(input: { id: 1 }) { shop { name } } }')).toEqual([
      'shopid',
      'name',
    ]);
  });

  it('looks only at the type of the representation', async () => {
    const query = `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Shop { name } ... on ShopCopy { size } } }`;
    expect(await select(query, { r: [{ __typename: 'Shop', id: 1 }] })).toEqual(['shopid', 'name']);
    expect(await select(query, { r: [{ __typename: 'ShopCopy', number: 'A' }] })).toEqual(['shopid', 'size']);
  });

  it('knows every column of a type', () => {
    expect(selectAll(source)).toEqual({
      select: [
        'shopid',
        'shopnumber',
        'name',
        '_ownerid_value',
        'address1_city',
        'address1_line1',
        'creditlimit',
        'size',
      ],
      expand: [{ navigationProperty: 'currencyid', select: ['isocode'] }],
    });
  });
});
