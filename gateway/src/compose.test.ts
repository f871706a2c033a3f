import { readFileSync } from 'node:fs';
import { composeServices } from '@apollo/composition';
import { lexicographicSortSchema, parse, printSchema } from 'graphql';
import { describe, expect, it } from 'vitest';
import { CompositionError, composeSupergraph, readSubgraphSchemas } from './compose.ts';
import { createApiSchema } from './execute/api-schema.ts';

const printApi = (supergraphSdl: string) =>
  printSchema(lexicographicSortSchema(createApiSchema(supergraphSdl)));

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

  it('has the API schema that the composition of the specification gives', () => {
    const { supergraphSdl, schema, errors } = composeServices(
      readSubgraphSchemas().map(({ name, sdl }) => ({ name, typeDefs: parse(sdl), url: `http://${name}/` })),
    );
    expect(errors).toBeUndefined();
    const specified = schema?.toAPISchema().toGraphQLJSSchema();
    if (!specified || !supergraphSdl) throw new Error('Expected a composed schema, got none.');
    const ours = composeSupergraph(readSubgraphSchemas());
    expect(printApi(ours)).toBe(printSchema(lexicographicSortSchema(specified)));
    expect(printApi(ours)).toBe(printApi(supergraphSdl));
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
