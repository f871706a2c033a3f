import { readFileSync } from 'node:fs';
import { composeServices } from '@apollo/composition';
import {
  type ASTNode,
  type DirectiveNode,
  lexicographicSortSchema,
  parse,
  print,
  printSchema,
} from 'graphql';
import { describe, expect, it } from 'vitest';
import { CompositionError, composeSupergraph, readSubgraphSchemas } from './compose.ts';
import { createApiSchema } from './execute/api-schema.ts';

const printApi = (supergraphSdl: string) =>
  printSchema(lexicographicSortSchema(createApiSchema(supergraphSdl)));

interface Named {
  readonly name?: { readonly value: string };
  readonly directives?: readonly DirectiveNode[];
  readonly fields?: readonly ASTNode[];
  readonly values?: readonly ASTNode[];
}

/** Which subgraph knows what, by which key: every join directive of a supergraph with the place where it stands. */
function joinFacts(supergraphSdl: string): string[] {
  const factsAt = (node: Named, place: string): string[] =>
    (node.directives ?? [])
      .filter(({ name }) => name.value.startsWith('join__'))
      .map((directive) => {
        const given = (directive.arguments ?? []).map((argument) => print(argument)).sort();
        return `${place} @${directive.name.value}(${given.join(', ')})`;
      });
  return parse(supergraphSdl)
    .definitions.flatMap((definition) => {
      const type: Named = definition as Named;
      const members: readonly Named[] = [...(type.fields ?? []), ...(type.values ?? [])] as Named[];
      return [
        ...factsAt(type, type.name?.value ?? 'schema'),
        ...members.flatMap((member) => factsAt(member, `${type.name?.value}.${member.name?.value}`)),
      ];
    })
    .sort();
}

/** What `compose` says of schemas that do not fit. */
function problemsOf(...schemas: readonly string[]): string {
  const link =
    'extend schema @link(url: "https://specs.apollo.dev/federation/v2.5", import: ["@key", "@requires", "@external", "@shareable"])\n';
  try {
    composeSupergraph(
      schemas.map((sdl, index) => ({ name: ['first', 'second'][index] ?? 'third', sdl: link + sdl })),
    );
  } catch (error) {
    if (error instanceof CompositionError) return error.message;
    throw error;
  }
  return 'none';
}

describe('the supergraph', () => {
  it('in the repository is what the schemas of the subgraphs compose to', () => {
    const committed = readFileSync(new URL('../supergraph.graphql', import.meta.url), 'utf8');
    expect(composeSupergraph(readSubgraphSchemas())).toBe(committed);
  });

  it('is the same whatever the order of the subgraphs, as clients see it', () => {
    expect(printApi(composeSupergraph(readSubgraphSchemas().reverse()))).toBe(
      printApi(composeSupergraph(readSubgraphSchemas())),
    );
  });

  describe('composed by the reference implementation as well', () => {
    const { supergraphSdl, schema, errors } = composeServices(
      readSubgraphSchemas().map(({ name, sdl }) => ({
        name,
        typeDefs: parse(sdl),
        url: `http://${name}.subgraph/`,
      })),
    );
    const ours = composeSupergraph(readSubgraphSchemas());

    it('has the same API schema', () => {
      expect(errors).toBeUndefined();
      const reference = schema?.toAPISchema().toGraphQLJSSchema();
      expect(printApi(ours)).toBe(reference && printSchema(lexicographicSortSchema(reference)));
      expect(printApi(ours)).toBe(printApi(supergraphSdl ?? ''));
    });

    it('says the same of every type, field and enum value: which subgraph knows it, and by which key', () => {
      const facts = joinFacts(ours);
      expect(facts).toEqual(joinFacts(supergraphSdl ?? ''));
      expect(facts).toContain('Customer @join__type(graph: SALES, key: "id")');
    });
  });

  it('shows clients nothing of federation', () => {
    const api = printApi(composeSupergraph(readSubgraphSchemas()));
    expect(api).not.toMatch(/join__|link__|federation__|_entities|_service|_Any/);
  });
});

describe('schemas that do not fit', () => {
  it.each([
    [
      'a field that two subgraphs resolve without sharing it',
      problemsOf(
        'type Query { a: T } type T @key(fields: "id") { id: ID! name: String }',
        'type T @key(fields: "id") { id: ID! name: String }',
      ),
      [/T\.name/, /first/, /second/],
    ],
    [
      'a type that is another kind elsewhere',
      problemsOf('type Query { a: T } type T { id: ID }', 'type Query { b: T } scalar T'),
      [/T/, /first/, /second/],
    ],
    [
      'a field that no path leads to',
      problemsOf(
        'type Query { a: T } type T { id: ID! }',
        'type T @key(fields: "other") { other: ID! far: String }',
      ),
      [/far/, /second/],
    ],
    [
      'a requirement of a field that is not there',
      problemsOf(
        'type Query { a: T } type T @key(fields: "id") { id: ID! }',
        'type T @key(fields: "id") { id: ID! x: Int @requires(fields: "ghost") }',
      ),
      [/ghost/, /second/],
    ],
  ])('%s: the message names type, field and subgraphs', (_, message, expected) => {
    expect(message).toMatch(/^The subgraphs do not compose:\n- /);
    for (const part of expected) expect(message).toMatch(part);
    expect(message).not.toMatch(/\n\s+at /);
  });

  it('several problems are told at once', () => {
    const message = problemsOf(
      'type Query { a: T } type T @key(fields: "id") { id: ID! name: String other: Int }',
      'type T @key(fields: "id") { id: ID! name: String other: Int }',
    );
    expect(message.match(/^- /gm)).toHaveLength(2);
  });
});
