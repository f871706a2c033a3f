import { buildClientSchema, getIntrospectionQuery, printSchema } from 'graphql';
import { describe, expect, it } from 'vitest';
import type { Planner } from '../planner/planner.ts';
import { defaultLimits } from '../plugins/limits.ts';
import { createFederation } from '../testing/federation.ts';

const sources = {
  people: {
    sdl: `
      type Query { person(id: ID! = "1", mood: Mood = GOOD, tags: [Tag!]): Person people(first: Int = 2): [Person] mood: Mood }
      type Person @key(fields: "id") { id: ID! name: String mood: Mood tags: [String] }
      enum Mood { GOOD BAD HIDDEN @inaccessible }
      input Tag { name: String! weight: Int = 1 }`,
    resolvers: {
      Query: {
        person: (_: unknown, { id, mood, tags }: { id: string; mood: string; tags?: object[] }) => ({
          id,
          name: `n${id}`,
          mood: id === 'hidden' ? 'HIDDEN' : mood,
          tags: tags?.map((tag) => JSON.stringify(tag)),
        }),
        people: (_: unknown, { first }: { first: number }) =>
          Array.from({ length: first }, (_value, index) => ({ id: String(index), name: `n${index}` })),
        mood: () => 'HIDDEN',
      },
    },
  },
  ages: {
    sdl: 'type Person @key(fields: "id") { id: ID! age(plus: Int = 0): Int friend: Person }',
    resolvers: {
      Person: {
        __resolveReference: async (person: object) => person,
        age: (_: unknown, { plus }: { plus: number }) => 30 + plus,
        friend: () => ({ id: 'friend' }),
      },
    },
  },
};
const graph = createFederation(sources);

describe('@skip and @include', () => {
  it.each([true, false])(
    'by a variable (%s) hold for fields, fragments and what other subgraphs know',
    async (on) => {
      const { data, fetches } = await graph.run(
        `query ($on: Boolean!) {
        person { name @include(if: $on) age @skip(if: $on) ... @include(if: $on) { friend { age } } ...F @skip(if: $on) }
        people(first: 1) @skip(if: $on) { id }
      }
      fragment F on Person { id mood }`,
        { variables: { on } },
      );
      expect(data).toEqual(
        on
          ? { person: { name: 'n1', friend: { age: 30 } } }
          : { person: { age: 30, id: '1', mood: 'GOOD' }, people: [{ id: '0' }] },
      );
      expect(fetches.filter((fetch) => fetch.startsWith('ages')).length).toBeLessThanOrEqual(2);
    },
  );

  it.each([
    [true, true],
    [true, false],
    [false, true],
    [false, false],
  ])('on one response key (%s, %s) keep it where either selection does', async (a, b) => {
    const { data } = await graph.run(
      `query ($a: Boolean!, $b: Boolean!) {
        person {
          x: name @include(if: $a) x: name @skip(if: $b)
          y: age @include(if: $a) y: age @skip(if: $b)
          friend @include(if: $a) { age } friend @skip(if: $b) { id }
          z: age(plus: 1) @include(if: $a) @skip(if: $b)
        }
      }`,
      { variables: { a, b } },
    );
    expect(data).toEqual({
      person: {
        ...(a || !b ? { x: 'n1', y: 30 } : {}),
        ...(a || !b ? { friend: { ...(a && { age: 30 }), ...(!b && { id: 'friend' }) } } : {}),
        ...(a && !b ? { z: 31 } : {}),
      },
    });
  });

  it('by a default of the variable, and literally, leave an empty answer where nothing is left', async () => {
    const { data, errors, fetches } = await graph.run(
      'query ($no: Boolean = false) { person @include(if: $no) { age } people @skip(if: true) { id } }',
    );
    expect({ data, errors }).toEqual({ data: {}, errors: [] });
    expect(fetches.filter((fetch) => fetch.startsWith('ages'))).toEqual([]);
  });
});

