import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import {
  buildSchema,
  executeSync,
  type GraphQLSchema,
  getIntrospectionQuery,
  getNamedType,
  isCompositeType,
  isListType,
  isNonNullType,
  isObjectType,
  parse,
  validate,
} from 'graphql';
import { describe, expect, it } from 'vitest';
import { createApiSchema } from '../execute/api-schema.ts';
import { chooseOperation } from '../execute/choose-operation.ts';
import { fragmentsOf } from '../execute/compile-operation.ts';
import { type Json, objectsIn } from '../execute/json.ts';
import { queries, variables } from '../testing/operations.ts';
import { createCostEstimate } from './estimate-cost.ts';
import { costTable } from './list-sizes.ts';

function estimateOf(
  schema: GraphQLSchema,
  query: string,
  given: Record<string, unknown> = {},
  table = costTable,
) {
  const document = parse(query);
  const operation = chooseOperation(document, undefined);
  if (operation instanceof Error) throw operation;
  return createCostEstimate(schema, table)(operation, fragmentsOf(document), given);
}

describe('on a generated graph', () => {
  const schema = buildSchema(`
    type Query { customers(first: Int = 3): Customers! customer(id: ID!): Customer groups: [Group!]! node(id: ID!): Node matrix: [[Group]] }
    interface Node { id: ID! quotes(first: Int): Quotes! }
    type Customers { nodes: [Customer!]! edges: [CustomerEdge!]! total: Total }
    type CustomerEdge { cursor: String! node: Customer! }
    type Customer implements Node { id: ID! group: Group quotes(first: Int): Quotes! }
    type Group implements Node { id: ID! members: [Customer!]! quotes(first: Int): Quotes! }
    type Quotes { nodes: [Quote!]! edges: [QuoteEdge] }
    type QuoteEdge { node: Quote! }
    type Quote { number: Int customer: Customer lines(first: Int = 2): [Quote!]! node: Node }
    type Total { value: Int! exact: Boolean! }`);
  const table = { ...costTable, lists: { 'Query.groups': 5 }, unknownList: 4, pageMax: 3 };
  const most = { 'Query.groups': 5 } as Record<string, number>;

  /** Answers every field out of nothing: objects where objects are declared, lists of a length that `sizes` chooses. */
  function answerObjects(query: string, sizes: readonly number[]): number {
    let next = 0;
    const choose = (upTo: number) => (sizes[next++ % sizes.length] ?? 0) % (upTo + 1);
    const result = executeSync({
      schema,
      document: parse(query),
      variableValues: variables,
      rootValue: {},
      typeResolver: () => (choose(1) === 0 ? 'Customer' : 'Group'),
      fieldResolver: (source: { page?: number }, args, _context, { fieldName, parentType, returnType }) => {
        const { first } = args as { first?: number | null };
        const page =
          'first' in args || parentType.getFields()[fieldName]?.args.length ? (first ?? 3) : undefined;
        const make = (type: typeof returnType): unknown => {
          if (isNonNullType(type)) return make(type.ofType);
          if (isListType(type)) {
            const upTo = page ?? source.page ?? most[`${parentType.name}.${fieldName}`] ?? 4;
            return Array.from({ length: choose(upTo) }, () => make(type.ofType));
          }
          if (!isCompositeType(getNamedType(type))) return 1;
          return page === undefined ? {} : { page };
        };
        return make(returnType);
      },
    });
    return objectsIn((result.data ?? null) as Json);
  }

  const validQuery = queries(schema, 3).filter((query) => validate(schema, parse(query)).length === 0);

  it('is never below the number of objects that come', () => {
    let most = 0;
    fc.assert(
      fc.property(validQuery, fc.array(fc.nat(9), { minLength: 1, maxLength: 20 }), (query, sizes) => {
        // The answer itself is an object and no field.
        const objects = answerObjects(query, sizes) - 1;
        most = Math.max(most, objects);
        expect(estimateOf(schema, query, variables, table).cost).toBeGreaterThanOrEqual(objects);
      }),
      { numRuns: 200 },
    );
    expect(most).toBeGreaterThan(20);
  });

  it('is that number where every list is as long as it may be', () => {
    const query =
      '{ customers { nodes { quotes(first: 2) { nodes { lines { number } } } } total { value } } groups { id } }';
    expect(estimateOf(schema, query, {}, table).cost).toBe(1 + 3 + 3 * (1 + 2 * (1 + 2)) + 1 + 5);
    expect(answerObjects(query, [3, 2, 2, 2, 2, 2, 2, 2, 2, 2, 5])).toBeGreaterThan(0);
  });
});

