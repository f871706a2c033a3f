import { readFileSync } from 'node:fs';

/** `subgraphs/ownership.graphql`: the directives that every subgraph schema is read together with. */
const ownership = new URL('../../ownership.graphql', import.meta.url);

/** The SDL of a subgraph from its schema.graphql. */
export function readSubgraphSdl(schema: URL): string {
  return withOwnership(readFileSync(schema, 'utf8'));
}

/** A schema text followed by the directives of ownership. */
export function withOwnership(schema: string): string {
  return `${schema}\n${readFileSync(ownership, 'utf8')}`;
}