describe('variables', () => {
  it('take their defaults, and those of arguments and of input fields', async () => {
    const { data } = await graph.run(
      `query ($id: ID! = "7", $plus: Int = 5, $mood: Mood, $tags: [Tag!]) {
        person(id: $id, mood: $mood, tags: $tags) { id mood tags age(plus: $plus) }
      }`,
      { variables: { tags: { name: 'a' } } },
    );
    expect(data).toEqual({
      person: { id: '7', mood: 'GOOD', tags: ['{"name":"a","weight":1}'], age: 35 },
    });
  });

  it('given as null are null, not their default', async () => {
    const { data } = await graph.run(
      'query ($plus: Int = 5, $mood: Mood = BAD) { person(mood: $mood) { mood age(plus: $plus) } }',
      {
        variables: { plus: null, mood: null },
      },
    );
    expect(data).toEqual({ person: { mood: null, age: 30 } });
  });

  it('that nest without end are refused, whatever they are for', async () => {
    const deep = (levels: number): unknown => JSON.parse(`${'['.repeat(levels)}${']'.repeat(levels)}`);
    const run = (variables: Record<string, unknown>) => graph.run('{ person { id } }', { variables });
    for (const variables of [{ tags: deep(100_000) }, { unused: { a: deep(40) } }])
      expect(await run(variables)).toMatchObject({
        errors: [
          {
            message: 'Expected variables of at most 40 levels of lists and objects, got more.',
            extensions: { code: 'BAD_USER_INPUT' },
          },
        ],
        fetches: [],
      });
    expect(await run({ unused: deep(40) })).toMatchObject({ data: { person: { id: '1' } }, errors: [] });
  });

  it.each([
    ['a wrong type', { id: {} }, /\$id.*ID/],
    ['a missing one', {}, /\$id.*required type "ID!"/],
    ['an unknown enum value', { id: '1', mood: 'UGLY' }, /\$mood.*UGLY/],
    ['an enum value that clients do not see', { id: '1', mood: 'HIDDEN' }, /\$mood.*HIDDEN/],
    ['an unknown input field', { id: '1', tags: [{ name: 'a', colour: 'red' }] }, /\$tags.*colour/],
    ['a missing input field', { id: '1', tags: [{ weight: 2 }] }, /\$tags.*name/],
    ['a null inside a list that has none', { id: '1', tags: [null] }, /\$tags.*null/],
  ])('%s are refused with BAD_USER_INPUT and their name, before any fetch', async (_, variables, message) => {
    const { data, errors, fetches } = await graph.run(
      'query ($id: ID!, $mood: Mood, $tags: [Tag!]) { person(id: $id, mood: $mood, tags: $tags) { id } }',
      { variables },
    );
    expect(data).toBeUndefined();
    expect(errors).toEqual([
      expect.objectContaining({
        message: expect.stringMatching(message),
        extensions: { code: 'BAD_USER_INPUT' },
      }),
    ]);
    expect(fetches).toEqual([]);
  });

  it('that no operation declares are ignored, as GraphQL has it', async () => {
    const { data } = await graph.run('{ person { id } }', { variables: { other: 1 } });
    expect(data).toEqual({ person: { id: '1' } });
  });
});

describe('enum values that clients do not see', () => {
  it('become null in an answer', async () => {
    const { data } = await graph.run('{ mood person(id: "hidden") { mood } }');
    expect(data).toEqual({ mood: null, person: { mood: null } });
  });
});

