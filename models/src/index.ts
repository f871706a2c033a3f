import { readFileSync } from 'node:fs';

/** Which of the two systems a model describes. */
export type ModelName = 'dataverse' | 'finance-operations';

/** The CSDL (`$metadata`) text of a system, trimmed to what prospect to cash uses. */
export function readModel(name: ModelName): string {
  return readFileSync(new URL(`../${name}.csdl.xml`, import.meta.url), 'utf8');
}
