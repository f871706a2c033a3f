import { readFileSync } from 'node:fs';
import { readSchemaFiles } from '@p2c/subgraph-runtime';
import { ConfigError } from './config.ts';

/** The schemas as text, with the names that diagnostics and rules point at. */
export function readRuleFiles(ownership: string | undefined) {
  const schemas = ['sales', 'finance-operations'].flatMap(readSchemaFiles);
  if (ownership === undefined) return { schemas };
  return { schemas, overrides: { file: ownership, text: readOverrides(ownership) } };
}

function readOverrides(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new ConfigError(
      `--ownership must name a file of overrides that can be read; ${file} is none (${(error as NodeJS.ErrnoException).code}).`,
    );
  }
}