describe('introspection', () => {
  it('alone gives the API schema, and asks no subgraph', async () => {
    const { data, fetches } = await graph.run(getIntrospectionQuery());
    const sdl = printSchema(buildClientSchema(data as never));
    expect(sdl).toBe(printSchema(graph.executor.apiSchema));
    expect(sdl).not.toMatch(/join__|HIDDEN|_entities|_service/);
    expect(fetches).toEqual([]);
  });

  it('mixed with data and with variables answers both, in the order asked', async () => {
    const { data, errors, fetches } = await graph.run(
      `query ($name: String!, $deprecated: Boolean = true, $id: ID!) {
        ...Meta person(id: $id) { age } t: __typename s: __schema { queryType { ...T } }
      }
      fragment Meta on Query { __type(name: $name) { ...T fields(includeDeprecated: $deprecated) { name } } }
      fragment T on __Type { name }`,
      { variables: { name: 'Person', id: '3' } },
    );
    expect(errors).toEqual([]);
    expect(JSON.stringify(data)).toBe(
      JSON.stringify({
        __type: {
          name: 'Person',
          fields: ['id', 'age', 'friend', 'name', 'mood', 'tags'].map((name) => ({ name })),
        },
        person: { age: 30 },
        t: 'Query',
        s: { queryType: { name: 'Query' } },
      }),
    );
    expect(fetches).toHaveLength(2);
  });

  it('can be skipped, and an unknown type is null', async () => {
    const { data } = await graph.run(
      'query ($no: Boolean!) { __schema @include(if: $no) { queryType { name } } __type(name: "Nobody") { name } }',
      { variables: { no: false } },
    );
    expect(data).toEqual({ __type: null });
  });

  it('of the type name alone needs no plan', async () => {
    expect(await graph.run('{ __typename }')).toEqual({
      data: { __typename: 'Query' },
      errors: [],
      fetches: [],
    });
  });
});

describe('operations', () => {
  it('are planned over subgraphs as deep as the limits let them be', async () => {
    const levels = defaultLimits.nestingMax - 2;
    const { data, errors } = await graph.run(
      `{ person { ${'... { '.repeat(levels)} age friend { age } ${'}'.repeat(levels)} } }`,
    );
    expect({ data, errors }).toEqual({ data: { person: { age: 30, friend: { age: 30 } } }, errors: [] });
  });

  const two = 'query A { person { id } } query B { person { id age } }';

  it('of one document are chosen by name, and each has its own plan', async () => {
    expect((await graph.run(two, { operationName: 'A' })).data).toEqual({ person: { id: '1' } });
    expect((await graph.run(two, { operationName: 'B' })).data).toEqual({ person: { id: '1', age: 30 } });
    expect((await graph.run(two, { operationName: 'A' })).data).toEqual({ person: { id: '1' } });
  });

  it.each([undefined, 'C', ''])('not named so that one is meant (%s) are refused', async (operationName) => {
    const { errors } = await graph.run(two, operationName === undefined ? {} : { operationName });
    expect(errors[0]?.extensions?.code).toBe('OPERATION_RESOLUTION_FAILURE');
  });

  it('are planned once, and the plan that was not asked for the longest is forgotten', async () => {
    const planned: string[] = [];
    const planner: Planner = {
      async plan(document) {
        planned.push(document);
        return undefined;
      },
    };
    const { run } = createFederation(sources, { planner });
    for (let turn = 0; turn < 3; turn += 1) await run('{ people(first: 0) { id } }');
    expect(planned).toHaveLength(1);
    for (let first = 1; first <= 1_000; first += 1) await run(`{ people(first: ${first}) { id } }`);
    expect(planned).toHaveLength(1_001);
    await run('{ people(first: 1000) { id } }');
    expect(planned).toHaveLength(1_001);
    await run('{ people(first: 0) { id } }');
    expect(planned).toHaveLength(1_002);
  });

  it('are not planned when a variable is wrong', async () => {
    const planner: Planner = { plan: async () => Promise.reject(new Error('must not be asked')) };
    const { run } = createFederation(sources, { planner });
    const { errors } = await run('query ($id: ID!) { person(id: $id) { id } }');
    expect(errors[0]?.extensions?.code).toBe('BAD_USER_INPUT');
  });
});
