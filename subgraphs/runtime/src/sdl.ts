import { readFileSync } from 'node:fs';

/** `subgraphs/ownership.graphql`: the directives that every subgraph schema is read together with. */
const ownershipSdl = new URL('../../ownership.graphql', import.meta.url);

/** The SDL of a subgraph: its schema.graphql followed by the directives of ownership. */
export function readSubgraphSdl(schema: URL): string {
  return `${readFileSync(schema, 'utf8')}\n${readFileSync(ownershipSdl, 'utf8')}`;
}
