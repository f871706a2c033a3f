import { readFileSync } from 'node:fs';
import { isJsonObject, type Json, type JsonObject } from '../json.ts';
import { parseJson } from '../parse-json.ts';

/** Rows by entity set, in the order they are to be created. */
export type Seed = ReadonlyMap<string, readonly JsonObject[]>;

/** Reads a file of example records: `{"entity set": [record, …], …}`. Throws when it has another form. */
export function readSeed(name: 'dataverse' | 'finance-operations'): Seed {
  const file = new URL(`../../seed/${name}.json`, import.meta.url);
  return parseSeed(parseJson(readFileSync(file, 'utf8')), file.pathname);
}

/** The legal entities that the example records bring along, in lower case. */
export function seededCompanies(): string[] {
  return (readSeed('finance-operations').get('LegalEntities') ?? []).map(({ LegalEntityId }) =>
    String(LegalEntityId).toLowerCase(),
  );
}

/** Example records out of JSON. `source` names them in errors. */
export function parseSeed(json: Json, source: string): Seed {
  if (!isJsonObject(json)) throw new Error(`${source} must be an object of entity sets.`);
  return new Map(
    Object.entries(json).map(([entitySet, rows]) => {
      const list: readonly Json[] = Array.isArray(rows) ? rows : [];
      const records = list.filter(isJsonObject);
      if (!Array.isArray(rows) || records.length !== list.length)
        throw new Error(`${source}: ${entitySet} must be a list of records.`);
      return [entitySet, records];
    }),
  );
}