describe('on the supergraph', () => {
  const schema = createApiSchema(readFileSync(new URL('../../supergraph.graphql', import.meta.url), 'utf8'));
  const costOf = (query: string, given?: Record<string, unknown>) => estimateOf(schema, query, given).cost;

  it('multiplies the sizes of lists along a path', () => {
    // 2 connections and, per customer, 1 connection and 5 contacts.
    expect(costOf('{ customers(first: 10) { nodes { contacts(first: 5) { nodes { id } } } } }')).toBe(
      1 + 10 * (1 + 1 + 5),
    );
  });

  it('reads sizes from variables, their absence from the schema, and null as the largest page', () => {
    const query = 'query ($n: Int) { customers(first: $n) { nodes { id } } }';
    expect(costOf(query, { n: 7 })).toBe(8);
    expect(costOf(query)).toBe(21);
    expect(costOf('{ customers { nodes { id } } }')).toBe(21);
    expect(costOf('{ customers(first: null) { nodes { id } } }')).toBe(201);
  });

  it('counts every alias and every spread, and a field that is selected twice once', () => {
    const one = 'customers(first: 10) { nodes { id } }';
    expect(costOf(`{ a: ${one} b: ${one} }`)).toBe(22);
    expect(costOf(`{ ...F ...F ${one} } fragment F on Query { ${one} }`)).toBe(11);
    expect(costOf(`{ a: ${one} ...F } fragment F on Query { b: ${one} }`)).toBe(22);
  });

  it('leaves out what @skip and @include leave out', () => {
    const query = 'query ($y: Boolean!) { customers(first: 10) @include(if: $y) { nodes { id } } }';
    expect(costOf(query, { y: false })).toBe(0);
    expect(costOf(query, { y: true })).toBe(11);
  });

  it('names the dearest path by the names of the client', () => {
    const { dearest } = estimateOf(
      schema,
      '{ all: customers(first: 200) { nodes { quotes(first: 50) { nodes { lines(first: 9) { nodes { id: lineNumber } } } } } } }',
    );
    expect(dearest).toEqual({ path: ['all', 'nodes', 'quotes', 'nodes', 'lines', 'nodes'], cost: 90_000 });
  });

  it('counts mutations by what they write', () => {
    const create = 'mutation ($i: CreateQuoteInput!) { createQuote(input: $i) { quote { id } } }';
    const lines = Array.from({ length: 100 }, () => ({ productNumber: 'A0001', quantity: '1' }));
    expect(costOf(create, { i: { name: 'q', customer: 'usmf:US-001', lines } })).toBe(10 + 100 * 10 + 2);
    expect(costOf('mutation { triggerSync(entity: QUOTE, all: true) { id } }')).toBe(5_011);
    expect(costOf('mutation { triggerSync(entity: QUOTE, keys: ["usmf:1", "usmf:2"]) { id } }')).toBe(31);
  });

  it('counts introspection exactly', () => {
    const query = getIntrospectionQuery();
    const { data } = executeSync({ schema, document: parse(query) });
    expect(costOf(query)).toBe(objectsIn(data as Json) - 1);
    expect(costOf(query)).toBeLessThan(100_000);
  });

  it('knows every list that has no pages', () => {
    const lists = Object.values(schema.getTypeMap())
      .filter((type) => isObjectType(type) && !type.name.startsWith('__'))
      .flatMap((type) =>
        isObjectType(type)
          ? Object.values(type.getFields())
              .filter(
                (field) => /\[/.test(field.type.toString()) && isCompositeType(getNamedType(field.type)),
              )
              .filter(({ name }) => !(type.name.endsWith('Connection') && ['nodes', 'edges'].includes(name)))
              .map(({ name }) => `${type.name}.${name}`)
          : [],
      );
    expect(Object.keys(costTable.lists).toSorted()).toEqual(lists.toSorted());
  });

  it('finds every connection behind a field that takes `first`', () => {
    const fields = Object.values(schema.getTypeMap()).flatMap((type) =>
      isObjectType(type) ? Object.values(type.getFields()) : [],
    );
    for (const { name, type, args } of fields)
      if (getNamedType(type).name.endsWith('Connection'))
        expect([name, args.some((argument) => argument.name === 'first')]).toEqual([name, true]);
  });
});
