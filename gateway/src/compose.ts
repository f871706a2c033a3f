/**
 * The supergraph from the schemas of the subgraphs. As a program (`npm run compose`) it writes
 * gateway/supergraph.graphql; with `--check` it only compares.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { readSubgraphSdl } from '@p2c/subgraph-runtime';
import { composeServices } from '@theguild/federation-composition';
import { parse } from 'graphql';

export interface SubgraphSchema {
  readonly name: string;
  readonly sdl: string;
}

/** The schemas do not fit together; every message names the subgraphs and fields concerned. */
export class CompositionError extends Error {
  override readonly name = 'CompositionError';
  readonly code = 'COMPOSITION_FAILED';
}

/** Composes; throws a CompositionError that lists every problem. The result depends on the schemas alone. */
export function composeSupergraph(subgraphs: readonly SubgraphSchema[]): string {
  const { errors, supergraphSdl } = composeServices(
    subgraphs.map(({ name, sdl }) => ({ name, typeDefs: parse(sdl), url: `http://${name}.subgraph/` })),
  );
  if (errors?.length || !supergraphSdl) {
    throw new CompositionError(
      `The subgraphs do not compose:\n${errors?.map(({ message }) => `- ${message}`).join('\n')}`,
    );
  }
  return `${supergraphSdl.trimEnd()}\n`;
}

/** The schemas as they stand in the repository. */
export function readSubgraphSchemas(): SubgraphSchema[] {
  return [
    { name: 'sales', sdl: readSubgraphSdl('sales') },
    { name: 'finance-operations', sdl: readSubgraphSdl('finance-operations') },
    { name: 'sync', sdl: readFileSync(new URL('../../sync/schema.graphql', import.meta.url), 'utf8') },
  ];
}

if (import.meta.main) {
  const file = new URL('../supergraph.graphql', import.meta.url);
  try {
    const composed = composeSupergraph(readSubgraphSchemas());
    if (!process.argv.includes('--check')) writeFileSync(file, composed);
    else if (readFileSync(file, 'utf8') !== composed)
      throw new CompositionError('gateway/supergraph.graphql is not current: run `npm run compose`.');
  } catch (error) {
    process.stderr.write(`${error instanceof CompositionError ? error.message : String(error)}\n`);
    process.exit(1);
  }
}
