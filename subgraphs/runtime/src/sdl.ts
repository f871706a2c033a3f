import { globSync, readFileSync } from 'node:fs';

/** `subgraphs/ownership.graphql`: the directives that every subgraph schema is read together with. */
const ownership = new URL('../../ownership.graphql', import.meta.url);

/** One file of a subgraph's schema, named as in the repository. */
export interface SchemaFile {
  readonly file: string;
  readonly text: string;
}

/** The files of a subgraph's folder `schema`, one for each entity, by name. */
export function readSchemaFiles(subgraph: string): SchemaFile[] {
  const folder = new URL(`../../${subgraph}/schema/`, import.meta.url);
  return globSync('*.graphql', { cwd: folder })
    .toSorted()
    .map((name) => ({
      file: `subgraphs/${subgraph}/schema/${name}`,
      text: readFileSync(new URL(name, folder), 'utf8'),
    }));
}

/** The SDL of a subgraph from the files of its schema, with the directives of ownership. */
export function readSubgraphSdl(subgraph: string): string {
  return withOwnership(
    readSchemaFiles(subgraph)
      .map(({ text }) => text)
      .join('\n'),
  );
}

/** A schema text followed by the directives of ownership. */
export function withOwnership(schema: string): string {
  return `${schema}\n${readFileSync(ownership, 'utf8')}`;
}
